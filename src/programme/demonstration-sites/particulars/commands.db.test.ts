import { bothAtOnce, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import * as site from "@tests/support/site";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { assessmentOf } from "../assessment/queries";
import { applySite, moveSite } from "../commands";
import { findSite } from "../queries";
import { stateParticulars } from "./commands";
import { knownOf, particularsOf } from "./queries";
import { filledIn, missingOf, stateParticularsInput } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const state = (actor: Actor, siteId: string, over: Readonly<Record<string, string>> = {}) =>
  asActor(actor, (ctx) => stateParticulars(ctx, { siteId, stated: { ...site.particulars, ...over } }));
const read = (actor: Actor, siteId: string) => asActor(actor, (ctx) => particularsOf(ctx, siteId));
const submit = { step: "submit" as const, practice: "演示", undertaking: "yes" as const };

test("what the portal knows is filled in with where it stood: registration, last year, contact point", async () => {
  const { siteId, firm } = await site.draft();
  await asSystem("given", async ({ tx, now }) => {
    await tx.enterprise.updateMany({ where: { id: firm.id }, data: { legalPerson: "法演示", staff: 80, titles: [] } });
    await tx.enterpriseYear.createMany({
      data: [
        {
          ...{ enterpriseId: firm.id, year: 2015, state: "confirmed", titles: ["high_tech"], inventions: 3, staff: 90 },
          ...{ source: "演示", enteredAt: now, enteredById: firm.owner.personId },
          ...{ decidedAt: now, decidedById: firm.owner.personId },
        },
      ],
    });
  });
  const known = await asActor(firm.owner, async (ctx) => {
    const found = await findSite(ctx, siteId);
    return found ? knownOf(ctx, found) : {};
  });
  expect(known).toMatchObject({
    legalPerson: { value: "法演示", from: "registration" },
    staff: { value: "90", from: "year", year: 2015 },
    titles: { value: ["high_tech"], from: "year", year: 2015 },
    inventions: { value: "3", from: "year", year: 2015 },
    leaderName: { value: "甲", from: "contact-point" },
  });
  expect(filledIn({ stated: null, known })).toMatchObject({ legalPerson: "法演示", staff: "90" });
  expect(filledIn({ stated: { staff: "" }, known })).toMatchObject({ staff: "" });
});

test("is the firm's own while it writes; what was handed in stays, beside what the portal knew then", async () => {
  const { siteId, firm, county, lead } = await site.draft();
  const other = await given.firm();
  for (const actor of [other.owner, county, lead])
    await expect(state(actor, siteId)).rejects.toEqual(refusal("not-found"));
  await site.assess(siteId);
  await state(firm.owner, siteId, { liaisonName: "新联络（演示）" });
  await site.step(firm.owner, siteId, submit);
  await expect(state(firm.owner, siteId)).rejects.toEqual(refusal("submitted"));
  await asSystem("given", ({ tx }) =>
    tx.contactPoint.updateMany({ where: { enterpriseId: firm.id }, data: { liaisonName: "后来的人（演示）" } }),
  );
  expect(await read(county, siteId)).toMatchObject({
    stated: { liaisonName: "新联络（演示）" },
    known: { liaisonName: { value: "乙", from: "contact-point" } },
  });
  await asActor(firm.owner, async ({ tx }) =>
    expect(await tx.siteParticulars.updateMany({ where: { siteId }, data: { stated: {} } })).toEqual({ count: 0 }),
  );
});

test("of a firm that hands in and writes at once, what was written counts or is refused", async () => {
  const { siteId, firm } = await site.draft();
  await site.assess(siteId);
  const { version } = (await asActor(firm.owner, (ctx) => findSite(ctx, siteId))) ?? { version: 0 };
  const [written, handedIn] = await bothAtOnce<object>({ table: "demonstration_sites", id: siteId }, () => [
    state(firm.member, siteId, { kind: "有限责任公司（演示）" }),
    asActor(firm.owner, (ctx) => moveSite(ctx, { ...submit, siteId, version })),
  ]);
  expect(handedIn?.status).toBe("fulfilled");
  const { stated } = await read(firm.owner, siteId);
  expect(stated?.kind).toBe(written?.status === "fulfilled" ? "有限责任公司（演示）" : "1");
});

test("an application anew begins with what the one before said: particulars, points and notes; proofs are its own", async () => {
  const { siteId, firm } = await site.applied();
  await site.step(firm.owner, siteId, { step: "withdraw" });
  given.atMoment("2016-11-28T10:00:00+08:00");
  const again = await asActor(firm.owner, (ctx) => applySite(ctx, { practice: "演示" }));
  await asActor(firm.owner, async (ctx) => {
    const found = await findSite(ctx, again.siteId);
    const known = found ? await knownOf(ctx, found) : {};
    expect(known).toMatchObject({ rules: { value: "1", from: "application" }, leaderName: { from: "contact-point" } });
    const { answers, proofs } = await assessmentOf(ctx, again.siteId);
    expect([answers.length > 30, proofs]).toEqual([true, []]);
    expect(answers.every(({ updatedAt }) => found !== null && updatedAt < found.createdAt)).toBe(true);
  });
});

test("the form: half filled in it is kept, wrong it is told at its field", () => {
  const id = "0193a6f0-0000-7000-8000-000000000001";
  const kept = stateParticularsInput.parse({
    siteId: id,
    staff: "１,２０",
    foundedOn: "2005年6月18日",
    profit1: "-3.5",
  });
  expect(kept).toMatchObject({
    siteId: id,
    stated: { staff: "120", foundedOn: "2005-06-18", profit1: "-3.5", kind: "" },
  });
  expect(missingOf(kept.stated)).not.toContain("staff");
  expect(missingOf(kept.stated)).toContain("kind");
  const wrong = { siteId: id, staff: "10", clearedStaff: "11", areas: "x", revenue1: "1.234", agreements: "101" };
  const more = { leaderPhone: "12", liaisonEmail: "x", foundedOn: "2005-02-30" };
  const faults = stateParticularsInput
    .safeParse({ ...wrong, ...more })
    .error?.issues.map(({ path, message }) => [path[0], message]);
  expect(faults).toEqual(
    expect.arrayContaining([
      ...[
        ["areas", "count"],
        ["revenue1", "amount"],
        ["agreements", "percent"],
        ["leaderPhone", "phone"],
      ],
      ...[
        ["foundedOn", "day"],
        ["clearedStaff", "more-than-staff"],
      ],
    ]),
  );
});
