import pg from "pg";
import { inject } from "vitest";

/** Takes away what a test left in this worker's database. */

type Cleaner = { readonly client: pg.Client; readonly tables: readonly string[] };

declare global {
  /** A connection of the superuser's that knows all tables: to get to know them takes longer than to look into them. */
  var testCleaner: Promise<Cleaner> | undefined;
}

/**
 * Empties every table that the reference seed left empty. Nothing is rolled back instead: tests of races need real commits.
 * A test that changes reference rows changes them for the rest of its file only.
 */
export async function emptyTables(): Promise<void> {
  globalThis.testCleaner ??= makeCleaner();
  const { client, tables } = await globalThis.testCleaner;
  const looks = tables.map((name) => `SELECT ${pg.escapeLiteral(name)} AS name WHERE EXISTS (SELECT FROM ${name})`);
  const filled = await client.query<{ name: string }>({ name: "filled", text: looks.join(" UNION ALL ") });
  // As a replica, neither the append-only triggers nor foreign keys stand in the way; DELETE, as TRUNCATE would follow references.
  await client.query(filled.rows.map(({ name }) => `DELETE FROM ${name}`).join(";"));
}

/** Ends its connection. */
export async function forgetCleaner(): Promise<void> {
  const cleaner = await globalThis.testCleaner?.catch(() => undefined);
  globalThis.testCleaner = undefined;
  await cleaner?.client.end();
}

async function makeCleaner(): Promise<Cleaner> {
  const client = new pg.Client({ connectionString: process.env.TEST_SUPERUSER_URL });
  client.on("error", forgetCleaner); // tests end the connections of others, too
  await client.connect();
  await client.query("SET session_replication_role = replica");
  const { rows } = await client.query<{ name: string; schema: string }>(
    `SELECT schemaname AS schema, tablename AS name FROM pg_tables
     WHERE (schemaname = 'public' AND tablename <> ALL ($1)) OR (schemaname = 'jobs' AND tablename = 'job_common')`,
    [inject("server").referenceTables],
  );
  return {
    client,
    tables: rows.map(({ schema, name }) => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`),
  };
}
