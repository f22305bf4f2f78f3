import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import * as site from "@tests/support/site";
import { statementsDuring } from "@tests/support/statements";
import { beforeEach, expect, test } from "vitest";
import { asActor } from "@/platform/database";
import { placesToAward, rankingOf } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

test("the sites of a year by the mean of their scores, with ties and what stands against an award; those who decide alone", {
  timeout: 60_000,
}, async () => {
  const first = await site.scored([4, 5]);
  const tied = await site.scored([5, 4]);
  const weak = await site.scored([21, 21]);
  await site.onSite();
  const [round, ...rest] = await asActor(first.lead, (ctx) => rankingOf(ctx, 2016));
  expect(rest).toEqual([]);
  expect(
    round?.rows.map(({ id, place, tied: shared, total, shortfall }) => [id, place, shared, total, shortfall]),
  ).toEqual([
    [first.siteId, 1, true, 95.5, undefined],
    [tied.siteId, 1, true, 95.5, undefined],
    [weak.siteId, 3, false, 79, "below-pass-mark"],
  ]);
  expect(round?.rows[0]?.dimensions).toMatchObject({ "1": 7.5, "2": 12 });
  expect(await asActor(first.lead, (ctx) => rankingOf(ctx, 2015))).toEqual([]);
  for (const actor of [first.county, first.experts[0], first.firm.owner, await given.official(["investigator"])])
    await expect(asActor(actor, (ctx) => rankingOf(ctx, 2016))).rejects.toMatchObject({ code: "not-found" });
});

test("sites of several versions of the sheet, and one from before there was any, are ranked in as few statements as those of one", {
  timeout: 60_000,
}, async () => {
  const older = await site.scored([4, 5]);
  const newer = await site.scored([5, 4]);
  const none = await site.scored([6, 4]);
  await asSuperuser(async (client) => {
    await client.query(
      `with made as (insert into score_sheets (serial, content, source, verified)
      select serial + 1, content, source, false from score_sheets order by serial desc limit 1 returning id)
      update demonstration_sites set sheet_id = case id when $1 then (select id from made) end where id in ($1, $2)`,
      [newer.siteId, none.siteId],
    );
  });
  let rounds: Awaited<ReturnType<typeof rankingOf>> = [];
  const statements = await statementsDuring(() =>
    asActor(older.lead, async (ctx) => {
      rounds = await rankingOf(ctx, 2016);
      await placesToAward(ctx, 2016);
    }),
  );
  expect(rounds.map(({ sheet, rows }) => [sheet.serial, rows.map(({ id }) => id)])).toEqual([
    [1, [older.siteId]],
    [2, [newer.siteId, none.siteId]],
  ]);
  expect(statements).toHaveLength(4);
});

test("the year's target says how many more are asked for", async () => {
  const lead = await given.official(["coordinator"]);
  expect(
    await Promise.all([2015, 2016, 2017, 2018].map((year) => asActor(lead, (ctx) => placesToAward(ctx, year)))),
  ).toEqual([5, 5, 10, null]);
});
