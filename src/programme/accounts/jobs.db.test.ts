import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { expect, test } from "vitest";
import { asSystem } from "@/platform/database";
import { tidyAccounts } from "./jobs";
import { issueLink } from "./links/commands";

freshDatabase();

test("what has served goes away, what may still serve stays", async () => {
  const { owner } = await given.firm();
  const { personId } = owner;
  await asSystem("given", async (ctx) => {
    for (let n = 0; n < 2; n++) await issueLink(ctx, "reset_password", { personId });
  });
  await asSuperuser(async (client) => {
    await client.query(
      "UPDATE single_use_links SET expires_at = now() - interval '25 hours' WHERE id = (SELECT min(id::text)::uuid FROM single_use_links)",
    );
    await client.query(
      "INSERT INTO sign_in_throttles (key, failures, last_at) VALUES ('old', 3, now() - interval '2 days'), ('new', 3, now())",
    );
    await client.query(
      `INSERT INTO sessions (person_id, created_at, last_seen_at, expires_at, device, address)
       SELECT $1, at, at, at + interval '12 hours', 'test', '' FROM unnest(ARRAY[now(), now() - interval '200 days']) AS at`,
      [personId],
    );
  });
  await tidyAccounts();
  const { rows } = await asSuperuser((client) =>
    client.query(
      "SELECT (SELECT count(*)::int FROM single_use_links) AS links, (SELECT count(*)::int FROM sessions) AS sessions, (SELECT string_agg(key, ',') FROM sign_in_throttles) AS tries",
    ),
  );
  expect(rows).toEqual([{ links: 1, sessions: 1, tries: "new" }]);
});
