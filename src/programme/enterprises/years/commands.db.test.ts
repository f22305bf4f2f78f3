import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { Overtaken } from "@/kernel/refusal";
import { asActor } from "@/platform/database";
import { findEnterprise } from "../queries";
import { countEnterprises, everyEnterprise } from "../register/queries";
import { decideYear, enterYear } from "./commands";
import { yearsOf } from "./queries";
import type { EnterYear } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const figures = {
  ...{ inventions: 3, utilityModels: 12, designs: null, trademarks: 2, software: 0, secrets: 18 },
  ...{ staff: 120, researchStaff: 30, source: "认定文件（演示）" },
};

async function people() {
  const firm = await given.firm();
  const county = await given.official(["programme_officer"], { division: "330402" });
  const enter = (actor: Actor, changes: Partial<EnterYear> = {}) =>
    asActor(actor, (ctx) =>
      enterYear(ctx, { enterpriseId: firm.id, year: 2015, seen: null, titles: ["high_tech"], ...figures, ...changes }),
    );
  const years = (actor: Actor = county) => asActor(actor, (ctx) => yearsOf(ctx, firm.id));
  return { firm, county, enter, years };
}

test("what the county enters holds at once; a correction replaces it and the old figures stay", async () => {
  const { firm, county, enter, years } = await people();
  await enter(county);
  const [first] = await years();
  await expect(enter(county, { inventions: 4 })).rejects.toThrow(Overtaken);
  await enter(county, { inventions: 4, seen: first?.id ?? null });
  expect((await years()).map(({ state, inventions }) => [state, inventions])).toEqual([
    ["confirmed", 4],
    ["replaced", 3],
  ]);
  const record = await asActor(county, (ctx) => findEnterprise(ctx, firm.id));
  expect(record).toMatchObject({ titles: ["high_tech"], staff: 120, researchStaff: 30 });
});

test("the profile follows the latest year alone; the list is filtered by a year's title, the export has its figures", async () => {
  const { firm, county, enter } = await people();
  await enter(county, { year: 2016, titles: ["listed"], staff: 200 });
  await enter(county, { year: 2014, titles: ["tech_sme"], staff: 80 });
  expect(await asActor(county, (ctx) => findEnterprise(ctx, firm.id))).toMatchObject({
    titles: ["listed"],
    staff: 200,
  });
  const count = (title: "listed" | "tech_sme", year?: string) =>
    asActor(county, (ctx) => countEnterprises(ctx, { title, ...(year ? { year } : {}) }));
  expect([
    await count("listed"),
    await count("listed", "2014"),
    await count("tech_sme", "2014"),
    await count("tech_sme"),
  ]).toEqual([1, 0, 1, 0]);
  const exported = (year?: string) =>
    asActor(county, async (ctx) =>
      (await everyEnterprise(ctx, year ? { year } : {}, 10)).map((row) => row.figures?.staff),
    );
  expect([await exported(), await exported("2014")]).toEqual([[200], [80]]);
});

test("what the firm says is a proposal: its county confirms it, or returns it with a reason", async () => {
  const { firm, county, enter, years } = await people();
  await expect(enter(firm.member)).rejects.toEqual(refusal("not-found"));
  await enter(firm.owner, { staff: 99 });
  const [proposed] = await years(firm.owner);
  expect(proposed).toMatchObject({ state: "proposed", staff: 99 });
  expect(await asActor(county, (ctx) => findEnterprise(ctx, firm.id))).toMatchObject({ staff: null });
  const decide = (actor: Actor, id = proposed?.id ?? "") =>
    asActor(actor, (ctx) => decideYear(ctx, { decision: "confirm", yearId: id }));
  for (const actor of [firm.owner, await given.official(["programme_officer"], { division: "330481" })])
    await expect(decide(actor)).rejects.toEqual(refusal("not-found"));
  // Proposed anew, the former proposal can't be confirmed any more.
  await enter(firm.owner, { staff: 101, seen: proposed?.id ?? null });
  await expect(decide(county)).rejects.toThrow(Overtaken);
  const [again] = await years(firm.owner);
  await decide(county, again?.id);
  expect(await asActor(county, (ctx) => findEnterprise(ctx, firm.id))).toMatchObject({
    staff: 101,
    titles: ["high_tech"],
  });
  await enter(firm.owner, { staff: 500 });
  const [third] = await years(firm.owner);
  await asActor(county, (ctx) =>
    decideYear(ctx, { decision: "refuse", yearId: third?.id ?? "", reason: "与年报不符（演示）" }),
  );
  expect((await years()).map(({ state, staff }) => [state, staff])).toEqual([
    ["refused", 500],
    ["confirmed", 101],
    ["replaced", 99],
  ]);
});

test("of two at once one wins; a year that hasn't begun is told", async () => {
  const { county, enter, years } = await people();
  const city = await given.official(["programme_officer"]);
  const tries = await Promise.allSettled([
    enter(county, { staff: 1, researchStaff: null }),
    enter(city, { staff: 2, researchStaff: null }),
  ]);
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await years()).toHaveLength(1);
  await expect(enter(county, { year: 2017 })).rejects.toMatchObject({ fields: { year: ["future-year"] } });
});
