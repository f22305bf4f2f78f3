import pg from "pg";
import { inject } from "vitest";

/** Takes away what a test left in this worker's database, and puts back what a story left there before. */

/** A table as SQL names it, with its columns but those that PostgreSQL makes by itself. */
type Table = { readonly name: string; readonly columns: string };
type Cleaner = { readonly client: pg.Client; readonly tables: readonly Table[] };

declare global {
  /** A connection of the superuser's that knows all tables: to get to know them takes longer than to look into them. */
  var testCleaner: Promise<Cleaner> | undefined;
}

/**
 * Empties every table that the reference seed left empty. Nothing is rolled back instead: tests of races need real commits.
 * A test that changes reference rows changes them for the rest of its file only.
 */
export async function emptyTables(): Promise<void> {
  const { client } = await cleaner();
  // As a replica, neither the append-only triggers nor foreign keys stand in the way; DELETE, as TRUNCATE would follow references.
  await client.query((await filledTables()).map(({ name }) => `DELETE FROM ${name}`).join(";"));
}

/** Those of the tables that `emptyTables` empties in which there is something. */
export async function filledTables(): Promise<readonly Table[]> {
  const { client, tables } = await cleaner();
  const looks = tables.map(({ name }, at) => `SELECT ${at} AS at WHERE EXISTS (SELECT FROM ${name})`);
  const filled = await client.query<{ at: number }>({ name: "filled", text: looks.join(" UNION ALL ") });
  return filled.rows.flatMap(({ at }) => tables[at] ?? []);
}

/** Whether reference rows and schema are still what the server's template has. */
export async function isUntouched(): Promise<boolean> {
  const { client } = await cleaner();
  return (await client.query("SELECT FROM tests.touched")).rowCount === 0;
}

/** All that stands in those tables, as statements that put it back into empty ones: without triggers, which did their part when it came. */
export async function keepTables(): Promise<string> {
  const { client } = await cleaner();
  const filled = await filledTables();
  const reads = filled.map(({ name }, at) => `SELECT ${at} AS at, json_agg(kept)::text AS all FROM ${name} kept`);
  const { rows } = await client.query<{ at: number; all: string }>(reads.join(" UNION ALL "));
  return rows
    .map(({ at, all }) => {
      const { name = "", columns = "" } = filled[at] ?? {};
      const from = `json_populate_recordset(NULL::${name}, ${pg.escapeLiteral(all)})`;
      return `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM ${from}`;
    })
    .join(";");
}

/** Puts back what `keepTables` told. */
export async function putBack(statements: string): Promise<void> {
  const { client } = await cleaner();
  await client.query(statements);
}

/** Ends its connection. */
export async function forgetCleaner(): Promise<void> {
  const cleaner = await globalThis.testCleaner?.catch(() => undefined);
  globalThis.testCleaner = undefined;
  await cleaner?.client.end();
}

function cleaner(): Promise<Cleaner> {
  globalThis.testCleaner ??= makeCleaner();
  return globalThis.testCleaner;
}

async function makeCleaner(): Promise<Cleaner> {
  const client = new pg.Client({ connectionString: process.env.TEST_SUPERUSER_URL });
  client.on("error", forgetCleaner); // tests end the connections of others, too
  await client.connect();
  await client.query("SET session_replication_role = replica");
  const { rows: tables } = await client.query<Table>(
    `SELECT format('%I.%I', nspname, relname) AS name, string_agg(quote_ident(attname), ', ') AS columns
     FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace JOIN pg_attribute ON attrelid = pg_class.oid
     WHERE attnum > 0 AND NOT attisdropped AND attgenerated = '' AND relkind = 'r'
       AND ((nspname = 'public' AND relname <> ALL ($1)) OR (nspname = 'jobs' AND relname = 'job_common'))
     GROUP BY 1`,
    [inject("server").referenceTables],
  );
  return { client, tables };
}
