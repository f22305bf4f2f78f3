import { expect, test } from "vitest";
import { isLedHere, isSameOrigin, keptPage, postedForm, readBody } from "./form-post";

const request = (headers: Record<string, string>, body?: string) =>
  new Request("http://portal.test/complaints/1/firm/save", {
    method: "POST",
    headers: { host: "portal.test", ...headers },
    ...(body === undefined ? {} : { body }),
  });

test("only a page of this very site may post", () => {
  expect(isSameOrigin(request({ origin: "http://portal.test" }))).toBe(true);
  expect(isSameOrigin(request({ origin: "http://portal.test", "sec-fetch-site": "same-origin" }))).toBe(true);
  expect(isSameOrigin(request({ origin: "http://portal.test", "sec-fetch-site": "same-site" }))).toBe(false);
  expect(isSameOrigin(request({ origin: "http://evil.test" }))).toBe(false);
  expect(isSameOrigin(request({ origin: "http://portal.test.evil.test" }))).toBe(false);
  expect(isSameOrigin(request({ origin: "null" }))).toBe(false);
  expect(isSameOrigin(request({}))).toBe(true);
  expect(isSameOrigin(request({ "sec-fetch-site": "cross-site" }))).toBe(false);
  expect(isSameOrigin(request({ origin: "http://other.test", "x-forwarded-host": "other.test" }))).toBe(true);
});

test("an address that was typed leads nobody here, another site does", () => {
  const led = (site?: string) => isLedHere(request(site ? { "sec-fetch-site": site } : {}));
  expect([undefined, "none", "same-origin", "same-site", "cross-site"].map(led)).toEqual([
    ...[false, false, false],
    ...[true, true],
  ]);
});

test("a form is read, what is too large or none is not", async () => {
  const type = { "content-type": "application/x-www-form-urlencoded" };
  expect((await postedForm(request(type, "a=1&a=2")))?.getAll("a")).toEqual(["1", "2"]);
  expect(await postedForm(request({ "content-type": "text/plain" }, "a=1"))).toBeUndefined();
  expect(await postedForm(request({ ...type, "content-length": "9000000" }, "a=1"))).toBeUndefined();
});

test("a form is measured as it comes, where its length wasn't said", async () => {
  const form = new FormData();
  form.append("letter", new File(["letter"], "授权书.pdf"));
  const { headers, body } = new Response(form);
  const bytes = new Uint8Array(await new Response(body).arrayBuffer());
  const sent = (part: Uint8Array) =>
    new Request("http://portal.test/api/letters", {
      ...{ method: "POST", duplex: "half", headers: { "content-type": headers.get("content-type") ?? "" } },
      body: new Blob([part as Uint8Array<ArrayBuffer>]).stream(),
    });
  const read = await readBody(sent(bytes), bytes.length);
  expect(read instanceof FormData && read.get("letter")).toMatchObject({ name: "授权书.pdf", size: 6 });
  expect(await readBody(sent(bytes), bytes.length - 1)).toBe("too-large");
  expect(await readBody(sent(bytes.subarray(0, -20)), bytes.length)).toBe("no-form");
});

test("the page that keeps what was typed shows it whole and runs nothing of it", async () => {
  const typed = '</textarea><script>alert(1)</script>\n"二"';
  const page = keptPage(request({ "content-security-policy": "style-src 'nonce-abc'" }), {
    status: 401,
    locale: "zh-CN",
    title: "还没有存上",
    sentences: ["登录已过期"],
    again: "再存一次",
    fields: [
      { name: "account", value: typed, label: "经过" },
      { name: "_form", value: "a'b" },
    ],
  });
  const html = await page.text();
  expect(page.status).toBe(401);
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(html).not.toContain("<script>");
  expect(html).toContain("\n&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;\n&quot;二&quot;</textarea>");
  expect(html).toContain('value="a&#39;b"');
  expect(html).toContain('<style nonce="abc">');
});
