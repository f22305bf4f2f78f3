import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import type { TestProject } from "vitest/node";
import { ensureClient } from "../../scripts/client";
import { asClient, makeDatabase, openCluster } from "../../scripts/cluster";
import { migrate } from "../../scripts/migrate";
import { keepRows, tablesOf } from "./kept-rows";

/**
 * Once for all database tests: a throw-away cluster with one migrated and seeded database, which each worker gets a copy of, and another
 * after a file that changed the schema that all start from.
 */

export type TestServer = {
  readonly port: number;
  readonly password: string;
  /** Where the workers put the portal's files. */
  readonly folder: string;
  /** Tables that the reference seed filled; tests leave them as they are. */
  readonly referenceTables: readonly string[];
  /** A file that has, as JSON, the statement with which each of them gets its rows back. */
  readonly reference: string;
};

declare module "vitest" {
  interface ProvidedContext {
    server: TestServer;
  }
}

export const template = "portal_template";
const password = "throw-away";

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await ensureClient();
  const folder = await mkdtemp(join(tmpdir(), "humi-test-"));
  // A crash may cost this cluster its data: nothing waits for the disk.
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "100" };
  const cluster = await openCluster({ folder: join(folder, "postgres"), password, settings });
  const url = (user: string) => cluster.url({ user, password, database: template });
  await makeDatabase(cluster.url({ user: "postgres", password, database: "postgres" }), template, {
    ownerPassword: password,
    appPassword: password,
  });
  await migrate(url("humi_owner"));
  seedReference(url);
  const reference = join(folder, "reference.json");
  const referenceTables = await asClient(url("postgres"), async (client) => {
    const found = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    const filled: string[] = [];
    for (const { name } of found.rows) {
      const row = await client.query(`SELECT FROM public.${client.escapeIdentifier(name)} LIMIT 1`);
      if (row.rowCount) filled.push(name);
    }
    await writeFile(reference, JSON.stringify(await keepRows(client, await tablesOf(client, "only", filled))));
    await watchOver(client, filled);
    return filled;
  });
  project.provide("server", { port: cluster.port, password, folder, referenceTables, reference });
  return async () => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** Whatever changes a reference row, or the schema, leaves a note in `tests.touched`: the table's name, or `schema`. */
async function watchOver(client: pg.Client, tables: readonly string[]): Promise<void> {
  const note = (name: string, returns: string, what: string, end: string) => `
    CREATE FUNCTION tests.${name}() RETURNS ${returns} LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN INSERT INTO tests.touched SELECT ${what} WHERE NOT EXISTS (SELECT FROM tests.touched WHERE what = ${what}); ${end} END $$;`;
  await client.query(`
    CREATE SCHEMA tests;
    CREATE TABLE tests.touched (what text NOT NULL);
    ${note("row_changed", "trigger", "format('public.%I', tg_table_name)", "RETURN NULL;")}
    ${note("schema_changed", "event_trigger", "'schema'", "")}`);
  for (const table of tables.map((name) => client.escapeIdentifier(name)))
    await client.query(`
      CREATE TRIGGER touched AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON public.${table} EXECUTE FUNCTION tests.row_changed();
      ALTER TABLE public.${table} ENABLE ALWAYS TRIGGER touched`);
  await client.query(`
    CREATE EVENT TRIGGER schema_changed ON ddl_command_end EXECUTE FUNCTION tests.schema_changed();
    CREATE EVENT TRIGGER schema_dropped ON sql_drop EXECUTE FUNCTION tests.schema_changed()`);
}

function seedReference(url: (user: string) => string): void {
  const env = {
    ...process.env,
    PORTAL_MODE: "test",
    DATABASE_URL: url("humi_app"),
    DATABASE_OWNER_URL: url("humi_owner"),
    PORTAL_VAULT_KEY: Buffer.alloc(32, 1).toString("base64"),
    PORTAL_AUDIT_KEY: Buffer.alloc(32, 2).toString("base64"),
    NEXTAUTH_SECRET: "only-for-tests-only-for-tests-only",
  };
  const seeded = spawnSync(process.execPath, ["--import", "tsx", "prisma/seed/seed.ts", "reference"], {
    env,
    encoding: "utf8",
  });
  if (seeded.status !== 0) throw new Error(`The reference seed failed:\n${seeded.stdout}${seeded.stderr}`);
}
