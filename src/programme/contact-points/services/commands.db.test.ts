import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { addDays, dateOf, dayFromDate } from "@/kernel/days";
import { asActor, asSystem } from "@/platform/database";
import { reviewPoint } from "../reviews/commands";
import { reviewsOf } from "../reviews/queries";
import { changeServiceRule, enterService } from "./commands";
import { dueIn, type ServiceCode } from "./policy";
import {
  countServices,
  enteredOf,
  everyService,
  listServices,
  pickedPoints,
  serviceRulesOn,
  servicesOf,
} from "./queries";
import type { ServiceFilter } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });

async function pointOf(firm: given.GivenFirm, since = "2015-05-10", status: "active" | "suspended" = "active") {
  return asSystem("given", async ({ tx, now }) => {
    const { id } = await tx.contactPoint.create({
      data: {
        ...{ enterpriseId: firm.id, divisionCode: firm.divisionCode, status, number: `点${firm.id}` },
        ...{
          leaderName: "甲",
          leaderPost: "副总",
          liaisonName: "乙",
          liaisonPost: "办公室",
          liaisonMobile: "13800000001",
        },
        ...{ liaisonEmail: "liaison@example.cn", checklist: [], createdAt: now, updatedAt: now },
      },
      select: { id: true },
    });
    const name = { enterpriseId: firm.id, enterpriseName: firm.name, number: `点${firm.id}` };
    await tx.contactPointPeriod.createMany({
      data: [{ contactPointId: id, ...name, divisionCode: firm.divisionCode, fromDay: dateOf(since) }],
    });
    return id;
  });
}

async function people() {
  const firm = await given.firm();
  const officer = await given.official(["programme_officer"], { division: "330402" });
  const lead = await given.official(["coordinator"]);
  return { firm, officer, lead, contactPointId: await pointOf(firm) };
}

const filter = (code: ServiceCode, over: Partial<ServiceFilter> = {}): ServiceFilter => ({ code, year: 2016, ...over });
const count = (actor: Actor, of: ServiceFilter) => asActor(actor, (ctx) => countServices(ctx, of));
const enter = (actor: Actor, contactPointId: string, doneOn = "2016-10-20") =>
  asActor(actor, (ctx) =>
    enterService(ctx, { contactPointId, code: "training", doneOn, note: "培训班（演示）", weighed: [] }),
  );

describe("the plan of a year", () => {
  test("says for each point what it is owed and what it owes, by the rules' dates", async () => {
    const { officer, contactPointId } = await people();
    const services = await asActor(officer, (ctx) => servicesOf(ctx, contactPointId, 2016));
    expect(services.map(({ code, dueOn, light }) => [code, dayFromDate(dueOn), light.light])).toEqual([
      ["hotline", "2016-03-31", "overdue"],
      ["survey", "2016-06-30", "overdue"],
      ["training", "2016-10-31", "overdue"],
      ["risk_assessment", "2016-11-30", "red"],
      ["visit", "2016-12-31", "green"],
      ["yearly_review", "2016-12-31", "green"],
    ]);
  });

  test("reckons in the database as the rule does in the code", async () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays("2014-12-02", n));
    const cases = fc.sample(
      fc.record({
        year: fc.integer({ min: 2015, max: 2018 }),
        dueMonth: fc.integer({ min: 1, max: 12 }),
        graceMonths: fc.integer({ min: 0, max: 24 }),
        admitted: day,
      }),
      { numRuns: 200, seed: 7 },
    );
    await asSystem("look", async ({ tx }) => {
      for (const { year, admitted, ...rule } of cases) {
        const [row] = await tx.$queryRaw<{ due: Date | null }[]>`
          select service_due(${year}::int, ${rule.dueMonth}::int, ${rule.graceMonths}::int, ${admitted}::date) as due`;
        expect([year, admitted, rule, row?.due ? dayFromDate(row.due) : undefined]).toEqual([
          ...[year, admitted, rule, dueIn(year, rule, admitted)],
        ]);
      }
    });
  });

  test("counts what was entered, in the year in which it was done, and no visit after a case", async () => {
    const { firm, officer, contactPointId } = await people();
    expect(await count(officer, filter("training", { state: "overdue" }))).toBe(1);
    await enter(officer, contactPointId, "2015-11-11");
    expect(await count(officer, filter("training", { state: "overdue" }))).toBe(1);
    await enter(officer, contactPointId);
    expect(await count(officer, filter("training", { state: "done" }))).toBe(1);
    expect(await count(officer, filter("training", { state: "open" }))).toBe(0);
    const closed = await given.caseOf(firm, { status: "closed" });
    const visit = (ground: "by_hand" | "closed_case", occasion: string) =>
      asSystem("given", async ({ tx, now }) => {
        const rule = await tx.visitRule.findFirstOrThrow({ where: { ground }, select: { id: true } });
        await tx.visit.create({
          data: {
            ...{ enterpriseId: firm.id, divisionCode: firm.divisionCode, purpose: "guidance", ground, occasion },
            ...{ ruleId: rule.id, status: "held", heldOn: now, owedOn: now, createdAt: now, updatedAt: now },
            ...(ground === "closed_case" ? given.ringOf(closed) : {}),
          },
        });
      });
    await visit("closed_case", "a");
    // Not even the firm, who sees that visit, has it counted: what it is owed is the same number for everybody.
    expect(await count(firm.owner, filter("visit", { state: "done" }))).toBe(0);
    await visit("by_hand", "b");
    expect(await count(officer, filter("visit", { state: "done" }))).toBe(1);
  });

  test("binds active points only, each division its own; pages, count and export agree", async () => {
    const { officer, lead } = await people();
    const other = await given.official(["programme_officer"], { division: "330481" });
    await pointOf(await given.firm(), "2015-03-01", "suspended");
    for (let n = 0; n < 21; n++) await pointOf(await given.firm({ division: "330481" }));
    expect(await count(officer, filter("visit"))).toBe(1);
    const first = await asActor(other, (ctx) => listServices(ctx, filter("visit")));
    expect([first.rows.length, first.total]).toEqual([20, 21]);
    const rest = await asActor(other, (ctx) => listServices(ctx, filter("visit"), first.next ?? ""));
    expect([rest.rows.length, rest.next]).toEqual([1, null]);
    expect(await asActor(lead, (ctx) => everyService(ctx, filter("visit"), 100))).toHaveLength(22);
    expect(await count(lead, filter("visit", { division: "330402" }))).toBe(1);
    expect(
      await count(await given.official(["government_office"], { kind: "government_office" }), filter("visit")),
    ).toBe(0);
  });

  test("of a year that is over names the points of its last day: who left since stays in it, and can be reviewed for it", async () => {
    const { officer, contactPointId } = await people();
    const left = await pointOf(await given.firm());
    const before = await pointOf(await given.firm());
    await asSystem("given", async ({ tx }) => {
      const leave = async (contactPoint: string, toDay: string) => {
        await tx.contactPointPeriod.updateMany({
          where: { contactPointId: contactPoint },
          data: { toDay: dateOf(toDay) },
        });
        await tx.contactPoint.updateMany({ where: { id: contactPoint }, data: { status: "exited" } });
      };
      await leave(left, "2016-05-03");
      await leave(before, "2015-12-31");
    });
    const rows = async (year: number) =>
      (await asActor(officer, (ctx) => listServices(ctx, filter("yearly_review", { year })))).rows.map(({ id }) => id);
    expect((await rows(2015)).toSorted()).toEqual([contactPointId, left].toSorted());
    expect(await rows(2016)).toEqual([contactPointId]);
    const ids = [contactPointId, left, before];
    const picked = async (year: number) =>
      (await asActor(officer, (ctx) => pickedPoints(ctx, ids, year))).map(({ id }) => id).toSorted();
    expect(await picked(2015)).toEqual([contactPointId, left].toSorted());
    expect(await picked(2016)).toEqual([contactPointId]);
    const review = (id: string, year: number) =>
      asActor(officer, (ctx) => reviewPoint(ctx, id, { year, outcome: "kept", reason: "补录（演示）" }));
    await review(left, 2015);
    await expect(review(before, 2015)).rejects.toEqual(refusal("point-not-active-then"));
    await expect(review(left, 2016)).rejects.toEqual(refusal("point-not-active"));
    expect(await count(officer, filter("yearly_review", { year: 2015, state: "done" }))).toBe(1);
  });

  test("a changed rule moves this year's dates from today, and none of a year that is over", async () => {
    const { lead, officer, contactPointId } = await people();
    const rules = await asActor(lead, (ctx) => serviceRulesOn(ctx, "2016-11-24"));
    const training = rules.find(({ code }) => code === "training");
    const change = {
      ...{ code: "training" as const, ruleId: training?.id ?? "", dueMonth: 12, graceMonths: 6, yellow: 30, red: 7 },
      source: "联席会议决定（演示）",
    };
    await expect(asActor(officer, (ctx) => changeServiceRule(ctx, change))).rejects.toEqual(refusal("not-found"));
    const both = await Promise.allSettled([1, 2].map(() => asActor(lead, (ctx) => changeServiceRule(ctx, change))));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const dueOf = async (year: number) => {
      const services = await asActor(officer, (ctx) => servicesOf(ctx, contactPointId, year));
      return services.find(({ code }) => code === "training")?.dueOn;
    };
    expect(await dueOf(2016)).toEqual(dateOf("2016-12-31"));
    expect(await dueOf(2015)).toEqual(dateOf("2015-11-10"));
    await asSystem("given", async ({ tx }) => {
      await tx.serviceRule.updateMany({
        where: { code: "training", validTo: null },
        data: { validFrom: dateOf("2014-01-01"), validTo: dateOf("2014-01-02") },
      });
      await tx.serviceRule.updateMany({ where: { id: training?.id ?? "" }, data: { validTo: null } });
    });
  });
});

describe("entering", () => {
  test("is the programme office's, in its division; twice the same is told; days to come are not taken", async () => {
    const { firm, officer, contactPointId } = await people();
    const other = await given.official(["programme_officer"], { division: "330481" });
    const intake = await given.official(["intake"], { division: "330402" });
    for (const actor of [other, intake, firm.owner])
      await expect(enter(actor, contactPointId)).rejects.toEqual(refusal("not-found"));
    const both = await Promise.allSettled([enter(officer, contactPointId), enter(officer, contactPointId)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(enter(officer, contactPointId)).rejects.toEqual(refusal("entered-already"));
    await expect(enter(officer, contactPointId, "2016-11-25")).rejects.toMatchObject({
      fields: { doneOn: ["in-future"] },
    });
    await asSystem("look", async ({ tx }) => {
      expect(await tx.auditEntry.count({ where: { act: "enter.service", subjectId: contactPointId } })).toBe(1);
    });
  });
});

test("what was written when a service was entered is read on the point's page, by the firm as by the offices", async () => {
  const { firm, officer, lead, contactPointId } = await people();
  await enter(officer, contactPointId, "2015-11-11");
  await enter(officer, contactPointId);
  const stranger = await given.firm();
  const read = (actor: Actor) => asActor(actor, (ctx) => enteredOf(ctx, contactPointId));
  for (const actor of [firm.member, officer, lead])
    expect((await read(actor)).map(({ code, doneOn, note }) => [code, doneOn, note])).toEqual([
      ["training", "2016-10-20", "培训班（演示）"],
      ["training", "2015-11-11", "培训班（演示）"],
    ]);
  expect(await read(stranger.owner)).toEqual([]);
});

describe("the yearly review", () => {
  const review = (actor: Actor, contactPointId: string, year = 2016) =>
    asActor(actor, (ctx) => reviewPoint(ctx, contactPointId, { year, outcome: "kept", reason: "履行了义务（演示）" }));

  test("is entered once a year with its reason, the firm is told, and the plan has it done", async () => {
    const { firm, officer, contactPointId } = await people();
    const both = await Promise.allSettled([review(officer, contactPointId), review(officer, contactPointId)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(review(officer, contactPointId)).rejects.toEqual(refusal("reviewed-already"));
    await expect(review(officer, contactPointId, 2017)).rejects.toEqual(refusal("year-to-come"));
    expect(await asActor(firm.member, (ctx) => reviewsOf(ctx, contactPointId))).toEqual([
      { year: 2016, outcome: "kept", reason: "履行了义务（演示）", reviewedOn: "2016-11-24" },
    ]);
    expect(await asActor(firm.member, ({ tx }) => tx.notice.findMany({ select: { kind: true } }))).toEqual([
      { kind: "contact-point.review" },
    ]);
    expect(await count(officer, filter("yearly_review", { state: "done" }))).toBe(1);
    await asSystem("look", async ({ tx }) => {
      expect(await tx.auditEntry.count({ where: { act: "review.contact-point", subjectId: contactPointId } })).toBe(1);
    });
  });

  test("entered before eight in the morning stands with the day of Jiaxing, as in the plan", async () => {
    const { officer, contactPointId } = await people();
    given.atMoment("2016-12-01T00:30:00+08:00");
    await review(officer, contactPointId);
    expect(await asActor(officer, (ctx) => reviewsOf(ctx, contactPointId))).toMatchObject([
      { reviewedOn: "2016-12-01" },
    ]);
    const [row] = (await asActor(officer, (ctx) => listServices(ctx, filter("yearly_review")))).rows;
    expect(row?.doneOn).toEqual(dateOf("2016-12-01"));
  });

  test("is nobody's who doesn't keep the points there, and of an active point alone; what was entered can't be changed", async () => {
    const { firm, officer, contactPointId } = await people();
    const other = await given.official(["programme_officer"], { division: "330481" });
    for (const actor of [other, firm.owner, await given.official(["investigator"], { division: "330402" })])
      await expect(review(actor, contactPointId)).rejects.toEqual(refusal("not-found"));
    const suspended = await pointOf(await given.firm(), "2015-03-01", "suspended");
    await expect(review(officer, suspended)).rejects.toEqual(refusal("point-not-active"));
    await review(officer, contactPointId);
    await expect(
      asActor(officer, ({ tx }) => tx.pointReview.updateMany({ data: { outcome: "not_kept" } })),
    ).rejects.toThrow(/permission denied/);
  });
});
