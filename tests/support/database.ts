import type pg from "pg";
import { beforeEach } from "vitest";
import { asClient } from "../../scripts/cluster";
import { emptyTables } from "./emptied";

/** What a database test needs besides the portal's own code. */

/** Before each test of the file: what the one before left is taken away. */
export function freshDatabase(): void {
  beforeEach(emptyTables);
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
