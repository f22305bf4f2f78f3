import pg from "pg";
import { beforeEach, inject } from "vitest";
import { asClient } from "../../scripts/cluster";

/** What a database test needs besides the portal's own code. */

/**
 * Empties, before each test of the file, every table that the reference seed left empty. Nothing is rolled back instead:
 * tests of races need real commits. A test that changes reference rows changes them for the rest of its file only.
 */
export function freshDatabase(): void {
  beforeEach(() => asSuperuser(emptyTables));
}

/** A connection as the superuser, who sees and may do everything: for looking behind the portal's back, never for preparing its data. */
export function asSuperuser<T>(body: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = process.env.TEST_SUPERUSER_URL;
  if (!url) throw new Error("Only a *.db.test.ts file has a database.");
  return asClient(url, body);
}

/**
 * Two who really are at it at once: a record's row is held until both tries have read what they read and wait to write, then let go.
 * Without it, who is slower by a breath may already see what the other left, which is another story.
 */
export function bothAtOnce<T>(
  {
    table,
    id,
  }: {
    readonly table:
      | "complaints"
      | "cases"
      | "articles"
      | "enterprises"
      | "visits"
      | "demonstration_sites"
      | "circulars"
      | "clusters"
      | "contact_points";
    readonly id: string;
  },
  tries: () => readonly [Promise<T>, Promise<T>],
): Promise<PromiseSettledResult<T>[]> {
  return asSuperuser(async (client) => {
    await client.query("begin");
    await client.query(`select from ${table} where id = $1 for update`, [id]);
    const settled = Promise.allSettled(tries());
    for (let waiting = 0; waiting < 2; ) {
      const { rows } = await client.query<{ n: number }>(
        "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      waiting = rows[0]?.n ?? 0;
      await client.query("select pg_sleep(0.01), pg_stat_clear_snapshot()");
    }
    await client.query("commit");
    return settled;
  });
}

async function emptyTables(client: pg.Client): Promise<void> {
  const { referenceTables } = inject("server");
  const found = await client.query<{ name: string; schema: string }>(
    `SELECT schemaname AS schema, tablename AS name FROM pg_tables
     WHERE (schemaname = 'public' AND tablename <> ALL ($1)) OR (schemaname = 'jobs' AND tablename = 'job_common')`,
    [referenceTables],
  );
  const names = found.rows.map(({ schema, name }) => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`);
  const looks = names.map((name) => `SELECT ${pg.escapeLiteral(name)} AS name WHERE EXISTS (SELECT FROM ${name})`);
  const filled = await client.query<{ name: string }>(looks.join(" UNION ALL "));
  // As a replica, neither the append-only triggers nor foreign keys stand in the way; DELETE, as TRUNCATE would follow references.
  await client.query(
    ["SET session_replication_role = replica", ...filled.rows.map(({ name }) => `DELETE FROM ${name}`)].join(";"),
  );
}
