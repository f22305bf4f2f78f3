import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { asClient } from "../../scripts/cluster";
import type { Settings } from "../../scripts/database";
import { migrate } from "../../scripts/migrate";
import { eraseAll } from "../../scripts/prepare";

const { port, password } = inject("server");
const name = `portal_erased_${process.pid}`;
const url = (user: string, database = name) => `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "humi-erased-"));
  await asClient(url("postgres", "postgres"), (client) =>
    client.query(`CREATE DATABASE ${name} OWNER humi_owner TEMPLATE template0`),
  );
  await asClient(url("postgres"), (client) =>
    client.query("ALTER SCHEMA public OWNER TO humi_owner; GRANT USAGE ON SCHEMA public TO humi_app"),
  );
});
afterAll(async () => {
  await asClient(url("postgres", "postgres"), (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  await rm(folder, { recursive: true, force: true });
});

const erase = (PORTAL_DATA_DIR: string) => {
  const database = { DATABASE_URL: url("humi_app"), DATABASE_OWNER_URL: url("humi_owner") };
  const settings: Settings = { NODE_ENV: "production", PORTAL_MODE: "demo", ...database, PORTAL_DATA_DIR };
  return eraseAll(settings);
};
const rows = async (sql: string) => (await asClient(url("humi_owner"), (client) => client.query(sql))).rows;

test("an erasing that broke off is known as such to the next start, and the records go after their files", async () => {
  await migrate(url("humi_owner"));
  await rows(
    `INSERT INTO settings (key, value, updated_at) VALUES ('demo', '{"complete": true, "offsetMilliseconds": 1}', now())`,
  );
  for (const kind of ["evidence", "seals"]) {
    await mkdir(join(folder, kind));
    await writeFile(join(folder, kind, "one"), "demo");
  }
  await expect(erase("\u0000")).rejects.toThrow(); // a folder whose files can't be removed
  expect(await rows("SELECT value FROM settings WHERE key = 'demo'")).toEqual([
    { value: { complete: false, offsetMilliseconds: 1 } },
  ]);
  await erase(folder);
  expect(["evidence", "seals"].filter((kind) => existsSync(join(folder, kind)))).toEqual([]);
  expect(await rows("SELECT to_regclass('public.settings') AS settings")).toEqual([{ settings: null }]);
  await erase(folder); // of what is erased already
});
