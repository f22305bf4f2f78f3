import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { InvalidInput, Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { openNotes } from "../complaints/notes/queries";
import { moveReferral, sendReferral } from "../referrals/commands";
import { fileComplaint, moveCase } from "./commands";
import { addNote } from "./notes/commands";
import { findCase } from "./queries";
import { type TakeCaseStep, takeCaseStepInput } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

async function bureau() {
  const officer = await given.official(["investigator"], { name: "沈演示" });
  const second = await given.official(["investigator"], { name: "钟演示" });
  const leader = await given.official(["bureau_leader"], { name: "顾演示" });
  const firm = await given.firm();
  const complaint = await given.complaint(firm, { status: "proposed", team: [officer, second] });
  return { officer, second, leader, firm, complaint };
}

async function filed() {
  const people = await bureau();
  const { caseId } = await asActor(people.leader, (ctx) =>
    fileComplaint(ctx, { complaintId: people.complaint.id, version: 1 }),
  );
  return { ...people, caseId };
}

type Steps = TakeCaseStep extends infer Input
  ? Input extends TakeCaseStep
    ? Omit<Input, "caseId" | "version">
    : never
  : never;

/** Takes steps one after the other, each at the version that the last one left. */
async function walk(caseId: string, ...steps: readonly (readonly [OfficialActor, Steps])[]) {
  for (const [actor, input] of steps) {
    await asActor(actor, async (ctx) => {
      const found = await findCase(ctx, caseId);
      return moveCase(ctx, takeCaseStepInput.parse({ ...input, caseId, version: found?.version ?? 0 }));
    });
  }
}

const refusal = (code: string) => expect.objectContaining({ code });
const see = (actor: OfficialActor, id: string) => asActor(actor, (ctx) => findCase(ctx, id));
const look = <T>(work: Parameters<typeof asSystem<T>>[1]) => asSystem("look", work);
const told = (personId: string) =>
  look(async ({ tx }) =>
    (await tx.notice.findMany({ where: { personId }, select: { kind: true }, orderBy: { id: "asc" } })).map(
      ({ kind }) => kind,
    ),
  );

describe("filing", () => {
  test("makes the case: number without a gap, team, 90 days, seal on both records, the firm told", async () => {
    const { officer, firm, caseId, complaint } = await filed();
    const found = await see(officer, caseId);
    expect(found).toMatchObject({
      number: "嘉市监案〔2016〕1号",
      status: "filed",
      title: "演示工艺被带走",
      whole: true,
      openReferrals: 0,
    });
    expect(found?.clocks.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([["case-decide", "2017-02-22"]]);
    const row = await look(({ tx }) =>
      tx.complaint.findUniqueOrThrow({ where: { id: complaint.id }, select: { status: true, decidedAt: true } }),
    );
    expect(row).toEqual({ status: "filed", decidedAt: given.NOW });
    expect(await told(firm.owner.personId)).toEqual(["complaint.file"]);
    const entries = await look(({ tx }) =>
      tx.auditEntry.findMany({ where: { complaintId: complaint.id }, select: { act: true }, orderBy: { seq: "asc" } }),
    );
    expect(entries.map(({ act }) => act)).toEqual(["step.complaint", "begin.case"]);
  });

  test("numbers follow each other, and a refused filing takes none", async () => {
    const first = await filed();
    const { officer, second, firm } = first;
    const other = await given.complaint(firm, { status: "proposed", team: [officer, second] });
    await expect(asActor(officer, (ctx) => fileComplaint(ctx, { complaintId: other.id, version: 1 }))).rejects.toEqual(
      refusal("not-yours"),
    );
    await expect(
      asActor(first.leader, (ctx) => fileComplaint(ctx, { complaintId: other.id, version: 9 })),
    ).rejects.toBeInstanceOf(Overtaken);
    const { caseId } = await asActor(first.leader, (ctx) => fileComplaint(ctx, { complaintId: other.id, version: 1 }));
    expect((await see(officer, caseId))?.number).toBe("嘉市监案〔2016〕2号");
  });

  test("pressed twice at once it files once", async () => {
    const { leader, complaint } = await bureau();
    const file = () => asActor(leader, (ctx) => fileComplaint(ctx, { complaintId: complaint.id, version: 1 }));
    const tries = await Promise.allSettled([file(), file()]);
    const lost = tries.filter((result) => result.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toBeInstanceOf(Overtaken);
    expect(
      await look(async ({ tx }) => [
        await tx.case.count(),
        await tx.auditEntry.count({ where: { act: "begin.case" } }),
      ]),
    ).toEqual([1, 1]);
  });

  test("is nobody's but the leader's of the division", async () => {
    const { complaint } = await bureau();
    const countyLeader = await given.official(["bureau_leader"], { division: "330402" });
    const coordinator = await given.official(["coordinator"]);
    await expect(
      asActor(countyLeader, (ctx) => fileComplaint(ctx, { complaintId: complaint.id, version: 1 })),
    ).rejects.toEqual(refusal("not-found"));
    await expect(
      asActor(coordinator, (ctx) => fileComplaint(ctx, { complaintId: complaint.id, version: 1 })),
    ).rejects.toEqual(refusal("not-yours"));
  });
});

describe("its life", () => {
  test("penalty: investigated, concluded, decided, executed, closed; each clock met, the closing one counted from the execution", async () => {
    const { officer, leader, firm, caseId } = await filed();
    await walk(
      caseId,
      [officer, { step: "investigate" }],
      [officer, { step: "conclude", report: "调查终结（演示）" }],
      [leader, { step: "sendBack", reason: "请补充（演示）" }],
      [officer, { step: "conclude", report: "已补充（演示）" }],
    );
    given.atMoment("2016-12-01T09:00:00+08:00");
    await walk(caseId, [leader, { step: "decidePenalty", penalty: "120000.50" }]);
    given.atMoment("2016-12-20T09:00:00+08:00");
    await expect(walk(caseId, [leader, { step: "close" }])).rejects.toEqual(refusal("not-executed"));
    await expect(walk(caseId, [officer, { step: "recordExecution", executedOn: "2016-12-21" }])).rejects.toBeInstanceOf(
      InvalidInput,
    );
    await expect(walk(caseId, [officer, { step: "recordExecution", executedOn: "2016-11-30" }])).rejects.toBeInstanceOf(
      InvalidInput,
    );
    await walk(caseId, [officer, { step: "recordExecution", executedOn: "2016-12-15" }]);
    const executed = await see(officer, caseId);
    expect(executed?.clocks.map(({ kind, startedOn, dueOn, light }) => [kind, startedOn, dueOn, light.light])).toEqual([
      ["case-close", "2016-12-15", "2017-01-06", "green"],
      ["case-decide", "2016-11-24", "2017-02-22", "met"],
    ]);
    expect([executed?.outcome, executed?.penalty]).toEqual(["penalty", "120000.50"]);
    await expect(walk(caseId, [officer, { step: "recordExecution", executedOn: "2016-12-16" }])).rejects.toEqual(
      refusal("already-executed"),
    );
    await walk(caseId, [leader, { step: "close" }]);
    const closed = await see(leader, caseId);
    expect([closed?.status, closed?.clocks.every(({ light }) => light.light === "met")]).toEqual(["closed", true]);
    expect(await told(firm.owner.personId)).toEqual(["complaint.file", "case.decidePenalty", "case.close"]);
  });

  test("otherwise: closing runs from the decision", async () => {
    const { officer, leader, caseId } = await filed();
    await walk(
      caseId,
      [officer, { step: "investigate" }],
      [officer, { step: "conclude", report: "终结（演示）" }],
      [leader, { step: "decideOtherwise", outcome: "no_penalty_unproven" }],
    );
    await expect(walk(caseId, [officer, { step: "recordExecution", executedOn: "2016-11-24" }])).rejects.toEqual(
      refusal("nothing-to-execute"),
    );
    expect((await see(officer, caseId))?.clocks[0]).toMatchObject({ kind: "case-close", dueOn: "2016-12-15" });
    await walk(caseId, [leader, { step: "close" }]);
    expect((await see(leader, caseId))?.clocks.every(({ running }) => !running)).toBe(true);
  });

  test("open referrals hold it open, and their clocks stand on its page", async () => {
    const { officer, leader, caseId } = await filed();
    const police = await given.official(["department_handler"], { kind: "police" });
    await walk(
      caseId,
      [officer, { step: "investigate" }],
      [officer, { step: "conclude", report: "终结（演示）" }],
      [leader, { step: "decideOtherwise", outcome: "transferred_judicial" }],
    );
    const { referralId } = await asActor(officer, (ctx) =>
      sendReferral(ctx, {
        caseId,
        kind: "criminal",
        toDepartmentId: police.departmentId,
        question: "演示",
        facts: [],
        fields: [],
        evidence: [],
      }),
    );
    expect((await see(officer, caseId))?.clocks.map(({ kind }) => kind)).toContain("criminal-accept");
    await expect(walk(caseId, [leader, { step: "close" }])).rejects.toEqual(refusal("referrals-open"));
    await asActor(officer, (ctx) => moveReferral(ctx, { step: "withdraw", referralId, version: 1, reason: "演示" }));
    await walk(caseId, [leader, { step: "close" }]);
    expect((await see(leader, caseId))?.status).toBe("closed");
  });

  test("pauses and extends by its own law", async () => {
    const { officer, leader, caseId } = await filed();
    await walk(caseId, [officer, { step: "investigate" }], [officer, { step: "pause", stopReason: "hearing" }]);
    const row = await look(({ tx }) => tx.case.findUniqueOrThrow({ where: { id: caseId }, select: { dueOn: true } }));
    expect(row.dueOn).toBeNull();
    given.atMoment("2016-12-04T09:00:00+08:00");
    await walk(caseId, [officer, { step: "resume" }], [leader, { step: "extend" }]);
    expect((await see(officer, caseId))?.clocks[0]?.dueOn).toBe("2017-04-05");
  });

  test("of two deciding at once one wins and one entry remains", async () => {
    const { officer, leader, caseId } = await filed();
    const deputy = await given.official(["bureau_leader"]);
    await walk(caseId, [officer, { step: "investigate" }], [officer, { step: "conclude", report: "终结（演示）" }]);
    const version = (await see(leader, caseId))?.version ?? 0;
    const tries = await Promise.allSettled([
      asActor(leader, (ctx) => moveCase(ctx, { step: "decidePenalty", caseId, version, penalty: "100000" })),
      asActor(deputy, (ctx) =>
        moveCase(ctx, { step: "decideOtherwise", caseId, version, outcome: "no_penalty_exempt" }),
      ),
    ]);
    const lost = tries.filter((result) => result.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toBeInstanceOf(Overtaken);
    expect(
      await look(({ tx }) =>
        tx.auditEntry.count({
          where: { subjectId: caseId, act: "step.case", detail: { path: ["to"], equals: "decided" } },
        }),
      ),
    ).toBe(1);
  });

  test("outsiders find no case", async () => {
    const { firm, caseId } = await filed();
    const other = await given.official(["investigator"]);
    const police = await given.official(["department_handler"], { kind: "police" });
    const intake = await given.official(["intake"]);
    const countyLeader = await given.official(["bureau_leader"], { division: "330402" });
    for (const actor of [other, police, intake, countyLeader]) {
      expect(await see(actor, caseId)).toBeNull();
      await expect(asActor(actor, (ctx) => moveCase(ctx, { step: "investigate", caseId, version: 1 }))).rejects.toEqual(
        refusal("not-found"),
      );
    }
    await expect(
      asActor(firm.owner, (ctx) => moveCase(ctx, { step: "investigate", caseId, version: 1 })),
    ).rejects.toEqual(refusal("not-found"));
    const coordinator = await given.official(["coordinator"]);
    expect(await see(coordinator, caseId)).toMatchObject({ whole: false, title: "", number: "嘉市监案〔2016〕1号" });
    await expect(
      asActor(coordinator, (ctx) => moveCase(ctx, { step: "investigate", caseId, version: 1 })),
    ).rejects.toEqual(refusal("not-yours"));
  });
});

test("notes are sealed, read by the team with a purpose, and never by the firm", async () => {
  const { officer, second, firm, caseId, complaint } = await filed();
  await asActor(officer, (ctx) => addNote(ctx, { caseId, text: "现场情况（演示秘密）" }));
  const notes = await asActor(second, async (ctx) => {
    const found = await findCase(ctx, caseId);
    if (!found) return [];
    const { complaintId, enterpriseId } = found;
    return openNotes(ctx, { complaintId, enterpriseId, subjectKind: "case", subjectId: caseId }, "investigation");
  });
  expect(notes.map(({ by, text }) => [by, text])).toEqual([["沈演示", "现场情况（演示秘密）"]]);
  expect(
    await look(({ tx }) =>
      tx.auditEntry.count({ where: { complaintId: complaint.id, act: "open.sealed", actorId: second.personId } }),
    ),
  ).toBe(1);
  expect(
    await asActor(firm.owner, ({ tx }) => tx.sealedValue.count({ where: { field: { startsWith: "note/" } } })),
  ).toBe(0);
  const coordinator = await given.official(["coordinator"]);
  await expect(asActor(coordinator, (ctx) => addNote(ctx, { caseId, text: "x" }))).rejects.toEqual(
    refusal("not-found"),
  );
  const leaks = await asSuperuser((client) =>
    client.query(
      "select 1 from notes t where t::text like '%演示秘密%' union all select 1 from audit_entries t where t::text like '%演示秘密%'",
    ),
  );
  expect(leaks.rows).toEqual([]);
});
