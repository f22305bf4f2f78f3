import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import type pg from "pg";
import { beforeEach, expect, test } from "vitest";

freshDatabase();
beforeEach(() => void given.atMoment());

const rename = (client: pg.Client, id: string, name: string) =>
  client.query("update enterprises set name = $2 where id = $1", [id, name]);

/** Until somebody waits for what this transaction holds. */
async function awaited(client: pg.Client): Promise<void> {
  for (;;) {
    const { rowCount } = await client.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (rowCount) return;
    await client.query("select pg_sleep(0.01), pg_stat_clear_snapshot()");
  }
}

const wordsOf = (firmId: string) =>
  asSuperuser(async (client) => {
    const { rows } = await client.query<{ words: string }>(
      `select firm_search as words from complaints where enterprise_id = $1
       union all select firm_search from cases where enterprise_id = $1`,
      [firmId],
    );
    return rows.map(({ words }) => words.split(" ")[0]);
  });

test("what is filed while its firm is renamed goes by the new name, whoever of the two was first", async () => {
  const firm = await given.firm();
  const complaint = await asSuperuser(async (client) => {
    await client.query("begin");
    await rename(client, firm.id, "演示新名一号");
    const filed = given.complaint(firm, { status: "verifying" });
    await awaited(client);
    await client.query("commit");
    return filed;
  });
  expect(await wordsOf(firm.id)).toEqual(["演示新名一号"]);

  await asSuperuser(async (client) => {
    await client.query("begin");
    await client.query("update complaints set status = 'filed' where id = $1", [complaint.id]);
    await client.query(
      `insert into cases (id, number, complaint_id, enterprise_id, division_code, title, filed_on, created_at, updated_at)
       select uuidv7(), '演示案〔2016〕990号', id, enterprise_id, division_code, title, '2016-11-24', now(), now() from complaints where id = $1`,
      [complaint.id],
    );
    const renamed = asSuperuser((other) => rename(other, firm.id, "演示新名二号"));
    await awaited(client);
    await client.query("commit");
    await renamed;
  });
  expect(await wordsOf(firm.id)).toEqual(["演示新名二号", "演示新名二号"]);
});
