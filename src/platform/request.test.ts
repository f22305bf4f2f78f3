import { describe, expect, test } from "vitest";
import { addressOf, deviceOf, languageIn, networkOf, PEER } from "./request";

test.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36 Edg/153.0.0.0",
    "Edge 153 · Windows",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
    "Safari 18 · macOS",
  ],
  [
    "Mozilla/5.0 (Linux; Android 14; X) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0",
    "WeChat 8 · Android",
  ],
  [
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/153.0.0.0 Safari/537.36",
    "Chrome 153 · Linux",
  ],
  ["curl/8.5.0", "curl/8.5.0"],
  ["", "?"],
  ["<script>", "?"],
])("%s", (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});

test.each([
  ["locale=en", "en"],
  ["elder=on; locale=zh-CN; session=x", "zh-CN"],
  ["", undefined],
  ["locale=fr", undefined],
  ["mylocale=en", undefined],
])("the language chosen in a browser: %s", (cookies, language) => {
  expect(languageIn(cookies)).toBe(language);
});

describe("the address from which a request came", () => {
  const came = (proxies: number, { peer = "192.0.2.1", written }: { peer?: string; written?: string }) =>
    addressOf(new Headers({ [PEER]: peer, ...(written === undefined ? {} : { "x-forwarded-for": written }) }), proxies);

  test("is the socket's own, whatever the client wrote", () => {
    expect(came(0, {})).toBe("192.0.2.1");
    expect(came(0, { written: "203.0.113.9" })).toBe("192.0.2.1");
    expect(came(0, { peer: "::ffff:192.0.2.7" })).toBe("192.0.2.7");
    expect(addressOf(new Headers({ "x-forwarded-for": "203.0.113.9" }), 0)).toBe("");
  });

  test("is what the outermost of one's own proxies wrote, however much the client put before", () => {
    expect(came(1, { written: "203.0.113.9" })).toBe("203.0.113.9");
    expect(came(1, { written: "10.0.0.1, 198.51.100.2 ,203.0.113.9" })).toBe("203.0.113.9");
    expect(came(2, { written: "10.0.0.1, 203.0.113.9, 192.0.2.2" })).toBe("203.0.113.9");
  });

  test("is the nearest known where fewer proxies spoke than there should be", () => {
    expect(came(1, {})).toBe("192.0.2.1");
    expect(came(3, { written: "203.0.113.9" })).toBe("203.0.113.9");
  });

  test("is never longer than an address", () => {
    expect(came(1, { written: "9".repeat(500) })).toHaveLength(45);
  });
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("one visitor: %s is of %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
