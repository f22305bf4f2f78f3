import { once } from "node:events";
import { createServer, request } from "node:http";
import { expect, test } from "vitest";
import { markPeers } from "./peers";
import { addressOf, PEER } from "./request";

test("each request carries the address of its socket; what the client wrote in its place is lost", async () => {
  markPeers();
  const server = createServer(({ headers }, response) => {
    const told = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      typeof value === "string" ? [[name, value]] : [],
    );
    response.end(addressOf(new Headers(told), 0));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("it listens nowhere");
  const asked = request({ port: address.port, host: "127.0.0.1", headers: { [PEER]: "203.0.113.9" } }).end();
  const [answer] = await once(asked, "response");
  let text = "";
  for await (const part of answer) text += String(part);
  server.close();
  expect(text).toBe("127.0.0.1");
});
