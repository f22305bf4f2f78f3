import type { Client } from "pg";
import { asClient } from "../../scripts/cluster";
import { readKeys } from "../../scripts/data-folder";
import { settingsOfRunning } from "../../scripts/database";

/** Looks behind a portal's back: as whoever has stolen the database, or its files. */

/** A connection to the built-in database of the portal that runs on this folder, as the superuser. */
export async function asThief<T>(folder: string, body: (client: Client) => Promise<T>): Promise<T> {
  const [settings, keys] = [await settingsOfRunning(folder), await readKeys(folder)];
  if (!settings) throw new Error(`No portal runs on ${folder}.`);
  const url = new URL(settings.DATABASE_OWNER_URL);
  url.username = "postgres";
  url.password = keys.SUPERUSER_PASSWORD;
  return asClient(url.href, body);
}

/** Every row of every table as text, as a dump would have it: one string a table, by its name. */
export async function dump(client: Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
  );
  const tables = new Map<string, string>();
  for (const { name } of rows) {
    const found = await client.query<{ text: string | null }>(
      `SELECT string_agg(t::text, E'\\n') AS text FROM ${name} t`,
    );
    tables.set(name, found.rows[0]?.text ?? "");
  }
  return tables;
}
