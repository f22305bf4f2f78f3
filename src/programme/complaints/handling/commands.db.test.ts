import { asSuperuser, bothAtOnce, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { openSealed } from "@/platform/vault";
import { withdrawComplaint } from "../commands";
import { assignPicked } from "../intake/commands";
import { pickedFrom } from "../intake/schema";
import { changeTeam, moveComplaint, openComplaint, writeToFirm } from "./commands";
import { findHandled, lettersOf, openContent } from "./queries";
import type { TakeComplaintStep } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

async function bureau() {
  const intake = await given.official(["intake"], { name: "收演示" });
  const officer = await given.official(["investigator"], { name: "沈演示" });
  const second = await given.official(["investigator"], { name: "钟演示" });
  const leader = await given.official(["bureau_leader"], { name: "顾演示" });
  const firm = await given.firm();
  return { intake, officer, second, leader, firm };
}

/** A complaint that a firm submitted through its own command would have these two clocks; given ones have none. */
async function startClocks(complaintId: string, startedOn = "2016-11-24") {
  await asSystem("given", async ({ tx, now }) => {
    for (const kind of ["complaint-register", "complaint-verify"]) {
      const limit = await tx.timeLimit.findFirstOrThrow({
        where: { kind, validFrom: { lte: now } },
        orderBy: { validFrom: "asc" },
        select: { id: true },
      });
      await tx.clock.create({
        data: {
          subjectKind: "complaint",
          subjectId: complaintId,
          complaintId,
          kind,
          timeLimitId: limit.id,
          startedOn: new Date(startedOn),
          startedAt: new Date(`${startedOn}T01:00:00Z`),
          dueOn: new Date(kind === "complaint-register" ? "2016-11-25" : "2016-12-05"),
        },
      });
    }
    await tx.complaint.update({ where: { id: complaintId }, data: { dueOn: new Date("2016-11-25") } });
  });
}

async function submitted() {
  const people = await bureau();
  const complaint = await given.complaint(people.firm);
  await startClocks(complaint.id);
  return { ...people, complaintId: complaint.id };
}

function step(actor: OfficialActor, input: TakeComplaintStep) {
  return asActor(actor, (ctx) => moveComplaint(ctx, input));
}

async function verifying() {
  const stage = await submitted();
  const { intake, officer, second, complaintId } = stage;
  await step(intake, { step: "assign", complaintId, version: 1, officers: [officer.personId, second.personId] });
  return stage;
}

async function proposed(proposal: "file" | "not_file" = "not_file") {
  const stage = await verifying();
  await step(stage.officer, {
    step: "propose",
    complaintId: stage.complaintId,
    version: 2,
    proposal,
    ground: proposal === "file" ? "" : "no_evidence",
    opinion: "经核查（演示）",
  });
  return stage;
}

const refusal = (code: string) => expect.objectContaining({ code });
const see = (actor: OfficialActor, id: string) => asActor(actor, (ctx) => findHandled(ctx, id));
const look = <T>(work: Parameters<typeof asSystem<T>>[1]) => asSystem("look", work);
const entries = (complaintId: string, step: string) =>
  look(({ tx }) =>
    tx.auditEntry.count({
      where: { subjectId: complaintId, act: "step.complaint", detail: { path: ["step"], equals: step } },
    }),
  );
const told = (personId: string) =>
  look(async ({ tx }) =>
    (await tx.notice.findMany({ where: { personId }, select: { kind: true }, orderBy: { id: "asc" } })).map(
      ({ kind }) => kind,
    ),
  );

describe("assigning", () => {
  test("makes the team in both places, meets the register clock, tells officers and firm; intake no longer sees it", async () => {
    const { intake, officer, second, firm, complaintId } = await submitted();
    const moved = await step(intake, {
      step: "assign",
      complaintId,
      version: 1,
      officers: [officer.personId, second.personId],
    });
    expect(moved.gone).toBe(true);
    expect(await see(intake, complaintId)).toBeNull();
    const seen = await see(officer, complaintId);
    expect(seen?.status).toBe("verifying");
    expect(seen?.members.map(({ person, untilAt }) => [person.id, untilAt])).toEqual([
      [officer.personId, null],
      [second.personId, null],
    ]);
    expect(seen?.clocks.map(({ kind, light }) => [kind, light.light])).toEqual([
      ["complaint-verify", "green"],
      ["complaint-register", "met"],
    ]);
    expect([
      await told(officer.personId),
      await told(second.personId),
      await told(firm.owner.personId),
      await told(intake.personId),
    ]).toEqual([["complaint.assign"], ["complaint.assign"], ["complaint.assign"], []]);
    expect(await entries(complaintId, "assign")).toBe(1);
  });

  test("needs two officers, both of the division and charged with investigating", async () => {
    const { intake, officer, leader, complaintId } = await submitted();
    const county = await given.official(["investigator"], { division: "330402" });
    for (const officers of [
      [officer.personId],
      [officer.personId, officer.personId],
      [officer.personId, leader.personId],
      [officer.personId, county.personId],
    ]) {
      await expect(step(intake, { step: "assign", complaintId, version: 1, officers })).rejects.toBeInstanceOf(
        InvalidInput,
      );
    }
    expect((await see(intake, complaintId))?.status).toBe("submitted");
  });

  test("is refused to everybody else, as if there were nothing", async () => {
    const { officer, second, leader, firm, complaintId } = await submitted();
    const countyIntake = await given.official(["intake"], { division: "330402" });
    const coordinator = await given.official(["coordinator"]);
    const input = { step: "assign" as const, complaintId, version: 1, officers: [officer.personId, second.personId] };
    for (const actor of [officer, countyIntake]) await expect(step(actor, input)).rejects.toEqual(refusal("not-found"));
    for (const actor of [leader, coordinator]) await expect(step(actor, input)).rejects.toEqual(refusal("not-yours"));
    await expect(asActor(firm.owner, (ctx) => moveComplaint(ctx, input))).rejects.toEqual(refusal("not-yours"));
    expect(await entries(complaintId, "assign")).toBe(0);
  });

  test("of two at once one wins, one team and one entry remain, the loser is told", async () => {
    const { intake, officer, second, complaintId } = await submitted();
    const third = await given.official(["investigator"]);
    const tries = await bothAtOnce({ table: "complaints", id: complaintId }, () => [
      step(intake, { step: "assign", complaintId, version: 1, officers: [officer.personId, second.personId] }),
      step(intake, { step: "assign", complaintId, version: 1, officers: [officer.personId, third.personId] }),
    ]);
    const lost = tries.filter((result) => result.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toBeInstanceOf(Overtaken);
    expect(await entries(complaintId, "assign")).toBe(1);
    const rows = await look(
      async ({ tx }) =>
        [
          await tx.teamMember.count({ where: { complaintId } }),
          await tx.complaint.findUniqueOrThrow({ where: { id: complaintId }, select: { team: true } }),
        ] as const,
    );
    expect([rows[0], rows[1].team.length]).toEqual([2, 2]);
  });

  test("of several picked, each by itself: what was handled meanwhile is told, the others are assigned", async () => {
    const { intake, officer, second, firm, complaintId } = await submitted();
    const other = await given.complaint(firm);
    const officers = [officer.personId, second.personId];
    const picked = pickedFrom([`${complaintId}~1~JX-1`, `${other.id}~1~JX-2`, `${complaintId}~1`]);
    expect(picked.map(({ number }) => number)).toEqual(["JX-1", "JX-2"]);
    await step(intake, { step: "assign", complaintId: other.id, version: 1, officers });
    const ends = await Promise.allSettled(
      picked.map((one) => asActor(intake, (ctx) => assignPicked(ctx, one, officers))),
    );
    expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(ends[1]).toMatchObject({ reason: refusal("handled-meanwhile") });
    expect((await see(officer, complaintId))?.status).toBe("verifying");
    expect([await entries(complaintId, "assign"), await entries(other.id, "assign")]).toEqual([1, 1]);
    await expect(
      asActor(officer, (ctx) => assignPicked(ctx, { complaintId, version: 2, number: "" }, officers)),
    ).rejects.toBeInstanceOf(Refusal);
  });

  test("goes on without the firm's answer", async () => {
    const { intake, officer, second, complaintId } = await submitted();
    await step(intake, { step: "return", complaintId, version: 1, missing: "请补充（演示）" });
    await step(intake, { step: "assign", complaintId, version: 2, officers: [officer.personId, second.personId] });
    expect((await see(officer, complaintId))?.status).toBe("verifying");
  });
});

describe("before there is a team", () => {
  test("returning says to the firm, sealed, what is missing, once", async () => {
    const { intake, firm, complaintId } = await submitted();
    await step(intake, { step: "return", complaintId, version: 1, missing: "请补充保密协议（演示）" });
    expect(await told(firm.owner.personId)).toEqual(["complaint.return"]);
    const letters = await asActor(firm.owner, async ({ tx }) => tx.message.findMany({ where: { complaintId } }));
    expect(letters).toHaveLength(1);
    const leaks = await asSuperuser((client) =>
      client.query(
        "select 1 from messages t where t::text like '%保密协议%' union all select 1 from audit_entries t where t::text like '%保密协议%'",
      ),
    );
    expect(leaks.rows).toEqual([]);
  });

  test("passing on moves the division and no date", async () => {
    const { intake, complaintId } = await submitted();
    const there = await given.official(["intake"], { division: "330481" });
    const before = await see(intake, complaintId);
    const moved = await step(intake, {
      step: "passOn",
      complaintId,
      version: 1,
      divisionCode: "330481",
      reason: "行为地在海宁（演示）",
    });
    expect(moved.gone).toBe(true);
    expect(await see(intake, complaintId)).toBeNull();
    const after = await see(there, complaintId);
    expect(after?.divisionCode).toBe("330481");
    expect(after?.clocks.map(({ kind, dueOn }) => [kind, dueOn])).toEqual(
      before?.clocks.map(({ kind, dueOn }) => [kind, dueOn]),
    );
    expect(after?.enterprise.name).toBe(before?.enterprise.name);
    expect(await told(there.personId)).toEqual(["complaint.passOn"]);
    const opened = await asActor(there, async (ctx) =>
      openContent(ctx, { id: complaintId, enterpriseId: after?.enterpriseId ?? "" }, "verification"),
    );
    expect(opened["note/pass-on"]).toBe("行为地在海宁（演示）");
  });

  test("never passes to a division where nobody takes complaints in", async () => {
    const { intake, complaintId } = await submitted();
    await expect(
      step(intake, { step: "passOn", complaintId, version: 1, divisionCode: "330424", reason: "演示理由" }),
    ).rejects.toBeInstanceOf(InvalidInput);
  });

  test("merges into another complaint of the same firm, never of another", async () => {
    const { intake, firm, complaintId } = await submitted();
    const sibling = await given.complaint(firm);
    const stranger = await given.complaint(await given.firm());
    for (const intoId of [stranger.id, complaintId])
      await expect(step(intake, { step: "merge", complaintId, version: 1, intoId })).rejects.toBeInstanceOf(
        InvalidInput,
      );
    await step(intake, { step: "merge", complaintId, version: 1, intoId: sibling.id });
    const row = await look(({ tx }) =>
      tx.complaint.findUniqueOrThrow({
        where: { id: complaintId },
        select: { status: true, mergedIntoId: true, dueOn: true },
      }),
    );
    expect(row).toEqual({ status: "merged", mergedIntoId: sibling.id, dueOn: null });
    expect(await told(firm.owner.personId)).toEqual(["complaint.merge"]);
  });
});

describe("verification", () => {
  test("pauses for a reason of its clock, resumes with the days added, extends once", async () => {
    const { officer, leader, complaintId } = await verifying();
    await expect(step(officer, { step: "pause", complaintId, version: 2, stopReason: "hearing" })).rejects.toEqual(
      refusal("stop-not-allowed"),
    );
    await step(officer, { step: "pause", complaintId, version: 2, stopReason: "appraisal" });
    expect((await see(officer, complaintId))?.clocks[0]?.light.light).toBe("paused");
    await expect(step(leader, { step: "extend", complaintId, version: 3 })).rejects.toEqual(refusal("already-paused"));
    given.atMoment("2016-11-29T10:00:00+08:00");
    await step(officer, { step: "resume", complaintId, version: 3 });
    expect((await see(officer, complaintId))?.clocks[0]?.dueOn).toBe("2016-12-08");
    await step(leader, { step: "extend", complaintId, version: 4 });
    expect((await see(officer, complaintId))?.clocks[0]?.dueOn).toBe("2016-12-20");
    await expect(step(leader, { step: "extend", complaintId, version: 5 })).rejects.toEqual(
      refusal("already-extended"),
    );
  });

  test("met while it stands still, it is in time: the days of the stop don't make it late", async () => {
    const { officer, leader, complaintId } = await verifying();
    await step(officer, { step: "pause", complaintId, version: 2, stopReason: "appraisal" });
    given.atMoment("2016-12-20T10:00:00+08:00");
    await step(officer, {
      step: "propose",
      complaintId,
      version: 3,
      proposal: "not_file",
      ground: "no_evidence",
      opinion: "鉴定不支持（演示）",
    });
    await step(leader, {
      step: "doNotFile",
      complaintId,
      version: 4,
      ground: "no_evidence",
      explanation: "没有证据（演示）",
    });
    expect(
      (await see(leader, complaintId))?.clocks.find(({ kind }) => kind === "complaint-verify")?.light,
    ).toMatchObject({ light: "met", lateBy: null });
  });

  test("what has run out is neither stopped nor extended: it stays missed", async () => {
    const { officer, leader, complaintId } = await verifying();
    given.atMoment("2016-12-06T10:00:00+08:00");
    expect((await see(officer, complaintId))?.clocks[0]?.light).toMatchObject({ light: "overdue", amount: 1 });
    await expect(step(leader, { step: "extend", complaintId, version: 2 })).rejects.toEqual(refusal("term-passed"));
    await expect(step(officer, { step: "pause", complaintId, version: 2, stopReason: "appraisal" })).rejects.toEqual(
      refusal("term-passed"),
    );
  });

  test("the leader sends back, then decides not to file: the firm is told why, in words and with the ground", async () => {
    const { officer, leader, firm, complaintId } = await proposed();
    await step(leader, { step: "sendBack", complaintId, version: 3, reason: "请补查（演示）" });
    const back = await see(officer, complaintId);
    expect([back?.status, back?.proposal]).toEqual(["verifying", null]);
    await step(officer, {
      step: "propose",
      complaintId,
      version: 4,
      proposal: "not_file",
      ground: "time_barred",
      opinion: "已逾两年（演示）",
    });
    await step(leader, {
      step: "doNotFile",
      complaintId,
      version: 5,
      ground: "time_barred",
      explanation: "已超过追责时效（演示）",
    });
    const ended = await see(leader, complaintId);
    expect([ended?.status, ended?.outcomeGround, ended?.clocks.map(({ light }) => light.light)]).toEqual([
      "not_filed",
      "time_barred",
      ["met", "met"],
    ]);
    expect(await told(firm.owner.personId)).toEqual(["complaint.assign", "complaint.doNotFile"]);
    expect(await told(officer.personId)).toEqual(["complaint.assign", "complaint.sendBack", "complaint.doNotFile"]);
  });

  test("of a decision and a withdrawal at once one wins", async () => {
    const { officer, firm, complaintId } = await verifying();
    const tries = await Promise.allSettled([
      step(officer, {
        step: "propose",
        complaintId,
        version: 2,
        proposal: "file",
        ground: "",
        opinion: "拟立案（演示）",
      }),
      asActor(firm.owner, (ctx) => withdrawComplaint(ctx, { complaintId, version: 2 })),
    ]);
    const lost = tries.filter((result) => result.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toBeInstanceOf(Overtaken);
    const count = await look(({ tx }) =>
      tx.auditEntry.count({ where: { subjectId: complaintId, act: "step.complaint" } }),
    );
    expect(count).toBe(2);
  });

  test("an officer doesn't decide, a leader doesn't propose, another officer sees nothing", async () => {
    const { officer, leader, complaintId } = await proposed();
    const outsider = await given.official(["investigator"]);
    await expect(
      step(officer, { step: "doNotFile", complaintId, version: 3, ground: "other", explanation: "演示" }),
    ).rejects.toEqual(refusal("not-yours"));
    await expect(
      step(leader, { step: "propose", complaintId, version: 3, proposal: "file", ground: "", opinion: "演示" }),
    ).rejects.toEqual(refusal("not-yours"));
    await expect(step(outsider, { step: "sendBack", complaintId, version: 3, reason: "演示" })).rejects.toEqual(
      refusal("not-found"),
    );
  });
});

describe("the team", () => {
  test("changes at the leader's word: who leaves sees nothing at once, terms don't move", async () => {
    const { officer, second, leader, complaintId } = await verifying();
    const third = await given.official(["investigator"]);
    const before = await see(officer, complaintId);
    given.atMoment("2016-11-28T10:00:00+08:00");
    await asActor(leader, (ctx) =>
      changeTeam(ctx, {
        complaintId,
        version: 2,
        officers: [second.personId, third.personId],
        page: `/complaints/${complaintId}`,
      }),
    );
    expect(await see(officer, complaintId)).toBeNull();
    await expect(
      asActor(officer, (ctx) =>
        openSealed(ctx, {
          recordId: complaintId,
          fields: ["secret"],
          subjectKind: "complaint",
          subjectId: complaintId,
          enterpriseId: "",
          purpose: "verification",
        }),
      ),
    ).rejects.toEqual(refusal("not-found"));
    const after = await see(third, complaintId);
    expect(after?.clocks.map(({ dueOn }) => dueOn)).toEqual(before?.clocks.map(({ dueOn }) => dueOn));
    expect(after?.members.map(({ person, untilAt }) => [person.id, untilAt !== null])).toEqual([
      [officer.personId, true],
      [second.personId, false],
      [third.personId, false],
    ]);
    expect(await told(third.personId)).toEqual(["complaint.assign"]);
    expect(await told(second.personId)).toEqual(["complaint.assign"]);
  });

  test("isn't changed by its members, nor twice at once", async () => {
    const { officer, second, leader, complaintId } = await verifying();
    const third = await given.official(["investigator"]);
    const input = (officers: string[]) => ({ complaintId, version: 2, officers, page: `/complaints/${complaintId}` });
    await expect(asActor(officer, (ctx) => changeTeam(ctx, input([second.personId, third.personId])))).rejects.toEqual(
      refusal("not-yours"),
    );
    const tries = await Promise.allSettled([
      asActor(leader, (ctx) => changeTeam(ctx, input([second.personId, third.personId]))),
      asActor(leader, (ctx) => changeTeam(ctx, input([officer.personId, third.personId]))),
    ]);
    const lost = tries.filter((result) => result.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toBeInstanceOf(Overtaken);
    expect(await look(({ tx }) => tx.auditEntry.count({ where: { subjectId: complaintId, act: "change.team" } }))).toBe(
      1,
    );
  });
});

describe("looking and writing", () => {
  test("a pass is given to whoever reads it whole; each opening is a look", async () => {
    const { officer, complaintId } = await verifying();
    const coordinator = await given.official(["coordinator"]);
    const input = {
      complaintId,
      page: `/complaints/${complaintId}`,
      tab: "",
      purpose: "other" as const,
      words: "核对时间线",
    };
    expect(await asActor(officer, (ctx) => openComplaint(ctx, input))).toMatchObject({ purpose: "核对时间线" });
    await expect(asActor(coordinator, (ctx) => openComplaint(ctx, input))).rejects.toEqual(refusal("not-found"));
    const opened = await asActor(officer, async (ctx) => {
      const complaint = await findHandled(ctx, complaintId);
      if (!complaint) throw new Refusal("not-found");
      return openContent(ctx, complaint, "核对时间线");
    });
    expect(opened).toMatchObject(given.SECRETS);
    const looks = await look(({ tx }) =>
      tx.auditEntry.findMany({ where: { complaintId, act: "open.sealed" }, select: { actorId: true, purpose: true } }),
    );
    expect(looks).toEqual([{ actorId: officer.personId, purpose: "核对时间线" }]);
  });

  test("letters go to the firm; what it writes is opened with a purpose and marked as opened", async () => {
    const { officer, firm, complaintId } = await verifying();
    await asActor(officer, (ctx) =>
      writeToFirm(ctx, { complaintId, text: "请说明（演示）", page: `/complaints/${complaintId}` }),
    );
    expect(await told(firm.owner.personId)).toEqual(["complaint.assign", "complaint.message"]);
    const letters = await asActor(officer, async (ctx) => {
      const complaint = await findHandled(ctx, complaintId);
      if (!complaint) throw new Refusal("not-found");
      return [await lettersOf(ctx, complaint, undefined), await lettersOf(ctx, complaint, "verification")] as const;
    });
    expect(letters.map(([letter]) => letter?.text)).toEqual([null, "请说明（演示）"]);
    const outsider = await given.official(["investigator"]);
    await expect(
      asActor(outsider, (ctx) => writeToFirm(ctx, { complaintId, text: "x", page: `/complaints/${complaintId}` })),
    ).rejects.toEqual(refusal("not-found"));
  });
});
