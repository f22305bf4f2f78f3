import { scoreSheets } from "@seed/reference/score-sheets";
import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import * as site from "@tests/support/site";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Overtaken } from "@/kernel/refusal";
import { asActor } from "@/platform/database";
import { findSite } from "../queries";
import { editSheet } from "./commands";
import { currentSheet, listSheets } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());
// The first version is reference data and stays; what a test made goes.
afterEach(async () => {
  await asSuperuser(async (client) => {
    await client.query("update demonstration_sites set sheet_id = null");
    await client.query("delete from score_sheets where serial > 1");
  });
});

const edit = { serial: 1, source: "演示", verified: false, content: { ...scoreSheets[0].content, passMark: 85 } };

test("an edit is the next version; an application keeps the one that it was made under", async () => {
  const { siteId, firm, lead } = await site.draft();
  expect(await asActor(lead, (ctx) => editSheet(ctx, edit))).toEqual({ serial: 2 });
  expect((await asActor({ kind: "public" }, currentSheet)).content.passMark).toBe(85);
  expect(await asActor(firm.owner, (ctx) => findSite(ctx, siteId))).toMatchObject({
    sheet: { serial: 1, content: { passMark: 80 } },
  });
  const later = await site.draft();
  expect(await asActor(later.firm.owner, (ctx) => findSite(ctx, later.siteId))).toMatchObject({ sheet: { serial: 2 } });
  const made = (await asActor({ kind: "public" }, listSheets)).map(({ serial, madeAt }) => [serial, madeAt !== null]);
  expect(made).toEqual([
    [2, true],
    [1, false],
  ]);
});

test("of two who edit at once one makes it, and the other is told", async () => {
  const [one, two] = [await given.official(["coordinator"]), await given.official(["coordinator"])];
  const tries = await Promise.allSettled([one, two].map((actor) => asActor(actor, (ctx) => editSheet(ctx, edit))));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
});

test("what says the same as the version in force is no next version", async () => {
  const lead = await given.official(["coordinator"]);
  const { serial, content, source, verified } = await asActor(lead, currentSheet);
  const again = (over: Partial<typeof edit>) =>
    asActor(lead, (ctx) => editSheet(ctx, { serial, content, source, verified, ...over }));
  await expect(again({})).rejects.toMatchObject({ code: "nothing-changed" });
  expect(await again({ source: "另一来源（演示）" })).toEqual({ serial: serial + 1 });
});

test("is the coordinator's alone", async () => {
  const people = [
    await given.official(["bureau_leader"]),
    await given.official(["programme_officer"], { division: "330402" }),
    (await given.firm()).owner,
  ];
  for (const actor of people)
    await expect(asActor(actor, (ctx) => editSheet(ctx, edit))).rejects.toMatchObject({ code: "not-found" });
});
