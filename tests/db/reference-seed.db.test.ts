import { seedReference } from "@seed/reference/seed-reference";
import { asSuperuser } from "@tests/support/database";
import type pg from "pg";
import { expect, test } from "vitest";
import { asClient } from "../../scripts/cluster";

const TABLES = ["divisions", "departments", "clusters", "industries", "targets", "quotas", "holidays", "time_limits"];

function seedAgain(): Promise<number> {
  return asClient(process.env.DATABASE_OWNER_URL ?? "", seedReference);
}

function everything(): Promise<unknown> {
  return asSuperuser(async (client) => {
    const tables: Record<string, unknown> = {};
    for (const table of [...TABLES, "settings"])
      tables[table] = (await client.query(`select * from ${table} order by 1, 2`)).rows;
    return tables;
  });
}

function change(sql: string): Promise<pg.QueryResult> {
  return asSuperuser((client) => client.query(sql));
}

test("delivered twice is delivered once", async () => {
  const first = await everything();
  expect(await seedAgain()).toBe(0);
  expect(await everything()).toEqual(first);
});

test("a zone comes with the counties on whose land it lies", async () => {
  const { rows } = await change("select code, on_land_of from divisions where kind = 'zone' order by code");
  expect(rows).toEqual([
    { code: "JX-GQ", on_land_of: ["330482"] },
    { code: "JX-JKQ", on_land_of: ["330402", "330411"] },
  ]);
});

test("what an official changed stays, what the release sets right follows", async () => {
  await change("update holidays set kind = 'work' where day = '2016-02-08'");
  await change("update time_limits set length = 8 where kind = 'message-answer'");
  await change("update quotas set value = value + 1 where division_code = '330402'");
  await change("update settings set value = '45' where key = 'session-idle-minutes'");
  await change("update departments set document_word = '嘉市管', name_en = 'Bureau' where code = '330400-MR'");
  const before = await everything();
  expect(await seedAgain()).toBe(0);
  await change("update departments set name_en = 'Bureau' where code = '330400-MR'");
  expect(await everything()).toEqual(before);
});

test("new rules are announced to the instances that run", async () => {
  await change("delete from holidays where day = '2026-10-01'");
  const version = () =>
    change("select (value #>> '{}')::int as version from settings where key = 'rules-version'").then(
      ({ rows }) => rows[0]?.version,
    );
  const before = await version();
  expect(await seedAgain()).toBe(1);
  expect(await version()).toBe(before + 1);
});
