import { asSuperuser, freshDatabase } from "@tests/support/database";
import { emptyTables } from "@tests/support/emptied";
import { expect, test } from "vitest";

/** Files of database tests share a worker's database, unless one of them changed what all start from (tests/support/database-worker.ts). */

freshDatabase();

async function touched(change?: string): Promise<boolean> {
  return asSuperuser(async (client) => {
    await client.query("delete from tests.touched");
    if (change) await client.query(change);
    return (await client.query("select from tests.touched")).rowCount === 1;
  });
}

test.each([
  "update holidays set day = day",
  "set session_replication_role = replica; delete from settings",
  "create table public.left_behind ()",
  "alter table audit_entries disable trigger all",
  "drop policy if exists firm on complaints",
])("%s is noted: the next file begins with a new database", async (change) => {
  expect(await touched()).toBe(false);
  expect(await touched(change)).toBe(true);
});

test("what the tables held that the seed left empty is taken away, and that isn't noted", async () => {
  const left = "insert into sign_in_throttles (key, failures, last_at) values ('left', 1, now())";
  expect(await touched(left)).toBe(false);
  await emptyTables();
  await asSuperuser(async (client) => {
    expect((await client.query("select from sign_in_throttles")).rowCount).toBe(0);
    expect((await client.query("select from tests.touched")).rowCount).toBe(0);
    await client.query("insert into tests.touched select"); // the tests before this one did change what all start from
  });
});
