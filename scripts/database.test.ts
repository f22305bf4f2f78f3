import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { asClient } from "./cluster";
import { assertConfigured, assertPrepared, modeOf, openDatabase, ownDatabase } from "./database";

afterEach(() => void vi.unstubAllEnvs());

const url = "postgresql://humi_app:x@127.0.0.1:1/humi";

test("production asks for the application's address alone: the owner's may be left out where the tables were made elsewhere", () => {
  vi.stubEnv("PORTAL_MODE", "production");
  vi.stubEnv("DATABASE_OWNER_URL", "");
  vi.stubEnv("DATABASE_URL", "");
  expect(modeOf).toThrow(/needs DATABASE_URL \(see \.env\.example\)/);
  vi.stubEnv("DATABASE_URL", url);
  expect(modeOf()).toBe("production");
  expect(ownDatabase()).toEqual({ DATABASE_URL: url, DATABASE_OWNER_URL: "" });
});

test("a demo in a database of one's own asks for the owner's address too", async () => {
  vi.stubEnv("DATABASE_URL", url);
  vi.stubEnv("DATABASE_OWNER_URL", "");
  await expect(openDatabase("/nowhere", "demo")).rejects.toThrow(/Set DATABASE_OWNER_URL too/);
});

test("what is wrong with the configuration is told in a sentence, for the commands beside the portal too", () => {
  expect(() => assertConfigured({ PORTAL_MODE: "demo", DATABASE_URL: url, PORTAL_AUDIT_KEY: "x" })).toThrow(
    /PORTAL_AUDIT_KEY must be 32 bytes.*\n.*explains each line/s,
  );
});

test("a database without tables is told to whoever runs a command that reads them", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "bare-"));
  try {
    const { settings, cluster } = await openDatabase(folder, "demo");
    await expect(assertPrepared(settings)).rejects.toThrow(/no tables yet: run npm run db:migrate first/);
    await asClient(settings.DATABASE_OWNER_URL, (client) => client.query("CREATE TABLE settings ()"));
    await assertPrepared(settings);
    await cluster?.stop();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("keys that belong to another database are told so", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "keys-"));
  try {
    await (await openDatabase(folder, "demo")).cluster?.stop();
    const keys = await readFile(join(folder, "keys"), "utf8");
    await writeFile(join(folder, "keys"), keys.replace('SUPERUSER_PASSWORD="', 'SUPERUSER_PASSWORD="x'));
    await expect(openDatabase(folder, "demo")).rejects.toThrow(/keys isn't this database's/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
