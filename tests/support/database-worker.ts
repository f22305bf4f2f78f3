import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inject, vi } from "vitest";
import { asClient } from "../../scripts/cluster";
import { emptyTables, forgetCleaner, restoreReference, touched } from "./emptied";

/**
 * Before each file of database tests: this worker's database as it was in the beginning, the portal's modules loaded anew, and the environment
 * that `src/platform` reads. The database and the connections to it are kept from file to file, because the plans of statements under
 * row-level security cost more than most tests; reference rows get back what they held, and after a file that changed the schema all is made anew.
 */

declare global {
  /** The environment as the worker found it. */
  var testEnvironment: NodeJS.ProcessEnv | undefined;
}

const { port, password, folder } = inject("server");
const database = `portal_test_${process.pid}`;
const files = join(folder, `files-${process.pid}`);
const url = (user: string, name: string) => `postgresql://${user}:${password}@127.0.0.1:${port}/${name}`;

globalThis.testEnvironment ??= { ...process.env };
for (const name of Object.keys(process.env)) if (!(name in globalThis.testEnvironment)) delete process.env[name];
Object.assign(process.env, globalThis.testEnvironment, {
  PORTAL_MODE: "test",
  LOG_LEVEL: "silent",
  PORTAL_CLOCK: "fixed:2016-11-24T09:30:00+08:00",
  PORTAL_DATA_DIR: files,
  DATABASE_URL: url("humi_app", database),
  DATABASE_OWNER_URL: url("humi_owner", database),
  TEST_SUPERUSER_URL: url("postgres", database),
  PORTAL_VAULT_KEY: Buffer.alloc(32, 1).toString("base64"),
  PORTAL_AUDIT_KEY: Buffer.alloc(32, 2).toString("base64"),
  NEXTAUTH_SECRET: "only-for-tests-only-for-tests-only",
  NEXTAUTH_URL: "http://localhost:3000",
});

const first = !existsSync(files);
rmSync(files, { recursive: true, force: true });
mkdirSync(files);
globalThis.humiClock = undefined;
globalThis.humiQueue = undefined;
vi.resetModules();

if (first || !(await begunAnew())) {
  await globalThis.humiPrisma?.$disconnect();
  globalThis.humiPrisma = undefined;
  await forgetCleaner();
  await asClient(url("postgres", "postgres"), async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${database} TEMPLATE portal_template OWNER humi_owner`);
  });
}

/** Takes away and puts back what the file before left and changed; false when only a new database helps. */
async function begunAnew(): Promise<boolean> {
  try {
    const changed = await touched();
    if (changed.includes("schema")) return false;
    await emptyTables();
    if (changed.length > 0) await restoreReference(changed);
    return true;
  } catch {
    return false; // a test may have removed even the database
  }
}
