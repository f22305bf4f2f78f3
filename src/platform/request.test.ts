import { expect, test } from "vitest";
import { deviceOf, visitorOf } from "./request";

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

test("the address is the first that the proxies wrote down", () => {
  expect(visitorOf(new Headers({ "x-forwarded-for": "::ffff:192.0.2.7, 10.0.0.1" })).address).toBe("192.0.2.7");
  expect(visitorOf(new Headers()).address).toBe("");
});
