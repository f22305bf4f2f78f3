import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { expect, test, vi } from "vitest";

test("a database that takes the connection and never answers is down, known within ten seconds", async () => {
  const held: Socket[] = [];
  const silent = createServer((socket) => void held.push(socket)).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const address = silent.address();
  const port = address && typeof address === "object" ? address.port : 0;
  vi.stubEnv("DATABASE_URL", `postgresql://humi_app:x@127.0.0.1:${port}/humi`);
  vi.resetModules();
  const { examine } = await import("./health");
  const begun = performance.now();
  const health = await examine([]);
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(health).toMatchObject({ status: "down", database: "down", storage: "ok" });
  for (const socket of held) socket.destroy();
  silent.close();
});
