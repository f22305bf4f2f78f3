import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { freshDatabase } from "@tests/support/database";
import { expect, test, vi } from "vitest";
import { asSystem } from "./database";
import { examine } from "./health";

freshDatabase();

test("findings of the self-check are counted by kind, name nothing and leave the status alone", async () => {
  expect((await examine([])).selfCheck).toBeNull();
  const fine = { checked: 9, faults: 0, which: [] };
  const value = {
    at: "2016-11-24T02:30:00.000Z",
    seconds: 3,
    found: { trail: fine, files: { checked: 4, faults: 2, which: ["evidence 1", "letter 2"] }, numbers: fine },
  };
  await asSystem("given", ({ tx, now }) =>
    tx.setting.createMany({ data: [{ key: "self-check", value, updatedAt: now }] }),
  );
  const health = await examine([]);
  expect(health).toMatchObject({
    status: "ok",
    selfCheck: { at: "2016-11-24T02:30:00.000Z", findings: 2, of: { files: 2 } },
  });
  expect(JSON.stringify(health)).not.toContain("evidence 1");
});

test("a disk without room is told from files that can't be reached, for the start says what is to be done", async () => {
  vi.doMock("node:fs/promises", async (real) => ({
    ...(await real<typeof import("node:fs/promises")>()),
    writeFile: async () => {
      throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    },
  }));
  vi.resetModules();
  const { examine: examineAnew } = await import("./health");
  expect(await examineAnew([])).toMatchObject({ status: "down", database: "ok", storage: "full" });
  vi.doUnmock("node:fs/promises");
  vi.resetModules();
});

test("a database that takes the connection and never answers is down, known within ten seconds", async () => {
  const held: Socket[] = [];
  const silent = createServer((socket) => void held.push(socket)).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const address = silent.address();
  const port = address && typeof address === "object" ? address.port : 0;
  vi.stubEnv("DATABASE_URL", `postgresql://humi_app:x@127.0.0.1:${port}/humi`);
  vi.resetModules();
  const { examine: examineAnew } = await import("./health");
  const begun = performance.now();
  const health = await examineAnew([]);
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(health).toMatchObject({ status: "down", database: "down", storage: "ok" });
  for (const socket of held) socket.destroy();
  silent.close();
});
