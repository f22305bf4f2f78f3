import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";
import { asClient } from "../../scripts/cluster";

/** Before each file of database tests: a copy of the template for this worker, and the environment that `src/platform` reads. */

const { port, password } = inject("server");
const database = `portal_test_${process.env.VITEST_POOL_ID}`;
const url = (user: string, name: string) => `postgresql://${user}:${password}@127.0.0.1:${port}/${name}`;

await asClient(url("postgres", "postgres"), async (client) => {
  await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${database} TEMPLATE portal_template OWNER humi_owner`);
});

const folder = mkdtempSync(join(tmpdir(), "humi-files-"));
Object.assign(process.env, {
  PORTAL_MODE: "test",
  LOG_LEVEL: "silent",
  PORTAL_CLOCK: "fixed:2016-11-24T09:30:00+08:00",
  PORTAL_DATA_DIR: folder,
  DATABASE_URL: url("humi_app", database),
  DATABASE_OWNER_URL: url("humi_owner", database),
  TEST_SUPERUSER_URL: url("postgres", database),
  PORTAL_VAULT_KEY: Buffer.alloc(32, 1).toString("base64"),
  PORTAL_AUDIT_KEY: Buffer.alloc(32, 2).toString("base64"),
  NEXTAUTH_SECRET: "only-for-tests-only-for-tests-only",
  NEXTAUTH_URL: "http://localhost:3000",
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));
