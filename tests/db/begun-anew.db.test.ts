import { asSuperuser, freshDatabase } from "@tests/support/database";
import { emptyTables, restoreReference, touched } from "@tests/support/emptied";
import { expect, test } from "vitest";

/** Files of database tests share a worker's database: what one of them changed of what all start from is put right (tests/support/database-worker.ts). */

freshDatabase();

async function touchedBy(change?: string): Promise<readonly string[]> {
  await asSuperuser(async (client) => {
    await client.query("delete from tests.touched");
    if (change) await client.query(change);
  });
  return touched();
}

test.each([
  ["update holidays set day = day", "public.holidays"],
  ["set session_replication_role = replica; delete from settings where key = 'session-hours'", "public.settings"],
  ["create table public.left_behind ()", "schema"],
  ["alter table audit_entries disable trigger all", "schema"],
  ["drop policy if exists firm on complaints", "schema"],
])("%s is noted, once, as %s", async (change, what) => {
  expect(await touchedBy()).toEqual([]);
  expect(await touchedBy(`${change}; ${change.replace("create table", "create table if not exists")}`)).toEqual([what]);
});

test("reference rows that were changed, added and taken away are as they were, and that isn't noted", async () => {
  const tables = ["departments", "holidays", "settings", "time_limits"];
  const rows = () =>
    asSuperuser(async (client) => {
      const found: unknown[] = [];
      for (const table of tables)
        found.push((await client.query(`select t::text as row from ${table} t order by 1`)).rows);
      return found;
    });
  await restoreReference(["public.settings"]); // from which a test above took one away
  const before = await rows();
  const changed = await touchedBy(`
    insert into departments select (jsonb_populate_record(d, '{"id": "01234567-89ab-7def-8123-456789abcdef", "code": "left"}')).* from departments d limit 1;
    update holidays set day = day + 36500;
    update settings set value = '1';
    set session_replication_role = replica; delete from time_limits`);
  expect(changed.toSorted()).toEqual(tables.map((table) => `public.${table}`));
  expect(await rows()).not.toEqual(before);
  await restoreReference(changed);
  expect(await rows()).toEqual(before);
  expect(await touched()).toEqual([]);
});

test("what the tables held that the seed left empty is taken away, and that isn't noted", async () => {
  expect(await touchedBy("insert into sign_in_throttles (key, failures, last_at) values ('left', 1, now())")).toEqual(
    [],
  );
  await emptyTables();
  await asSuperuser(async (client) => {
    expect((await client.query("select from sign_in_throttles")).rowCount).toBe(0);
    expect((await client.query("select from tests.touched")).rowCount).toBe(0);
    await client.query("insert into tests.touched values ('schema')"); // which the tests before this one did change
  });
});
