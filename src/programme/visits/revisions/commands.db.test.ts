import { randomUUID } from "node:crypto";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { refusal, see } from "@tests/support/visits";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { dateOf } from "@/kernel/days";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { once } from "@/platform/once";
import { adviceOf } from "../advice/queries";
import { moveVisit, planVisit } from "../commands";
import { checklistFor } from "../queries";
import type { RecordVisit } from "../schema";
import { revisionsOf, standingRecord } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

async function planned() {
  const firm = await given.firm();
  const officer = await given.official(["programme_officer"], { division: "330402" });
  const { visitId } = await asActor(officer, (ctx) =>
    planVisit(ctx, {
      ...{ enterpriseId: firm.id, purpose: "patrol", dueOn: "2016-12-08", officerId: officer.personId },
      reason: "演示",
    }),
  );
  const visit = await see(officer, visitId);
  if (!visit) throw new Error("no visit");
  const list = await asActor(officer, (ctx) => checklistFor(ctx, visit));
  const record: RecordVisit = {
    ...{ step: "record", visitId, version: 1, checklistId: list.id, heldOn: "2016-11-24" },
    answers: list.items.map(({ code }) => `${code}:met`),
    findings: "门禁完好（演示）",
    ...{ conclusion: null, conclusionFindings: null },
    ...{ remark: null, advice1: "列出清单（演示）", advice1Due: "2016-12-20" },
    ...{ advice2: null, advice2Due: null, advice3: null, advice3Due: null },
    ...{ signing: "screen", signerName: "钱演示", signature: "M1 1L20 30" },
  };
  return { firm, officer, visitId, record, list };
}

const bring = (actor: Actor, record: RecordVisit, key: string = randomUUID()) =>
  asActor(actor, (ctx) => once(ctx, "move-visit", key, () => moveVisit(ctx, record)));

test("a record that was written without a connection arrives once, however often and from however many tabs it is sent", async () => {
  const { firm, officer, visitId, record } = await planned();
  const key = randomUUID();
  await Promise.all([bring(officer, record, key), bring(officer, record, key)]);
  await bring(officer, record, key);
  expect(await see(firm.owner, visitId)).toMatchObject({ status: "held", version: 2, signature: "M1 1L20 30" });
  await asSystem("look", async ({ tx }) => {
    expect(await tx.visitAdvice.count()).toBe(1);
    expect(await tx.auditEntry.count({ where: { subjectId: visitId, act: "step.visit" } })).toBe(1);
  });
});

test("a signature by keyboard needs the name, and no strokes", async () => {
  const { officer, visitId, record } = await planned();
  const typed: RecordVisit = { ...record, signing: "typed", signature: "", signerName: null };
  await expect(bring(officer, typed)).rejects.toMatchObject({ fields: { signerName: ["signerName-missing"] } });
  await bring(officer, { ...typed, signerName: "钱演示" });
  expect(await see(officer, visitId)).toMatchObject({ signing: "typed", signature: null });
});

test("a form that was taken along is taken with the checklist of the day of the visit, and no other", async () => {
  const { officer, record, list } = await planned();
  const ends = (validTo: Date | null) =>
    asSystem("given", ({ tx }) => tx.visitChecklist.updateMany({ where: { id: list.id }, data: { validTo } }));
  try {
    await ends(dateOf("2016-11-23"));
    await expect(bring(officer, record)).rejects.toEqual(refusal("checklist-changed"));
    await ends(dateOf("2016-11-24"));
    await bring(officer, record);
  } finally {
    await ends(null);
  }
});

describe("when another was faster", () => {
  test("whoever makes the visit sees what stands; nobody else does", async () => {
    const { firm, officer, record } = await planned();
    const standing = (actor: Actor) => asActor(actor, (ctx) => standingRecord(ctx, record));
    expect(await standing(officer)).toBeNull();
    await asActor(officer, (ctx) =>
      moveVisit(ctx, { step: "arrange", visitId: record.visitId, version: 1, arrangedOn: "2016-12-01" }),
    );
    expect(await standing(officer)).toMatchObject({
      code: "planned-anew",
      values: {},
      base: { version: "2", step: "record" },
    });
    await bring(officer, { ...record, version: 2, heldReason: "企业要求提前（演示）" });
    expect(await standing(officer)).toMatchObject({
      code: "recorded-meanwhile",
      values: { findings: "门禁完好（演示）", signature: "M1 1L20 30" },
      base: { step: "revise" },
    });
    const colleague = await given.official(["programme_officer"], { division: "330402" });
    for (const actor of [colleague, firm.owner]) expect(await standing(actor)).toBeNull();
  });

  test("what he then decides takes the record's place; the one that stood is kept, and the firm is told", async () => {
    const { firm, officer, visitId, record } = await planned();
    await bring(officer, record);
    await expect(bring(officer, { ...record, findings: "另一份（演示）" })).rejects.toBeInstanceOf(Overtaken);
    const at = (await see(officer, visitId))?.version ?? 0;
    const both: RecordVisit = {
      ...{ ...record, step: "revise", version: at, findings: "门禁完好（演示）\n另一份（演示）" },
      ...{ advice2: "更换门锁（演示）", advice2Due: "2016-12-22" },
    };
    const signedAt = (await see(officer, visitId))?.signedAt;
    given.atMoment("2016-11-24T15:00:00+08:00");
    await bring(officer, both);
    const visit = await see(firm.owner, visitId);
    expect(visit).toMatchObject({ status: "held", findings: both.findings, signedAt });
    expect(visit && (await asActor(firm.owner, (ctx) => revisionsOf(ctx, visit)))).toMatchObject([
      { findings: "门禁完好（演示）", name: officer.name, heldOn: "2016-11-24", signing: "screen" },
    ]);
    expect(visit && (await asActor(firm.owner, (ctx) => adviceOf(ctx, visit))).map(({ text }) => text)).toEqual([
      "列出清单（演示）",
      "更换门锁（演示）",
    ]);
    expect(await asActor(firm.owner, ({ tx }) => tx.notice.count({ where: { kind: "visit.revise" } }))).toBe(1);
  });

  test("two who revise at once: one wins; what says the same changes nothing; nobody else revises", async () => {
    const { firm, officer, visitId, record } = await planned();
    await bring(officer, record);
    const at = (await see(officer, visitId))?.version ?? 0;
    const revise = (actor: Actor, findings: string) =>
      bring(actor, { ...record, step: "revise", version: at, findings });
    await revise(officer, record.findings);
    expect(await asSystem("look", ({ tx }) => tx.visitRevision.count())).toBe(0);
    const colleague = await given.official(["programme_officer"], { division: "330402" });
    for (const actor of [colleague, firm.owner]) await expect(revise(actor, "x")).rejects.toEqual(refusal("not-yours"));
    const tried = await Promise.allSettled([revise(officer, "甲（演示）"), revise(officer, "乙（演示）")]);
    expect(tried.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await asSystem("look", ({ tx }) => tx.visitRevision.count())).toBe(1);
  });

  test("a kept record can't be changed or removed", async () => {
    const { officer, visitId, record } = await planned();
    await bring(officer, record);
    const at = (await see(officer, visitId))?.version ?? 0;
    await bring(officer, { ...record, step: "revise", version: at, findings: "甲（演示）" });
    for (const change of ["update visit_revisions set version = 9", "delete from visit_revisions"])
      await expect(asActor(officer, ({ tx }) => tx.$executeRawUnsafe(change))).rejects.toThrow();
  });
});
