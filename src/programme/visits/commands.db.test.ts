import { bothAtOnce, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { closedCase, count, invalid, people, planned, pointOf, record, refusal, see } from "@tests/support/visits";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { dateOf } from "@/kernel/days";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { assignVisit, moveVisit, planVisit } from "./commands";
import { makeVisitPlan } from "./jobs";
import { answersOf } from "./queries";
import { everyVisit, listVisits, visitsBetween, visitsOf } from "./queue/queries";
import type { RecordVisit } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

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
        expect((await visitsBetween(ctx, {}, { from: null, after: "2018-01-01" })).rows, who).toEqual([]);
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
    const { complaintId } = await closedCase(firm, [first, second]);
    await makeVisitPlan();
    const [visit] = await asActor(leader, (ctx) => everyVisit(ctx, {}, 10));
    const give = (officerId: string, version: number) =>
      asActor(leader, (ctx) => assignVisit(ctx, { visitId: visit?.id ?? "", version, officerId }));
    await expect(give(stranger.personId, 1)).rejects.toEqual(invalid("officerId", "not-an-officer"));
    await give(second.personId, 1);
    expect(await see(second, visit?.id ?? "")).toMatchObject({ officerId: second.personId });
    await asSystem("given", ({ tx, now }) =>
      tx.teamMember.updateMany({ where: { complaintId, personId: second.personId }, data: { untilAt: now } }),
    );
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
    const both = await bothAtOnce({ table: "visits", id: visitId }, () => [
      record(officer, visitId),
      record(officer, visitId),
    ]);
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
    const refused = {
      signing: "refused" as const,
      signature: "",
      remark: "负责人外出（演示）",
      witness: "社区工作人员（演示）",
    };
    await record(officer, visitId, refused);
    expect(await see(officer, visitId)).toMatchObject({ signing: "refused", signedAt: null, witness: refused.witness });
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

describe("the day on which a visit was made", () => {
  test("before the one on which it was planned needs its reason, which stands in the record; none before the programme, none after today", async () => {
    const { officer, visitId } = await planned();
    const say = (heldOn: string, heldReason: string | null = null) => record(officer, visitId, { heldOn, heldReason });
    await expect(say("2016-11-25")).rejects.toEqual(invalid("heldOn", "in-future"));
    await expect(say("2014-12-01", "演示")).rejects.toEqual(invalid("heldOn", "before-all"));
    await expect(say("2016-11-23")).rejects.toEqual(invalid("heldReason", "held-earlier"));
    await say("2016-11-23", "接到求助当天先去（演示）");
    expect(await see(officer, visitId)).toMatchObject({ status: "held", heldReason: "接到求助当天先去（演示）" });
    const revise = (over: Partial<RecordVisit>) => record(officer, visitId, { step: "revise", ...over });
    await expect(revise({ heldOn: "2016-11-22" })).rejects.toEqual(invalid("heldReason", "held-earlier"));
    await revise({ heldOn: "2016-11-24" });
    expect(await see(officer, visitId)).toMatchObject({ heldReason: null });
  });

  test("is the one arranged with the firm, or says why not; arranged anew it needs no reason", async () => {
    const { officer, visitId } = await planned();
    const arrange = (arrangedOn: string, version: number) =>
      asActor(officer, (ctx) => moveVisit(ctx, { step: "arrange", visitId, version, arrangedOn }));
    const say = (heldReason: string | null = null) => record(officer, visitId, { heldOn: "2016-11-24", heldReason });
    await arrange("2016-11-28", 1);
    await expect(say()).rejects.toEqual(invalid("heldReason", "held-otherwise"));
    await arrange("2016-11-24", 2);
    await say();
    expect(await see(officer, visitId)).toMatchObject({ status: "held", heldReason: null });
  });

  test("is recorded once with its reason by two who send at once, and keeps it when it is revised", async () => {
    const { officer, visitId } = await planned();
    await asActor(officer, (ctx) => moveVisit(ctx, { step: "arrange", visitId, version: 1, arrangedOn: "2016-11-28" }));
    const early = { heldOn: "2016-11-24", heldReason: "企业来电要求提前（演示）" };
    const both = await Promise.allSettled([1, 2].map(() => record(officer, visitId, early)));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await see(officer, visitId)).toMatchObject({ heldReason: "企业来电要求提前（演示）" });
    const revise = { ...early, step: "revise", heldReason: null } as const;
    await expect(record(officer, visitId, revise)).rejects.toEqual(invalid("heldReason", "held-otherwise"));
  });

  test("at a contact point isn't before the firm was one, whatever the reason", async () => {
    const { firm, officer, visitId } = await planned();
    await pointOf(firm, "2016-11-20");
    await asSystem("given", ({ tx }) => tx.visit.updateMany({ where: { id: visitId }, data: { ground: "point" } }));
    const say = (heldOn: string) => record(officer, visitId, { heldOn, heldReason: "补记（演示）" });
    await expect(say("2016-11-19")).rejects.toEqual(invalid("heldOn", "before-all"));
    await say("2016-11-20");
    expect(await see(officer, visitId)).toMatchObject({ status: "held" });
  });
});
