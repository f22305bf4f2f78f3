import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { bearSlowLine } from "./slow-lines";

/** A server as Node makes it, but that its five minutes are a third of a second. Returns how to send to it, and what came. */
async function serve(finished: (close: () => void) => void, answered = async (body: string) => body) {
  const server = createServer({ requestTimeout: 300, headersTimeout: 250, connectionsCheckingInterval: 30 });
  let came: Promise<string> | undefined;
  server.on("request", (request: IncomingMessage, response) => {
    bearSlowLine({ server, request, response }, { whole: 60_000, silent: 400 });
    came = text(request);
    came.then(answered).then(
      (said) => response.end(said),
      () => response.destroy(),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  finished(() => void server.close());
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;

  /** Sends these pieces with so many milliseconds before each, and reads until the line is closed. */
  async function send(pieces: readonly string[], pause: number): Promise<string> {
    const line = connect(port, "127.0.0.1").on("error", () => {});
    const said = text(line).catch(() => "cut");
    for (const piece of pieces) {
      await wait(pause);
      line.write(piece);
    }
    return said;
  }
  return { send, came: () => came };
}

const HEAD = "PUT / HTTP/1.1\r\nHost: humi\r\nConnection: close\r\nContent-Length: 8\r\n\r\n";

// Side by side: they wait, and do nothing else.
describe.concurrent("a line", () => {
  test("that is slow brings in what it has, however long it takes", async ({ onTestFinished }) => {
    const { send } = await serve(onTestFinished);
    expect(await send([HEAD, "ev", "id", "en", "ce"], 150)).toMatch(/200 OK[\s\S]*evidence$/);
  });

  test("that brings nothing any more is given up", async ({ onTestFinished }) => {
    const { send, came } = await serve(onTestFinished);
    expect(await send([HEAD, "evid"], 0)).not.toMatch(/200 OK/);
    await expect(came()).rejects.toThrow();
  });

  test("on which all came in waits for its answer", async ({ onTestFinished }) => {
    const { send } = await serve(onTestFinished, async (body) => {
      await wait(600);
      return body;
    });
    expect(await send([HEAD, "evidence"], 0)).toMatch(/200 OK[\s\S]*evidence$/);
  });

  test("whose head doesn't come is given up as before", async ({ onTestFinished }) => {
    const { send } = await serve(onTestFinished);
    expect(await send([HEAD.slice(0, 30)], 0)).toMatch(/^HTTP\/1\.1 408/);
  });
});
