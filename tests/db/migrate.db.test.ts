import { freshDatabase } from "@tests/support/database";
import type { Client } from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { asClient } from "../../scripts/cluster";
import { applyMigration, migrate } from "../../scripts/migrate";
import { Problem } from "../../scripts/say";
import { readMigrations } from "../../scripts/schema-engine";
import { inTurnOf } from "../../scripts/turn";

freshDatabase();

/** A database without tables, as the owner finds it before the first start. */
const { port, password } = inject("server");
const name = `portal_empty_${process.pid}`;
const url = (user: string, database = name) => `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
const asSuperuser = <T>(body: (client: Client) => Promise<T>) => asClient(url("postgres", "postgres"), body);

beforeAll(() => asSuperuser((client) => client.query(`CREATE DATABASE ${name} OWNER humi_owner TEMPLATE template0`)));
afterAll(() => asSuperuser((client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)));
beforeAll(() =>
  asClient(url("postgres"), (client) =>
    client.query("ALTER SCHEMA public OWNER TO humi_owner; GRANT USAGE ON SCHEMA public TO humi_app"),
  ),
);

function migrateInTurn(waiting = () => {}): Promise<void> {
  return inTurnOf(url("humi_owner"), () => migrate(url("humi_owner")), waiting);
}

async function applied(): Promise<string[]> {
  return asClient(url("humi_owner"), async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1",
    );
    return rows.map((row) => row.name);
  });
}

/** Lets a migration run to its last statement, and cuts its connection there. */
async function killMidway(): Promise<void> {
  await asClient(url("postgres"), async (killer) => {
    const until = async (sql: string) => {
      while ((await killer.query(sql)).rowCount === 0) await new Promise(setImmediate);
    };
    await until("SELECT WHERE to_regclass('_prisma_migrations') IS NOT NULL");
    await killer.query("BEGIN; LOCK TABLE _prisma_migrations IN SHARE ROW EXCLUSIVE MODE");
    const waiting = "pg_locks WHERE NOT granted AND relation = '_prisma_migrations'::regclass";
    await until(`SELECT FROM ${waiting}`);
    await killer.query(`SELECT pg_terminate_backend(pid) FROM ${waiting}`);
    await killer.query("ROLLBACK");
  });
}

test("killed in the middle of a migration, the next start goes on from there; of two at once one waits", async () => {
  await Promise.all([expect(migrateInTurn()).rejects.toThrow(), killMidway()]);
  const before = await applied();
  expect(before.length).toBeLessThan(readMigrations().length);

  let waited = 0;
  await Promise.all([migrateInTurn(() => waited++), migrateInTurn(() => waited++)]);
  expect(waited).toBe(1);
  expect(await applied()).toEqual(readMigrations().map((migration) => migration.name));
});

test("a migration that fails is told in a sentence with its line, and leaves nothing", async () => {
  await migrateInTurn();
  await asClient(url("humi_owner"), async (client) => {
    const script = "create table half_done (a int);\nselect 1 / 0;\ninsert into nowhere values (1);";
    const failing = applyMigration(client, { name: "20990101000000_failing", script });
    await expect(failing).rejects.toThrow(Problem);
    await expect(failing).rejects.toThrow(/nothing of it remains: division by zero/);
  });
  expect(await applied()).not.toContain("20990101000000_failing");
  const { rows } = await asClient(url("humi_owner"), (client) =>
    client.query("SELECT to_regclass('half_done') AS half_done"),
  );
  expect(rows).toEqual([{ half_done: null }]);
});

test.each([
  ["53100", "could not extend file"],
  ["XX000", "could not extend file: Disk quota exceeded"],
])("a disk that takes no more (%s) is no fault of the migration", async (code, said) => {
  await migrateInTurn();
  await asClient(url("humi_owner"), async (client) => {
    const script = `do $$ begin raise exception '${said}' using errcode = '${code}'; end $$`;
    const failing = applyMigration(client, { name: "20990101000000_full", script });
    await expect(failing).rejects.not.toThrow(Problem);
    await expect(failing).rejects.toMatchObject({ code });
  });
});

test("what an earlier release began and never finished is done now", async () => {
  await migrateInTurn();
  const [last] = (await applied()).slice(-1);
  await asClient(url("humi_owner"), async (client) => {
    await client.query("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1", [last]);
    await applyMigration(client, { name: last ?? "", script: "select 1" });
  });
  expect((await applied()).filter((each) => each === last)).toEqual([last]);
});
