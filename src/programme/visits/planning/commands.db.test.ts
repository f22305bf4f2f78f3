import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { closedCase, count, people, planned, pointOf, record, refusal, see } from "@tests/support/visits";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { dateOf, dayFromDate } from "@/kernel/days";
import { asActor, asSystem } from "@/platform/database";
import { recordEvent } from "../../enterprises/events/commands";
import { eventsOf } from "../../enterprises/events/queries";
import { findEnterprise } from "../../enterprises/queries";
import { strikeEvent } from "../../enterprises/strikes/commands";
import { addAdvice } from "../advice/commands";
import { moveVisit, planVisit } from "../commands";
import { officersToDraw } from "../draws/queries";
import { makeVisitPlan } from "../jobs";
import { listVisits } from "../queue/queries";
import { nameCompanion } from "../recusals/commands";
import { changeVisitRule, makePlan } from "./commands";
import { visitRulesOn } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

describe("the plan", () => {
  test("has each active point's yearly visit once, however often and however many at once make it", async () => {
    const { firm, officer } = await people();
    await pointOf(firm);
    await Promise.all([makeVisitPlan(), makeVisitPlan()]);
    await makeVisitPlan();
    const { rows, total } = await asActor(officer, (ctx) => listVisits(ctx, {}));
    expect(total).toBe(1);
    expect(rows).toMatchObject([
      { purpose: "patrol", status: "planned", officerName: officer.name, enterpriseId: firm.id },
    ]);
    expect(rows[0]?.dueOn && dayFromDate(rows[0].dueOn)).toBe("2016-11-30");
    expect(rows[0]?.light).toMatchObject({ light: "red", amount: 6 });
    await asSystem("look", async ({ tx }) => {
      expect(await tx.auditEntry.count({ where: { act: "begin.visit" } })).toBe(1);
      expect(await tx.notice.count({ where: { personId: officer.personId, kind: "visit.begin" } })).toBe(1);
    });
  });

  test("gives a division's visits to its own officers in equal parts, and to the city's where there are none", async () => {
    const [first, second] = [
      await given.official(["programme_officer"], { division: "330402" }),
      await given.official(["programme_officer"], { division: "330402" }),
    ];
    const city = await given.official(["programme_officer"]);
    for (let n = 0; n < 4; n++) await pointOf(await given.firm());
    await pointOf(await given.firm({ division: "330481" }));
    await makeVisitPlan();
    expect(await count(first, { mine: "1" })).toBe(2);
    expect(await count(second, { mine: "1" })).toBe(2);
    expect(await count(city, { mine: "1" })).toBe(1);
  });

  test("gives nothing to whoever has never used his account", async () => {
    const { firm, officer } = await people();
    const newcomer = await given.official(["programme_officer"], { division: "330402" });
    await asSystem("given", ({ tx }) =>
      tx.person.updateMany({ where: { id: newcomer.personId }, data: { mailVerifiedAt: null } }),
    );
    await pointOf(firm);
    await pointOf(await given.firm());
    await makeVisitPlan();
    expect([await count(officer, { mine: "1" }), await count(newcomer, { mine: "1" })]).toEqual([2, 0]);
    const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);
    const drawn = { divisionCode: "330402", duties: ["programme_officer"] };
    expect(ids(await asActor(officer, (ctx) => officersToDraw(ctx, drawn)))).toEqual([officer.personId]);
  });

  test("counts the next year from the visit that was made, and lets a cancelled one wait a year", async () => {
    const { firm, officer } = await people();
    await pointOf(firm, "2015-10-01");
    await makeVisitPlan();
    const { rows } = await asActor(officer, (ctx) => listVisits(ctx, { open: "1" }));
    await record(officer, rows[0]?.id ?? "", { advice1: null, advice1Due: null });
    await makeVisitPlan();
    expect(await count(officer, { open: "1" })).toBe(0);
    given.atMoment("2017-11-01T09:30:00+08:00");
    await makeVisitPlan();
    const next = await asActor(officer, (ctx) => listVisits(ctx, { open: "1" }));
    expect(next.rows.map(({ dueOn }) => dueOn && dayFromDate(dueOn))).toEqual(["2017-11-24"]);
    await asActor(officer, (ctx) =>
      moveVisit(ctx, { step: "cancel", visitId: next.rows[0]?.id ?? "", version: 1, reason: "企业停产（演示）" }),
    );
    await makeVisitPlan();
    expect(await count(officer, { open: "1" })).toBe(0);
  });

  test("the yearly visit is owed whatever other patrol was planned by hand and called off", async () => {
    const { firm, officer } = await people();
    await pointOf(firm, "2015-10-01");
    const { visitId } = await asActor(officer, (ctx) =>
      planVisit(ctx, {
        ...{ enterpriseId: firm.id, purpose: "patrol", dueOn: "2016-12-20", officerId: "", reason: "顺路（演示）" },
      }),
    );
    const cancel = { step: "cancel", visitId, version: 1, reason: "企业停产（演示）" } as const;
    await asActor(officer, (ctx) => moveVisit(ctx, cancel));
    expect(await see(officer, visitId)).toMatchObject({ reason: "顺路（演示）", cancelledBecause: cancel.reason });
    await makeVisitPlan();
    const { rows } = await asActor(officer, (ctx) => listVisits(ctx, { open: "1" }));
    expect(rows.map(({ dueOn }) => dueOn && dayFromDate(dueOn))).toEqual(["2016-10-01"]);
  });

  test("calls off what is owed no more once a point left; one that is suspended keeps its visit, and after a pause has time for it", async () => {
    const { firm, officer } = await people();
    const other = await given.firm();
    const [leaves, pauses] = [await pointOf(firm), await pointOf(other)];
    await makeVisitPlan();
    const stand = (id: string, status: "exited" | "suspended" | "active") =>
      asSystem("given", ({ tx }) => tx.contactPoint.updateMany({ where: { id }, data: { status } }));
    await stand(leaves, "exited");
    await stand(pauses, "suspended");
    await Promise.all([makeVisitPlan(), makeVisitPlan()]);
    const open = () => asActor(officer, (ctx) => listVisits(ctx, { open: "1" }));
    expect((await open()).rows.map(({ enterpriseId }) => enterpriseId)).toEqual([other.id]);
    const [off] = (await asActor(officer, (ctx) => listVisits(ctx, { status: "cancelled" }))).rows;
    expect(off).toMatchObject({ enterpriseId: firm.id, dueOn: null });
    expect(await see(firm.owner, off?.id ?? "")).toMatchObject({ status: "cancelled", cancelledBecause: null });
    await asSystem("look", async ({ tx }) => {
      expect(await tx.notice.count({ where: { kind: "visit.cancel", personId: officer.personId } })).toBe(1);
      expect(await tx.auditEntry.count({ where: { act: "step.visit", subjectId: off?.id ?? "" } })).toBe(1);
      // The other one was made, and the point suspended from the day after it until a year and more later.
      await tx.visit.updateMany({
        where: { enterpriseId: other.id },
        data: { status: "held", heldOn: dateOf("2016-11-24"), dueOn: null },
      });
      const [period] = await tx.contactPointPeriod.findMany({ where: { contactPointId: pauses } });
      if (!period) throw new Error("no period");
      const { id, ...entry } = period;
      await tx.contactPointPeriod.updateMany({ where: { id }, data: { toDay: dateOf("2016-11-25") } });
      await tx.contactPointPeriod.createMany({ data: [{ ...entry, fromDay: dateOf("2018-03-01"), toDay: null }] });
    });
    await stand(pauses, "active");
    given.atMoment("2018-03-01T09:30:00+08:00");
    await makeVisitPlan();
    expect((await open()).rows.map(({ dueOn }) => dueOn && dayFromDate(dueOn))).toEqual(["2018-04-30"]);
  });

  test("hands on at once what lies with somebody who works in another bureau now, first to who goes along if it is his turn", async () => {
    const { visitId, officer, lead } = await planned();
    const companion = await given.official(["programme_officer"], { division: "330402" });
    await asActor(lead, (ctx) => nameCompanion(ctx, { visitId, version: 1, officerId: companion.personId }));
    await asSystem("given", async ({ tx }) => {
      const { id } = await tx.department.findFirstOrThrow({
        where: { kind: "market_regulation", divisionCode: "330481" },
        select: { id: true },
      });
      await tx.personDuty.updateMany({ where: { personId: officer.personId }, data: { endedAt: new Date() } });
      await tx.person.updateMany({ where: { id: officer.personId }, data: { departmentId: id } });
      await tx.personDuty.createMany({
        data: [{ personId: officer.personId, duty: "programme_officer", grantedAt: new Date() }],
      });
    });
    await makeVisitPlan();
    expect(await see(companion, visitId)).toMatchObject({ officerId: companion.personId, companionIds: [] });
  });

  test("hands on what somebody left behind, and follows a firm that moved", async () => {
    const { visitId, officer, firm } = await planned();
    const other = await given.official(["programme_officer"], { division: "330481" });
    await asSystem("given", async ({ tx }) => {
      await tx.personDuty.updateMany({
        where: { personId: officer.personId },
        data: { endedAt: new Date("2016-11-23") },
      });
      await tx.enterprise.updateMany({ where: { id: firm.id }, data: { divisionCode: "330481" } });
    });
    await makeVisitPlan();
    expect(await see(other, visitId)).toMatchObject({ officerId: other.personId, divisionCode: "330481" });
    expect(await see(officer, visitId)).toBeNull();
  });

  test("is made by hand by the coordinator alone, and then plans no visit after a case", async () => {
    const { firm, officer, lead } = await people();
    await pointOf(firm);
    const investigator = await given.official(["investigator"]);
    await closedCase(firm, [investigator]);
    await expect(asActor(officer, makePlan)).rejects.toEqual(refusal("not-found"));
    expect(await asActor(lead, makePlan)).toEqual({ point: 1, site: 0, closed_case: 0, left: 0 });
    expect(await asActor(lead, makePlan)).toEqual({ point: 0, site: 0, closed_case: 0, left: 0 });
    expect(await asSystem("look", ({ tx }) => tx.visit.findMany({ select: { ground: true } }))).toEqual([
      { ground: "point" },
    ]);
  });

  test("a changed rule holds from its day, the old one stays readable; of two changes at once one wins", async () => {
    const { lead, officer } = await people();
    const before = await asActor(lead, (ctx) => visitRulesOn(ctx, "2016-11-23"));
    const rule = before.find(({ ground }) => ground === "point");
    const change = {
      ...{ ground: "point" as const, ruleId: rule?.id ?? "", months: [6], aheadDays: 30, yellow: 20, red: 5 },
      source: "联席会议决定（演示）",
    };
    await expect(asActor(officer, (ctx) => changeVisitRule(ctx, change))).rejects.toEqual(refusal("not-found"));
    const both = await Promise.allSettled([1, 2].map(() => asActor(lead, (ctx) => changeVisitRule(ctx, change))));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const monthsOn = async (day: string) =>
      (await asActor(officer, (ctx) => visitRulesOn(ctx, day))).find(({ ground }) => ground === "point")?.months;
    expect(await monthsOn("2016-11-23")).toEqual([12]);
    expect(await monthsOn("2016-11-24")).toEqual([6]);
    // The reference rows are as they were for the next test.
    await asSystem("given", async ({ tx }) => {
      await tx.visitRule.updateMany({
        where: { ground: "point", validTo: null },
        data: { validFrom: dateOf("2014-01-01"), validTo: dateOf("2014-01-02") },
      });
      await tx.visitRule.updateMany({ where: { id: rule?.id ?? "" }, data: { validTo: null } });
    });
  });
});

describe("a firm that moves", () => {
  const move = async (actor: Actor, enterpriseId: string) => {
    const version = (await asActor(actor, (ctx) => findEnterprise(ctx, enterpriseId)))?.version ?? 0;
    return asActor(actor, (ctx) =>
      recordEvent(ctx, {
        ...{ enterpriseId, version, kind: "moved", divisionCode: "330481", town: null },
        ...{ holdsFrom: "2016-11-20", source: "登记机关通知书（演示）" },
      }),
    );
  };

  test("takes its visits along at once: the new county has them in its list, with an officer who is told, and the old one no more", async () => {
    const { visitId, officer, firm } = await planned();
    const lead = await given.official(["coordinator", "programme_officer"]);
    const companion = await given.official(["programme_officer"], { division: "330402" });
    await asActor(lead, (ctx) => nameCompanion(ctx, { visitId, version: 1, officerId: companion.personId }));
    const other = await given.official(["programme_officer"], { division: "330481" });
    await move(lead, firm.id);
    expect(await see(other, visitId)).toMatchObject({
      ...{ divisionCode: "330481", officerId: other.personId, companions: [] },
    });
    for (const who of [officer, companion]) {
      expect(await see(who, visitId)).toBeNull();
      expect(await count(who)).toBe(0);
    }
    expect(await count(other, { mine: "1" })).toBe(1);
    await asSystem("look", async ({ tx }) => {
      expect(await tx.notice.count({ where: { personId: other.personId, kind: "visit.begin" } })).toBe(1);
      const entry = await tx.auditEntry.findFirst({
        where: { act: "assign.visit", actorId: lead.personId, subjectId: visitId },
        orderBy: { seq: "desc" },
      });
      expect(entry?.detail).toEqual({ officerId: other.personId });
    });
    // And with the move that was a mistake it comes back.
    const [event] = await asActor(lead, (ctx) => eventsOf(ctx, firm.id));
    const version = (await asActor(lead, (ctx) => findEnterprise(ctx, firm.id)))?.version ?? 0;
    await asActor(lead, (ctx) =>
      strikeEvent(ctx, { enterpriseId: firm.id, version, eventId: event?.id ?? "", reason: "录错（演示）" }),
    );
    expect(await see(other, visitId)).toBeNull();
    expect(await see(lead, visitId)).toMatchObject({ divisionCode: "330402" });
  });

  test("leaves what was made where it was made, and one that follows a case to its ring", async () => {
    const { visitId, officer, firm } = await planned();
    const lead = await given.official(["coordinator", "programme_officer"]);
    await record(officer, visitId);
    const investigator = await given.official(["investigator"], { division: "330402" });
    await closedCase(firm, [investigator]);
    await makeVisitPlan();
    const other = await given.official(["programme_officer"], { division: "330481" });
    await move(lead, firm.id);
    expect(await see(officer, visitId)).toMatchObject({
      ...{ status: "held", divisionCode: "330402", enterprise: { name: firm.name } },
    });
    const listed = await asActor(officer, (ctx) => listVisits(ctx, {}));
    expect([listed.total, listed.rows.map(({ id }) => id)]).toEqual([1, [visitId]]);
    const [followUp] = await asSystem("look", ({ tx }) =>
      tx.visit.findMany({ where: { caseId: { not: null } }, select: { id: true, officerId: true, version: true } }),
    );
    expect(followUp).toMatchObject({ officerId: investigator.personId, version: 1 });
    // The firm's bureau reads what was made, under the division in which it was, and follows nothing up; of the case it learns nothing.
    expect(await see(other, visitId)).toMatchObject({ status: "held", divisionCode: "330402" });
    expect([await count(other), await count(other, { mine: "1" })]).toEqual([1, 0]);
    expect(await count(other, { purpose: "follow_up" })).toBe(0);
    await expect(
      asActor(other, (ctx) => addAdvice(ctx, { visitId, text: "演示", dueOn: "2016-12-01" })),
    ).rejects.toEqual(refusal("not-yours"));
    expect(await count(await given.official(["programme_officer"], { division: "330483" }))).toBe(0);
  });
});
