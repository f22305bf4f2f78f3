import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { askAt, EMPTY, page, SCREENS } from "@tests/support/asking";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NUMBER } from "./request";
import { holdWordless, noteFailure } from "./wordless-answer";

/** A server that answers as the framework does; what is no screen passes the hands that give it words. */
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let numbers = 0;
const server = createServer((asked, response) => {
  asked.headers[NUMBER] = String(++numbers);
  if (/^\/(api|open-data)\//.test(asked.url ?? "")) holdWordless(asked, response, SCREENS);
  answer(asked, response);
});

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

const ask = (path: string, headers?: Record<string, string>) => askAt(server, path, headers);

test("a file that failed is told to a person by a screen, to a program by the reference alone", async () => {
  let failures = 0;
  const refer = () => `K7Q2-M9X${++failures}`;
  const failing = (error: Error) => (request: IncomingMessage, response: ServerResponse) => {
    const { url: path = "", headers } = request;
    if (path.startsWith("/failed")) return page(response, `<!DOCTYPE html><html><body>${path}</body></html>`);
    noteFailure(error, { path, headers }, refer);
    response.statusCode = 500;
    response.end();
  };
  answer = failing(new Error("broken"));
  const reader = { accept: "text/html,*/*" };
  const screen = await ask("/api/exports/1", reader);
  expect(screen).toMatchObject({ status: 500, headers: { "content-type": "text/html; charset=utf-8" } });
  expect(screen.text).toContain("/failed?reference=K7Q2-M9X1<");
  const line = await ask("/api/exports/1", { accept: "*/*" });
  expect(line).toMatchObject({ status: 500, text: "K7Q2-M9X2" });
  answer = failing(Object.assign(new Error("refused: busy"), { digest: "busy" }));
  const busy = { status: 503, headers: { "retry-after": "5" } };
  expect(await ask("/api/exports/1", reader)).toMatchObject({ ...busy, text: "too many" });
  expect(await ask("/open-data/information.csv", { accept: "*/*" })).toMatchObject(busy);
  // What has words of its own keeps them.
  answer = (_, response) => {
    response.writeHead(500, { "content-type": "text/plain" }).end("K7Q2-M9XD");
  };
  expect(await ask("/api/export/cases", reader)).toMatchObject({ status: 500, text: "K7Q2-M9XD" });
});

test("a file that isn't there is a screen for a person, and nothing for a program", async () => {
  const missing = (type: string | undefined, body?: string) => (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === "/not-found") return page(response, "<!DOCTYPE html><html><body>not here</body></html>");
    response.statusCode = 404;
    if (type) response.setHeader("Content-Type", type);
    response.end(body);
  };
  const screen = { status: 404, text: expect.stringContaining("not here") };
  const reader = { accept: "text/html,*/*" };
  answer = missing(undefined);
  expect(await ask("/api/exports/1", reader)).toMatchObject(screen);
  expect(await ask("/api/exports/1", { accept: "*/*" })).toMatchObject({ status: 404, text: "" });
  // An address under /api that nobody has.
  answer = missing("text/html; charset=utf-8", EMPTY);
  expect(await ask("/api/nothing", reader)).toMatchObject(screen);
  expect(await ask("/api/nothing", { accept: "*/*" })).toMatchObject({ status: 404, text: EMPTY });
  // What has words of its own keeps them.
  for (const [type, body] of [
    ["application/json", '{"code":"not-found"}'],
    ["text/html; charset=utf-8", "<!doctype html><html><title>kept</title></html>"],
  ] as const) {
    answer = missing(type, body);
    expect(await ask("/api/visit-files/1", reader)).toMatchObject({ status: 404, text: body });
  }
});
