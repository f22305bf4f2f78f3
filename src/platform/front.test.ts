import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { askAt, EMPTY, page, SCREENS } from "@tests/support/asking";
import { afterAll, beforeAll, expect, test } from "vitest";
import { standBefore } from "./front";
import { ASKED, addressOf, NUMBER, PEER, POSTED } from "./request";

/** Which pages were noted as failed. */
const noted: { digest: string; path: string }[] = [];

/** A server that answers as the framework does, behind what stands before it. */
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const server = createServer((asked, response) => answer(asked, response));

beforeAll(async () => {
  standBefore(SCREENS, (fault) => `REF-${noted.push(fault)}`);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

function ask(path: string, headers?: Record<string, string>, form?: string, method?: string) {
  return askAt(server, path, headers, { form, method });
}

test("each request carries the address of its socket and a number; what the client wrote in its place is lost", async () => {
  answer = ({ headers }, response) => {
    const told = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      typeof value === "string" ? [[name, value]] : [],
    );
    response.end(addressOf(new Headers(told), 0));
  };
  expect((await ask("/", { [PEER]: "203.0.113.9" })).text).toBe("127.0.0.1");
  answer = ({ headers }, response) => response.end(headers[NUMBER]);
  expect((await ask("/api/exports/1", { [NUMBER]: "another's" })).text).toMatch(/^[0-9a-f-]{36}$/);
});

test("a host that can't be one is a bad request; of what proxies say of it the first counts, if it can be one", async () => {
  answer = ({ url, headers: { host, "x-forwarded-host": forwarded = "-" } }, response) =>
    response.end(`${url} ${host} ${forwarded}`);
  for (const host of ["a b", "[::", "x:99999", "a/b", "a@b", "%00"])
    expect(await ask("/api/auth/csrf", { host }), host).toMatchObject({ status: 400, text: "" });
  const told = async (forwarded: string) =>
    (await ask("/sign-in", { host: "portal.test:8080", "x-forwarded-host": forwarded })).text;
  expect(await told("humi.test, inner.test")).toBe("/sign-in portal.test:8080 humi.test");
  expect(await told("a b")).toBe("/sign-in portal.test:8080 -");
});

test("a page is sent whole, its scripts behind its content, compressed for whoever reads that", async () => {
  const html =
    '<!DOCTYPE html><html><head><script src="/_next/static/a.js" async="" nonce="n1"></script></head><body>正文</body></html>';
  answer = (_, response) => page(response, html);
  const plain = await ask("/complaints");
  expect(plain.text).toMatch(/<body>正文<script nonce="n1">.*\["\/_next\/static\/a.js"\].*<\/script><\/body>/);
  expect(plain.text).not.toContain("async");
  expect(plain.headers["content-length"]).toBe(String(Buffer.byteLength(plain.text)));
  const small = await ask("/complaints", { "accept-encoding": "br, gzip" });
  expect(small.headers).toMatchObject({ "content-encoding": "gzip", vary: "Accept-Encoding" });
  expect(small.text).toBe(plain.text);
});

test("what is no page passes as it comes; scripts and data are compressed on the way, files handed out are not", async () => {
  const [rows, file] = ["2015,101\n".repeat(500), Buffer.alloc(4000, 7)];
  answer = ({ url }, response) => {
    response.setHeader("Content-Type", url === "/api/evidence" ? "application/octet-stream" : "text/csv");
    if (url === "/api/evidence") response.setHeader("Content-Disposition", "attachment");
    response.end(url === "/api/evidence" ? file : rows);
  };
  expect(await ask("/open-data/progress.csv")).toMatchObject({ text: rows });
  expect(await ask("/api/export", { "accept-encoding": "gzip" })).toMatchObject({
    headers: { "content-encoding": "gzip" },
    text: rows,
  });
  const bytes = await ask("/api/evidence", { "accept-encoding": "gzip" });
  expect(bytes.headers["content-encoding"]).toBeUndefined();
  expect(bytes.text).toBe(file.toString());
});

test("a file of the build is compressed once for all who come, and only one that is there", async () => {
  const script = "export const mine = 1;\n".repeat(500);
  const path = "/_next/static/chunks/a-1.js";
  let [status, text, keep] = [200, script, "public, max-age=31536000, immutable"];
  answer = (_, response) => {
    response.statusCode = status;
    response.setHeader("Content-Type", "application/javascript");
    response.setHeader("Content-Length", text.length);
    response.setHeader("Accept-Ranges", "bytes");
    response.setHeader("Cache-Control", keep);
    response.write(text.slice(0, 700));
    response.end(text.slice(700));
  };
  const coded = async (wanted?: string, query = "") => {
    const got = await ask(`${path}${query}`, wanted ? { "accept-encoding": wanted } : {});
    return { text: got.text, way: got.headers["content-encoding"], size: Number(got.headers["content-length"]) };
  };
  expect(await coded()).toEqual({ text: script, way: undefined, size: script.length });
  const small = await coded("gzip, deflate, br, zstd", "?dpl=1");
  expect(small).toMatchObject({ text: script, way: "br" });
  expect(small.size).toBeLessThan(200);
  expect(await coded("gzip")).toMatchObject({ text: script, way: "gzip" });
  // Whatever the framework says the second time: the name stands for what it said the first.
  text = "export const other = 2;\n".repeat(500);
  expect(await coded("br", "?dpl=2")).toEqual(small);
  keep = "no-store";
  expect(await coded("gzip")).toEqual({ text, way: undefined, size: text.length });
  [status, text] = [404, "Not Found"];
  expect(await coded("br")).toEqual({ text, way: undefined, size: text.length });
});

test("in place of an empty document stands the screen for it, under the same status and with its own policy", async () => {
  answer = ({ url, headers }, response) => {
    if (url === "/not-found") {
      response.setHeader("Content-Security-Policy", "script-src 'nonce-inner'");
      return page(response, `<html><body>没有这个页面 ${headers[ASKED]} ${headers.cookie}</body></html>`);
    }
    response.setHeader("Content-Security-Policy", "script-src 'nonce-outer'");
    page(response, EMPTY, 404);
  };
  const got = await ask("/cases/1?tab=x", { cookie: "session=1" });
  expect(got).toMatchObject({ status: 404, text: "<html><body>没有这个页面 /cases/1?tab=x session=1</body></html>" });
  expect(got.headers["content-security-policy"]).toBe("script-src 'nonce-inner'");
});

test("an unexpected error is told with its reference; when its screen fails too, a page of last resort says so", async () => {
  const failed = EMPTY.replace(
    "</body>",
    '<script>self.__next_f.push([1,"6:E{\\"digest\\":\\"314159\\"}\\n"])</script></body>',
  );
  answer = ({ url }, response) =>
    url?.startsWith("/failed?") ? page(response, `<html>${url}</html>`) : page(response, failed, 500);
  // The same fault twice: each has a reference of its own, and the log what the framework told it by.
  for (const reference of ["REF-1", "REF-2"])
    expect(await ask("/targets?q=x")).toMatchObject({
      ...{ status: 500, text: `<html>/failed?reference=${reference}</html>` },
    });
  const fault = { digest: "314159", path: "/targets" };
  expect(noted).toEqual([fault, fault]);
  answer = (_, response) => page(response, failed, 500);
  expect(await ask("/targets")).toMatchObject({ status: 500, text: "nothing works, REF-3" });
});

test("where too many are here at once a page says so, and when to come again; no other page is asked for that", async () => {
  const asked: (string | undefined)[] = [];
  const busy = EMPTY.replace(
    "</body>",
    '<script>self.__next_f.push([1,"6:E{\\"digest\\":\\"busy\\"}\\n"])</script></body>',
  );
  answer = ({ url }, response) => {
    asked.push(url);
    page(response, busy, 500);
    response.statusCode = 500;
  };
  expect(await ask("/targets")).toMatchObject({ status: 503, text: "too many", headers: { "retry-after": "5" } });
  expect(asked).toEqual(["/targets"]);
});

test("a redirection has no text", async () => {
  answer = (_, response) => {
    response.setHeader("Location", "/sign-in");
    page(response, EMPTY, 307);
  };
  expect(await ask("/cases")).toMatchObject({ status: 307, text: "", headers: { location: "/sign-in" } });
});

test("an address that can't be read is one that no page has; what is asked for in it is anything but U+0000", async () => {
  answer = ({ url }, response) => page(response, `<html>${url}</html>`);
  expect(await ask("/cases/%00?q=a")).toMatchObject({ text: "<html>/missing</html>" });
  expect(await ask("/targets?asOf=%00&q=a%00b?%00")).toMatchObject({
    text: "<html>/targets?asOf=%EF%BF%BD&q=a%EF%BF%BDb?%EF%BF%BD</html>",
  });
  expect(await ask("/cases?q=%2500")).toMatchObject({ text: "<html>/cases?q=%2500</html>" });
  expect(await ask("/%E0%A4%A?x=%E0")).toMatchObject({ text: "<html>/missing</html>" });
  expect(await ask("/cases?q=%E0%A4%A")).toMatchObject({ text: "<html>/cases?q=%E0%A4%A</html>" });
});

test("a file is read and nothing else, and what traces is a method that nothing takes", async () => {
  answer = ({ method, url }, response) => response.end(`${method} ${url}`);
  const told = async (method: string, path: string) => (await ask(path, {}, undefined, method)).text;
  for (const path of ["/_next/static/chunks/a.js?dpl=1", "/mark.svg", "/marks/seal-filed.svg", "/offline-worker.js"]) {
    expect(await told("GET", path)).toBe(`GET ${path}`);
    expect(await told("POST", path)).toBe("POST /missing");
  }
  expect(await told("TRACE", "/api/health")).toBe("PATCH /api/health");
  expect(await told("POST", "/marks")).toBe("POST /marks");
});

test("a form posted without a script by somebody who is signed out by now is answered with the page that keeps it, under the address it was posted to", async () => {
  const typed = '--b\r\ncontent-disposition: form-data; name="text"\r\n\r\n写了很久（演示）\r\n--b--\r\n';
  const read = async (asked: IncomingMessage) => {
    let text = "";
    for await (const part of asked.setEncoding("utf8")) text += String(part);
    return text;
  };
  let seen: unknown;
  answer = async (asked, response) => {
    const text = await read(asked);
    if (asked.url === "/signed-out") {
      response.setHeader("Content-Security-Policy", "style-src 'nonce-inner'");
      return page(
        response,
        `<html><body>${asked.headers["content-type"]} ${asked.headers[ASKED]} ${text}</body></html>`,
      );
    }
    seen = asked.headers[POSTED];
    response.statusCode = 303;
    response.setHeader("Location", "/sign-in?next=%2Fvisits%2Fnew&returned=1");
    response.end();
  };
  const type = "multipart/form-data; boundary=b";
  const length = String(Buffer.byteLength(typed));
  const got = await ask("/visits/new", { "content-type": type, "content-length": length }, typed);
  expect(got).toMatchObject({ status: 401, text: `<html><body>${type} /visits/new ${typed}</body></html>` });
  expect(got.headers.location).toBeUndefined();
  expect(got.headers["content-security-policy"]).toBe("style-src 'nonce-inner'");
  expect(seen).toBe("1");
  // A script is answered as it asked, and nobody claims to be held who isn't.
  const scripted = { "content-type": type, "content-length": length, "next-action": "1", [POSTED]: "1" };
  expect(await ask("/visits/new", scripted, typed)).toMatchObject({ status: 303, text: "" });
  expect(seen).toBeUndefined();
});

test("when the page that keeps a form can't be had, the way leads to signing in", async () => {
  answer = (asked, response) => {
    asked.resume();
    response.statusCode = asked.url === "/signed-out" ? 500 : 303;
    if (response.statusCode === 303) response.setHeader("Location", "/sign-in?next=%2F&returned=1");
    response.end();
  };
  const got = await ask("/x", { "content-type": "multipart/form-data; boundary=b", "content-length": "5" }, "--b--");
  expect(got).toMatchObject({ status: 303, headers: { location: "/sign-in?next=%2F&returned=1" } });
});

test("where the framework couldn't even begin a page stands one, and of a form that broke off on its way it says so", async () => {
  answer = (asked, response) => {
    asked.resume();
    if (asked.url?.startsWith("/failed?")) return page(response, `<html>${asked.url}</html>`);
    response.statusCode = 500;
    response.setHeader("Content-Type", "text/plain");
    response.end("Internal Server Error");
    response.statusCode = 500;
  };
  const html = { "content-type": "text/html; charset=utf-8" };
  const broken = { "content-type": "multipart/form-data; boundary=b", "content-length": "3" };
  expect(await ask("/sign-in", broken, "--b")).toMatchObject({
    ...{ status: 400, headers: html, text: "<html>/failed?form=unread</html>" },
  });
  expect(await ask("/targets")).toMatchObject({
    status: 500,
    headers: html,
    text: "<html>/failed?reference=REF-5</html>",
  });
  // Whoever asks for no page gets none.
  expect(await ask("/api/export/trail")).toMatchObject({ status: 500, text: "Internal Server Error" });
});
