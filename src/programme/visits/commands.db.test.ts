import { createHash, randomBytes } from "node:crypto";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { statementsDuring } from "@tests/support/statements";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor, OfficialActor } from "@/kernel/actor";
import { dateOf, dayFromDate } from "@/kernel/days";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { addAdvice, moveAdvice } from "./advice/commands";
import { adviceOf } from "./advice/queries";
import { assignVisit, moveVisit, planVisit } from "./commands";
import { receiveVisitFile } from "./files/commands";
import { filesOfVisit, openVisitFile } from "./files/queries";
import { makeVisitPlan } from "./jobs";
import { changeVisitRule, makePlan } from "./planning/commands";
import { visitRulesOn } from "./planning/queries";
import {
  answersOf,
  checklistFor,
  countVisits,
  everyVisit,
  findVisit,
  listVisits,
  visitsBetween,
  visitsOf,
} from "./queries";
import type { RecordVisit } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const invalid = (field: string, code: string) => expect.objectContaining({ fields: { [field]: [code] } });
const see = (actor: Actor, visitId: string) => asActor(actor, (ctx) => findVisit(ctx, visitId));
const count = (actor: Actor, filter: Parameters<typeof countVisits>[1] = {}) =>
  asActor(actor, (ctx) => countVisits(ctx, filter));

/** An active contact point since a day, without the way that leads there. */
async function pointOf(firm: given.GivenFirm, since = "2015-11-30") {
  return asSystem("given", async ({ tx, now }) => {
    const { id } = await tx.contactPoint.create({
      data: {
        ...{ enterpriseId: firm.id, divisionCode: firm.divisionCode, status: "active", number: `点${firm.id}` },
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
    await tx.contactPointPeriod.createMany({
      data: [
        {
          ...{ contactPointId: id, enterpriseId: firm.id, enterpriseName: firm.name, number: `点${firm.id}` },
          ...{ divisionCode: firm.divisionCode, fromDay: dateOf(since) },
        },
      ],
    });
    return id;
  });
}

/** A case that was closed on a day, with its team. */
async function closedCase(firm: given.GivenFirm, team: readonly OfficialActor[], closedOn = "2016-08-30") {
  const found = await given.caseOf(firm, { status: "closed", team, division: team[0]?.divisionCode ?? "330400" });
  await asSystem("given", ({ tx }) =>
    tx.case.updateMany({ where: { id: found.id }, data: { closedOn: dateOf(closedOn) } }),
  );
  return found;
}

async function people() {
  const firm = await given.firm();
  const officer = await given.official(["programme_officer"], { division: "330402" });
  const lead = await given.official(["coordinator"]);
  return { firm, officer, lead };
}

async function planned() {
  const them = await people();
  const { visitId } = await asActor(them.officer, (ctx) =>
    planVisit(ctx, {
      ...{ enterpriseId: them.firm.id, purpose: "guidance", dueOn: "2016-12-08", officerId: "" },
      reason: "企业请求帮助建立制度（演示）",
    }),
  );
  return { ...them, visitId };
}

async function record(actor: Actor, visitId: string, over: Partial<RecordVisit> = {}) {
  return asActor(actor, async (ctx) => {
    const visit = await findVisit(ctx, visitId);
    const list = await checklistFor(ctx, { purpose: visit?.purpose ?? "guidance", checklistId: null });
    return moveVisit(ctx, {
      ...{ step: "record", visitId, version: visit?.version ?? 1, checklistId: list.id, heldOn: "2016-11-24" },
      answers: list.items.map(({ code }, index) => `${code}:${index === 0 ? "unmet" : "met"}`),
      ...{ findings: "制度基本齐全，涉密岗位清单缺失（演示）", remark: null },
      ...{ advice1: "一个月内列出涉密岗位清单（演示）", advice1Due: "2016-12-20" },
      ...{ advice2: null, advice2Due: null, advice3: null, advice3Due: null },
      ...{ signing: "screen", signerName: "演示负责人", signature: "M1 1L20 30L40 10" },
      ...over,
    });
  });
}

async function held() {
  const them = await planned();
  await record(them.officer, them.visitId);
  const advice = await asActor(them.officer, async (ctx) => {
    const visit = await findVisit(ctx, them.visitId);
    return visit ? (await adviceOf(ctx, visit))[0] : undefined;
  });
  if (!advice) throw new Error("no advice was given");
  return { ...them, adviceId: advice.id };
}

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
    expect(await asActor(lead, makePlan)).toEqual({ planned: 1 });
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

describe("a visit after a closed case", () => {
  test("is for the case's team, the leader of its division and the firm: for all others there is none", async () => {
    const firm = await given.firm();
    const [onTeam, colleague] = [
      await given.official(["investigator"], { division: "330402" }),
      await given.official(["investigator", "programme_officer", "intake"], { division: "330402" }),
    ];
    const leader = await given.official(["bureau_leader"], { division: "330402" });
    const outside = {
      colleague,
      coordinator: await given.official(["coordinator", "programme_officer"]),
      cityInvestigator: await given.official(["investigator", "bureau_leader"]),
      auditor: await given.official(["audit_administrator"], { kind: "operations" }),
      police: await given.official(["department_handler"], { kind: "police" }),
      otherFirm: (await given.firm()).owner,
    };
    await closedCase(firm, [onTeam]);
    await makeVisitPlan();
    const [visit] = await asSystem("look", ({ tx }) =>
      tx.visit.findMany({ select: { id: true, officerId: true, dueOn: true } }),
    );
    expect(visit).toMatchObject({ officerId: onTeam.personId, dueOn: dateOf("2016-11-30") });
    const visitId = visit?.id ?? "";
    await asActor(onTeam, (ctx) => moveVisit(ctx, { step: "arrange", visitId, version: 1, arrangedOn: "2016-11-28" }));
    for (const insider of [onTeam, leader, firm.owner]) {
      expect(await see(insider, visitId)).toMatchObject({ purpose: "follow_up" });
      expect(await count(insider)).toBe(1);
      expect(await asActor(insider, (ctx) => visitsOf(ctx, firm.id))).toHaveLength(1);
    }
    for (const [who, outsider] of Object.entries(outside)) {
      expect(await see(outsider, visitId), who).toBeNull();
      expect(await count(outsider), who).toBe(0);
      expect(await count(outsider, { mine: "1", enterprise: firm.id }), who).toBe(0);
      await asActor(outsider, async (ctx) => {
        expect(await listVisits(ctx, {}), who).toMatchObject({ rows: [], total: 0 });
        expect(await everyVisit(ctx, {}, 100), who).toEqual([]);
        expect(await visitsOf(ctx, firm.id), who).toEqual([]);
        expect(await visitsBetween(ctx, {}, { from: null, after: "2018-01-01" }), who).toEqual([]);
        // The second lock, with what a forgotten filter would ask.
        expect(await ctx.tx.visit.count(), who).toBe(0);
        expect(await ctx.tx.visit.updateMany({ where: { id: visitId }, data: { reason: "x" } }), who).toEqual({
          count: 0,
        });
        if (who !== "auditor") expect(await ctx.tx.auditEntry.count({ where: { subjectId: visitId } }), who).toBe(0);
        expect(await ctx.tx.notice.count(), who).toBe(0);
      });
    }
    await asSystem("look", async ({ tx }) => {
      const told = await tx.notice.findMany({ where: { subjectId: visitId }, select: { personId: true } });
      const ring = [onTeam.personId, firm.owner.personId, firm.member.personId];
      expect([...new Set(told.map(({ personId }) => personId))].toSorted()).toEqual(ring.toSorted());
    });
  });

  test("can be given to nobody but the team, and ends for whoever leaves it", async () => {
    const firm = await given.firm();
    const [first, second] = [await given.official(["investigator"]), await given.official(["investigator"])];
    const [leader, stranger] = [
      await given.official(["bureau_leader"]),
      await given.official(["investigator", "programme_officer"]),
    ];
    const { id } = await closedCase(firm, [first, second]);
    await makeVisitPlan();
    const [visit] = await asActor(leader, (ctx) => everyVisit(ctx, {}, 10));
    const give = (officerId: string, version: number) =>
      asActor(leader, (ctx) => assignVisit(ctx, { visitId: visit?.id ?? "", version, officerId }));
    await expect(give(stranger.personId, 1)).rejects.toEqual(invalid("officerId", "not-an-officer"));
    await give(second.personId, 1);
    expect(await see(second, visit?.id ?? "")).toMatchObject({ officerId: second.personId });
    await asSystem("given", ({ tx }) => tx.case.updateMany({ where: { id }, data: { team: [first.personId] } }));
    expect(await asActor(second, ({ tx }) => tx.visit.count())).toBe(0);
  });

  test("doesn't stand for the yearly visit of the contact point", async () => {
    const { firm, officer } = await people();
    const investigator = await given.official(["investigator"]);
    await closedCase(firm, [investigator]);
    await makeVisitPlan();
    const [visit] = await asActor(investigator, (ctx) => everyVisit(ctx, {}, 10));
    await record(investigator, visit?.id ?? "");
    await pointOf(firm);
    await makeVisitPlan();
    expect(await count(officer, { open: "1" })).toBe(1);
  });
});

describe("a visit planned by hand", () => {
  test("is the programme office's, in its own division; the city's everywhere", async () => {
    const { firm, officer, lead } = await people();
    const other = await given.official(["programme_officer"], { division: "330481" });
    const intake = await given.official(["intake"], { division: "330402" });
    const input = {
      enterpriseId: firm.id,
      purpose: "guidance" as const,
      dueOn: "2016-12-08",
      officerId: "",
      reason: "演示",
    };
    for (const actor of [other, intake, firm.owner])
      await expect(asActor(actor, (ctx) => planVisit(ctx, input))).rejects.toEqual(refusal("not-found"));
    await expect(asActor(officer, (ctx) => planVisit(ctx, { ...input, dueOn: "2016-11-23" }))).rejects.toEqual(
      invalid("dueOn", "in-past"),
    );
    await expect(asActor(officer, (ctx) => planVisit(ctx, { ...input, officerId: intake.personId }))).rejects.toEqual(
      invalid("officerId", "not-an-officer"),
    );
    const { visitId } = await asActor(lead, (ctx) => planVisit(ctx, input));
    expect(await see(officer, visitId)).toMatchObject({ officerId: officer.personId, status: "planned" });
    expect(await see(other, visitId)).toBeNull();
  });

  test("has a day arranged, of which the firm is told, and which doesn't move the date", async () => {
    const { firm, officer, visitId } = await planned();
    await asActor(officer, (ctx) => moveVisit(ctx, { step: "arrange", visitId, version: 1, arrangedOn: "2016-12-12" }));
    const visit = await see(firm.member, visitId);
    // Of the official the firm knows the name, also in the list.
    expect(visit?.officerName).toBe(officer.name);
    const { rows } = await asActor(firm.member, (ctx) => listVisits(ctx, {}));
    expect(rows.map(({ officerName }) => officerName)).toEqual([officer.name]);
    expect(visit).toMatchObject({ status: "arranged", dueOn: dateOf("2016-12-08"), arrangedOn: dateOf("2016-12-12") });
    const told = await asActor(firm.member, ({ tx }) => tx.notice.findMany({ select: { kind: true } }));
    expect(told).toEqual([{ kind: "visit.arrange" }]);
    given.atMoment("2016-12-09T09:00:00+08:00");
    expect(await count(officer, { overdue: "1" })).toBe(1);
  });

  test("is recorded once: of two at the same moment one wins and one entry remains", async () => {
    const { officer, visitId, firm } = await planned();
    const both = await Promise.allSettled([record(officer, visitId), record(officer, visitId)]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const lost = both.find(({ status }) => status === "rejected");
    expect(lost).toMatchObject({ reason: expect.any(Overtaken) });
    await asSystem("look", async ({ tx }) => {
      expect(await tx.auditEntry.count({ where: { subjectId: visitId, act: "step.visit" } })).toBe(1);
      expect(await tx.visitAdvice.count({ where: { visitId } })).toBe(1);
    });
    const visit = await see(firm.owner, visitId);
    expect(visit).toMatchObject({
      status: "held",
      signing: "screen",
      signature: "M1 1L20 30L40 10",
      dueOn: dateOf("2016-12-20"),
    });
    expect(visit && Object.values(answersOf(visit)).filter((answer) => answer === "met")).toHaveLength(4);
  });

  test("isn't recorded by others, nor with items missing, days to come, or no signature", async () => {
    const { officer, lead, firm, visitId } = await planned();
    const colleague = await given.official(["programme_officer"], { division: "330402" });
    for (const actor of [colleague, lead, firm.owner])
      await expect(record(actor, visitId)).rejects.toEqual(refusal("not-yours"));
    await expect(record(officer, visitId, { answers: ["scope:met"] })).rejects.toEqual(invalid("answers", "all-items"));
    await expect(record(officer, visitId, { heldOn: "2016-11-25" })).rejects.toEqual(invalid("heldOn", "in-future"));
    await expect(record(officer, visitId, { signature: "" })).rejects.toEqual(invalid("signature", "not-signed"));
    await expect(record(officer, visitId, { advice1Due: null })).rejects.toEqual(invalid("advice1Due", "day"));
    await expect(record(officer, visitId, { signing: "refused", signature: "" })).rejects.toEqual(
      invalid("remark", "why-refused"),
    );
    await record(officer, visitId, { signing: "refused", signature: "", remark: "负责人外出（演示）" });
    expect(await see(officer, visitId)).toMatchObject({ signing: "refused", signedAt: null });
  });

  test("is handed over by the office: of two at once one wins, and the new officer is told", async () => {
    const { officer, lead, visitId, firm } = await planned();
    const next = await given.official(["programme_officer"], { division: "330402" });
    const give = (actor: Actor) =>
      asActor(actor, (ctx) => assignVisit(ctx, { visitId, version: 1, officerId: next.personId }));
    await expect(give(firm.owner)).rejects.toEqual(refusal("not-yours"));
    const both = await Promise.allSettled([give(officer), give(lead)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await count(next, { mine: "1" })).toBe(1);
    expect(await count(officer, { mine: "1" })).toBe(0);
    expect(await asActor(next, ({ tx }) => tx.notice.count({ where: { kind: "visit.begin" } }))).toBe(1);
  });
});

describe("advice", () => {
  test("is answered by the firm, looked at by the officer, and until then the visit stands in the list by its date", async () => {
    const { firm, officer, visitId, adviceId } = await held();
    expect(await count(officer, { mine: "1" })).toBe(0);
    await expect(
      asActor(officer, (ctx) => moveAdvice(ctx, { step: "answer", adviceId, version: 1, answer: "x" })),
    ).rejects.toEqual(refusal("not-yours"));
    await asActor(firm.member, (ctx) =>
      moveAdvice(ctx, { step: "answer", adviceId, version: 1, answer: "清单已列出并公布（演示）" }),
    );
    expect(await count(officer, { mine: "1" })).toBe(1);
    await asActor(officer, (ctx) =>
      moveAdvice(ctx, { step: "reopen", adviceId, version: 2, reason: "缺研发岗位（演示）", dueOn: "2016-12-30" }),
    );
    expect((await see(officer, visitId))?.dueOn).toEqual(dateOf("2016-12-30"));
    await asActor(firm.owner, (ctx) =>
      moveAdvice(ctx, { step: "answer", adviceId, version: 3, answer: "已补（演示）" }),
    );
    const settle = () => asActor(officer, (ctx) => moveAdvice(ctx, { step: "settle", adviceId, version: 4 }));
    const both = await Promise.allSettled([settle(), settle()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await see(officer, visitId))?.dueOn).toBeNull();
  });

  test("of another firm isn't there; more is given by whoever made the visit, once it was made", async () => {
    const { officer, visitId, adviceId, firm } = await held();
    const stranger = await given.firm();
    await expect(
      asActor(stranger.owner, (ctx) => moveAdvice(ctx, { step: "answer", adviceId, version: 1, answer: "x" })),
    ).rejects.toEqual(refusal("not-found"));
    const more = { visitId, text: "标识载体（演示）", dueOn: "2016-12-01" };
    await expect(asActor(firm.owner, (ctx) => addAdvice(ctx, more))).rejects.toEqual(refusal("not-yours"));
    await asActor(officer, (ctx) => addAdvice(ctx, more));
    expect((await see(officer, visitId))?.dueOn).toEqual(dateOf("2016-12-01"));
    const early = await planned();
    await expect(asActor(early.officer, (ctx) => addAdvice(ctx, { ...more, visitId: early.visitId }))).rejects.toEqual(
      refusal("not-yet-made"),
    );
  });
});

describe("files", () => {
  const png = (size = 300) => Buffer.concat([Buffer.from("%PDF-1.4\n", "latin1"), randomBytes(size)]);
  const send = (actor: Actor, target: Parameters<typeof receiveVisitFile>[1]["target"], bytes = png()) =>
    receiveVisitFile(async () => actor, {
      ...{ target, name: "车间门禁.pdf", hash: createHash("sha256").update(bytes).digest("hex") },
      bytes: (async function* () {
        yield bytes;
      })(),
    });

  test("photographs are the officer's, proof is the firm's; the same bytes are received once", async () => {
    const { firm, officer, lead, visitId, adviceId } = await held();
    const bytes = png();
    const first = await send(officer, { visitId }, bytes);
    expect((await send(officer, { visitId }, bytes)).id).toBe(first.id);
    await send(firm.owner, { adviceId });
    await expect(send(firm.owner, { visitId })).rejects.toEqual(refusal("not-found"));
    await expect(send(officer, { adviceId })).rejects.toEqual(refusal("not-found"));
    await expect(send((await given.firm()).owner, { adviceId })).rejects.toEqual(refusal("not-found"));
    const other = await given.official(["programme_officer"], { division: "330481" });
    await expect(send(other, { visitId })).rejects.toEqual(refusal("not-found"));
    expect(await asActor(lead, (ctx) => filesOfVisit(ctx, { id: visitId }))).toHaveLength(2);
    expect(await asActor(other, ({ tx }) => tx.visitFile.count())).toBe(0);
  });

  test("a look by an official needs a reason and stands in the trail, where the firm finds it; names are sealed", async () => {
    const { firm, officer, lead, visitId } = await held();
    const { id: fileId } = await send(officer, { visitId });
    await expect(asActor(lead, (ctx) => openVisitFile(ctx, { fileId, purpose: "" }))).rejects.toEqual(
      refusal("purpose-missing"),
    );
    expect(await asActor(lead, (ctx) => openVisitFile(ctx, { fileId, purpose: "visit" }))).toMatchObject({
      name: "车间门禁.pdf",
    });
    expect((await asActor(firm.member, (ctx) => openVisitFile(ctx, { fileId, purpose: "" }))).name).toBe(
      "车间门禁.pdf",
    );
    const looks = await asActor(firm.owner, ({ tx }) =>
      tx.auditEntry.findMany({
        where: { subjectId: fileId, actorId: lead.personId },
        select: { act: true, purpose: true, complaintId: true },
        orderBy: { seq: "asc" },
      }),
    );
    expect(looks).toEqual([
      { act: "open.sealed", purpose: "visit", complaintId: null },
      { act: "download.visit-file", purpose: "visit", complaintId: null },
    ]);
    const other = await given.official(["programme_officer"], { division: "330481" });
    for (const stranger of [other, (await given.firm()).owner])
      await expect(asActor(stranger, (ctx) => openVisitFile(ctx, { fileId, purpose: "visit" }))).rejects.toEqual(
        refusal("not-found"),
      );
  });
});

describe("the list", () => {
  test("of a page takes few statements, whatever its length; count, list and export say the same", async () => {
    const { officer, lead } = await people();
    for (let n = 0; n < 23; n++) await pointOf(await given.firm());
    await makeVisitPlan();
    let page: Awaited<ReturnType<typeof listVisits>> | undefined;
    const statements = await statementsDuring(async () => {
      page = await asActor(lead, (ctx) => listVisits(ctx, { purpose: "patrol" }));
    });
    expect(statements.length).toBeLessThanOrEqual(8);
    expect([page?.rows.length, page?.total]).toEqual([20, 23]);
    const rest = await asActor(lead, (ctx) => listVisits(ctx, { purpose: "patrol" }, page?.next ?? ""));
    expect([rest.rows.length, rest.next]).toEqual([3, null]);
    expect(await asActor(officer, (ctx) => everyVisit(ctx, { purpose: "patrol" }, 100))).toHaveLength(23);
    expect(await count(officer, { division: "330481" })).toBe(0);
    expect(await count(officer, { town: "演示镇" })).toBe(0);
  });
});
