import { asSuperuser, freshDatabase } from "@tests/support/database";
import pg from "pg";
import { expect, test } from "vitest";
import { asClient } from "../../scripts/cluster";

freshDatabase();

function appUrl(): string {
  return process.env.DATABASE_URL ?? "";
}

test("the application's role owns nothing and can't pass by row-level security", async () => {
  const { rows } = await asSuperuser((client) =>
    client.query(
      `SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
              (SELECT count(*)::int FROM pg_class WHERE relowner = pg_roles.oid) AS owned
       FROM pg_roles WHERE rolname = 'humi_app'`,
    ),
  );
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, owned: 0 }]);
});

test("the application can't change the schema, nor make tables of its own", async () => {
  await asClient(appUrl(), async (client) => {
    for (const statement of [
      "CREATE TABLE public.own (a int)",
      "CREATE TABLE jobs.own (a int)",
      "ALTER TABLE settings DISABLE ROW LEVEL SECURITY",
    ]) {
      await expect(client.query(statement)).rejects.toThrow(pg.DatabaseError);
    }
  });
});

test("nobody takes a lock that isn't a row's: no function of the database does", async () => {
  const { rows } = await asSuperuser((client) =>
    client.query(
      "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosrc ~* 'advisory|lock table'",
    ),
  );
  expect(rows).toEqual([]);
});

test("every table stands under row-level security, for its owner too", async () => {
  const { rows } = await asSuperuser((client) =>
    client.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       AND relname <> '_prisma_migrations' AND NOT (relrowsecurity AND relforcerowsecurity)`,
    ),
  );
  expect(rows).toEqual([]);
});
