import { readFileSync } from "node:fs";
import pg from "pg";
import { inject } from "vitest";
import { keepRows, type Table, tablesOf } from "./kept-rows";

/** Takes away what a test left in this worker's database, and puts back what a story left there before. */

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

/** All that stands in those tables, as statements that put it back into empty ones: without triggers, which did their part when it came. */
export async function keepTables(): Promise<string> {
  const { client } = await cleaner();
  return Object.values(await keepRows(client, await filledTables())).join(";");
}

/** Puts back what `keepTables` told. */
export async function putBack(statements: string): Promise<void> {
  const { client } = await cleaner();
  await client.query(statements);
}

/** Which reference tables were changed, `schema` among them when the schema was (database-server.ts). */
export async function touched(): Promise<readonly string[]> {
  const { client } = await cleaner();
  const { rows } = await client.query<{ what: string }>("SELECT DISTINCT what FROM tests.touched");
  return rows.map(({ what }) => what);
}

/** Gives these reference tables the rows that they had in the beginning. Fails when somebody still holds one of them. */
export async function restoreReference(tables: readonly string[]): Promise<void> {
  const { client } = await cleaner();
  const kept: Readonly<Record<string, string>> = JSON.parse(readFileSync(inject("server").reference, "utf8"));
  const anew = tables.map((table) => `DELETE FROM ${table}; ${kept[table]}`);
  await client.query(
    ["BEGIN", "SET LOCAL lock_timeout = '5s'", ...anew, "DELETE FROM tests.touched", "COMMIT"].join(";"),
  );
}

/** Ends its connection. */
export async function forgetCleaner(): Promise<void> {
  const known = await globalThis.testCleaner?.catch(() => undefined);
  globalThis.testCleaner = undefined;
  await known?.client.end();
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
  return { client, tables: await tablesOf(client, "all but", inject("server").referenceTables) };
}
