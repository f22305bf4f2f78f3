import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { expect, test } from "vitest";
import { asClient } from "../../scripts/cluster";
import type { Settings } from "../../scripts/database";
import { prepareDatabase, refuseProduction } from "../../scripts/prepare";

freshDatabase();

/** A production's database under PORTAL_MODE=demo: a slip in one line of the configuration. */
function mistaken(): Settings {
  const { DATABASE_URL = "", DATABASE_OWNER_URL = "" } = process.env;
  return { NODE_ENV: "production", PORTAL_MODE: "demo", DATABASE_URL, DATABASE_OWNER_URL };
}

function toldDemos(): Promise<number | null> {
  return asSuperuser(async (client) => (await client.query("SELECT FROM settings WHERE key = 'demo'")).rowCount);
}

test("a database with people who are no demo's is neither filled with a story nor marked as one, which the next start would erase", async () => {
  await asClient(mistaken().DATABASE_OWNER_URL, (client) => client.query("DELETE FROM settings WHERE key = 'demo'"));
  await refuseProduction(mistaken()); // nobody is there yet
  await given.official(["investigator"]);
  await expect(prepareDatabase(mistaken())).rejects.toThrow(/accounts that are no demo's/);
  await expect(refuseProduction(mistaken())).rejects.toThrow(/PORTAL_MODE=production/);
  expect(await toldDemos()).toBe(0);
});

test("a demo's own database is begun anew as before", async () => {
  await given.official(["investigator"]);
  await asClient(mistaken().DATABASE_OWNER_URL, (client) =>
    client.query("INSERT INTO settings (key, value, updated_at) VALUES ('demo', '{\"complete\": false}', now())"),
  );
  await expect(refuseProduction(mistaken())).resolves.toBeUndefined();
});
