import { createHash } from "node:crypto";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import type { Day } from "@/kernel/days";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import type { Typed } from "@/platform/read-form";
import { changeIndicator, correctValue, enterValue, moveValue, valueFaults } from "./commands";
import { outcomesOn } from "./counted/queries";
import { receiveOutcomeFile } from "./files/commands";
import { openOutcomeFile } from "./files/queries";
import { approvedBy, correctionOf, definitionsOf, findValue, valuesOf } from "./queries";
import type { EnterValue } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const invalid = (field: string, code: string) => expect.objectContaining({ fields: { [field]: [code] } });
const everybody = { kind: "public" } as const;

const AWARENESS: EnterValue = {
  code: "awareness",
  period: "2015-H2",
  division: null,
  numerator: 312,
  denominator: 500,
  note: "问卷（演示）",
};

async function staff() {
  return {
    lead: await given.official(["coordinator", "programme_officer"]),
    chief: await given.official(["bureau_leader"]),
    county: await given.official(["programme_officer"], { division: "330402" }),
  };
}

function prove(actor: Actor, valueId: string, text = "调查报告（演示）") {
  const bytes = Buffer.from(text);
  return receiveOutcomeFile(async () => actor, {
    ...{ valueId, name: "报告.txt", hash: createHash("sha256").update(bytes).digest("hex") },
    bytes: (async function* () {
      yield bytes;
    })(),
  });
}

const version = (actor: Actor, id: string) => asActor(actor, async (ctx) => (await findValue(ctx, id))?.version ?? 0);
async function approve(actor: Actor, valueId: string): Promise<void> {
  const seen = await version(actor, valueId);
  await asActor(actor, (ctx) => moveValue(ctx, { step: "approve", valueId, version: seen }));
}
const told = async (actor: Actor, code: string, day: Day = "2016-11-24", kept = false) =>
  (await asActor(actor, (ctx) => outcomesOn(ctx, day, { kept }))).outcomes.find(
    ({ indicator }) => indicator.code === code,
  );

describe("a value that is entered", () => {
  test("is published once somebody else approved it with its proof; a correction stands beside it", async () => {
    const { lead, chief } = await staff();
    const { valueId } = await asActor(lead, (ctx) => enterValue(ctx, AWARENESS));
    await expect(approve(chief, valueId)).rejects.toEqual(refusal("proof-missing"));
    const first = await prove(lead, valueId);
    expect((await prove(lead, valueId)).id).toBe(first.id);
    await expect(approve(lead, valueId)).rejects.toEqual(refusal("not-yours"));
    expect((await told(everybody, "awareness"))?.points).toEqual([]);
    expect(await asActor(everybody, (ctx) => findValue(ctx, valueId))).toBeNull();
    await approve(chief, valueId);
    expect((await told(everybody, "awareness"))?.points).toMatchObject([
      { period: { key: "2015-H2" }, told: { value: 0.624 }, before: [], inWords: false },
    ]);

    given.atMoment("2016-11-25T10:00:00+08:00");
    const correction = {
      valueId,
      numerator: 302,
      denominator: 500,
      note: "重算",
      correctionReason: "重复问卷 10 份（演示）",
    };
    const made = await asActor(lead, (ctx) => correctValue(ctx, correction));
    await expect(asActor(lead, (ctx) => correctValue(ctx, correction))).rejects.toEqual(refusal("already-corrected"));
    // Who keeps values sees at once that one is on its way, everybody else once it is approved.
    const corrections = (actor: Actor) =>
      asActor(actor, async (ctx) => correctionOf(await valuesOf(ctx, "awareness"), valueId)?.id);
    expect([await corrections(chief), await corrections(everybody)]).toEqual([made.valueId, undefined]);
    await prove(lead, made.valueId, "另一份");
    await approve(chief, made.valueId);
    expect(await corrections(everybody)).toBe(made.valueId);
    expect((await told(everybody, "awareness", "2016-11-25"))?.points).toMatchObject([
      { told: { value: 0.604 }, before: [{ told: { value: 0.624 }, reason: "重复问卷 10 份（演示）" }] },
    ]);
    // As of the day before it stands as it was published then.
    expect((await told(everybody, "awareness", "2016-11-24"))?.points).toMatchObject([
      { told: { value: 0.624 }, before: [] },
    ]);
    expect(await asActor(everybody, (ctx) => approvedBy(ctx, "2016-11-25"))).toMatchObject({
      approved: [{}, {}],
      waiting: 0,
    });
    // Neither a person nor a job changes what was approved.
    await expect(
      asSystem("test", ({ tx }) => tx.outcomeValue.updateMany({ where: { id: valueId }, data: { numerator: 1 } })),
    ).rejects.toThrow(/closed/);
  });

  test("goes back with a reason, comes again, can be withdrawn; the loop twice", async () => {
    const { lead, chief, county } = await staff();
    const { valueId } = await asActor(county, (ctx) => enterValue(ctx, { ...AWARENESS, division: "330402" }));
    await prove(county, valueId);
    for (const reason of ["样本太小", "还是太小"]) {
      const seen = await version(chief, valueId);
      await asActor(chief, (ctx) => moveValue(ctx, { step: "return", valueId, version: seen, reason }));
      expect(await asActor(county, (ctx) => findValue(ctx, valueId))).toMatchObject({ status: "returned", reason });
      const again = { numerator: 40, denominator: 90, note: "再查" };
      await asActor(county, (ctx) => moveValue(ctx, { step: "resubmit", valueId, version: seen + 1, ...again }));
    }
    const at = await version(lead, valueId);
    await asActor(county, (ctx) => moveValue(ctx, { step: "withdraw", valueId, version: at }));
    await expect(approve(lead, valueId)).rejects.toEqual(refusal("wrong-status"));
    // Its place is free again.
    await asActor(county, (ctx) => enterValue(ctx, { ...AWARENESS, division: "330402" }));
  });

  test("is one of its period and place, of a period that is over, of a bureau that may; of two approvals one stands", async () => {
    const { lead, chief, county } = await staff();
    const enter = (actor: Actor, change: Partial<EnterValue> = {}) =>
      asActor(actor, (ctx) => enterValue(ctx, { ...AWARENESS, ...change }));
    const { valueId } = await enter(lead);
    await expect(enter(lead)).rejects.toEqual(refusal("already-entered"));
    await expect(enter(lead, { period: "2016-H2" })).rejects.toEqual(invalid("period", "not-over-yet"));
    await expect(enter(lead, { period: "2015-Q1" })).rejects.toEqual(invalid("period", "not-a-period"));
    await expect(enter(lead, { division: "330402", numerator: 9, denominator: 8 })).rejects.toEqual(
      invalid("numerator", "more-than-all"),
    );
    await expect(enter(lead, { division: "330402", denominator: null })).rejects.toEqual(
      invalid("denominator", "missing"),
    );
    await expect(enter(lead, { division: "330402", numerator: 0, denominator: 0 })).rejects.toEqual(
      invalid("denominator", "not-zero"),
    );
    // The same is told beside what the schema finds: of what was typed, also into a correction.
    const told = (typed: Typed) => asActor(lead, (ctx) => valueFaults(ctx, typed));
    const tooMany = { numerator: "５01", denominator: "500", note: "" };
    expect(await told({ code: AWARENESS.code, period: "2016-H2", ...tooMany })).toEqual({
      ...{ period: ["not-over-yet"], numerator: ["more-than-all"] },
    });
    expect(await told({ valueId, ...tooMany, denominator: "" })).toEqual({ denominator: ["missing"] });
    expect(await told({ valueId, step: "return", reason: "" })).toEqual({});
    expect(await told({ code: AWARENESS.code, period: "", numerator: "many", denominator: "0" })).toEqual({
      denominator: ["not-zero"],
    });
    expect(await told({ valueId: "none", ...tooMany })).toEqual({});
    await expect(enter(lead, { code: "participation" })).rejects.toEqual(refusal("not-found"));
    await expect(enter(county)).rejects.toEqual(refusal("not-found"));
    await expect(enter(county, { division: "330481" })).rejects.toEqual(refusal("not-found"));
    for (const actor of [everybody, (await given.firm()).owner, await given.official(["investigator"])])
      await expect(enter(actor, { division: "330402" })).rejects.toEqual(refusal("not-found"));
    await prove(lead, valueId);
    const both = await Promise.allSettled([
      asActor(chief, (ctx) => moveValue(ctx, { step: "approve", valueId, version: 1 })),
      asActor(chief, (ctx) => moveValue(ctx, { step: "return", valueId, version: 1, reason: "x" })),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
  });

  test("has its proof read by those who keep values, on the trail, and by nobody else", async () => {
    const { lead, chief } = await staff();
    const { valueId } = await asActor(lead, (ctx) => enterValue(ctx, AWARENESS));
    const { id: fileId } = await prove(lead, valueId);
    await expect(prove(chief, valueId, "别人的")).rejects.toEqual(refusal("not-found"));
    expect(await asActor(chief, (ctx) => openOutcomeFile(ctx, { fileId }))).toMatchObject({ name: "报告.txt" });
    for (const actor of [everybody, (await given.firm()).owner, await given.official(["intake"])])
      await expect(asActor(actor, (ctx) => openOutcomeFile(ctx, { fileId }))).rejects.toEqual(refusal("not-found"));
    await asSystem("look", async ({ tx }) =>
      expect(await tx.auditEntry.count({ where: { act: "download.outcome-file", subjectId: fileId } })).toBe(1),
    );
    await approve(chief, valueId);
    await expect(prove(lead, valueId, "迟到的")).rejects.toEqual(refusal("not-found"));
  });
});

test("what is measured is changed by the coordinator, with its history; not how often, once values stand under it", async () => {
  const { lead, chief } = await staff();
  const [old] = await asActor(lead, (ctx) => definitionsOf(ctx, "awareness"));
  if (!old) throw new Error("no indicator");
  const { code, serial, nameZh, nameEn, definitionEn, source, ownerKind, frequency } = old;
  const wanted = { code, serial, nameZh, nameEn, definitionEn, source, ownerKind, frequency, reason: "改口径（演示）" };
  const change = { ...wanted, definitionZh: "新的口径（演示）" };
  await expect(asActor(chief, (ctx) => changeIndicator(ctx, change))).rejects.toEqual(refusal("not-found"));
  await asActor(lead, (ctx) => changeIndicator(ctx, change));
  await expect(asActor(lead, (ctx) => changeIndicator(ctx, change))).rejects.toBeInstanceOf(Overtaken);
  const now = { ...change, serial: 2 };
  await expect(asActor(lead, (ctx) => changeIndicator(ctx, now))).rejects.toEqual(refusal("nothing-changed"));
  expect(await asActor(everybody, (ctx) => definitionsOf(ctx, "awareness"))).toMatchObject([
    { serial: 2, definitionZh: "新的口径（演示）", reason: "改口径（演示）" },
    { serial: 1, definitionZh: old.definitionZh },
  ]);
  // A day before the change tells the old definition.
  expect((await told(everybody, "awareness", "2016-11-23"))?.indicator.serial).toBe(1);
  await asActor(lead, (ctx) => enterValue(ctx, AWARENESS));
  await expect(asActor(lead, (ctx) => changeIndicator(ctx, { ...now, frequency: "quarter" }))).rejects.toEqual(
    refusal("frequency-in-use"),
  );
  expect(await asActor(lead, (ctx) => valuesOf(ctx, "awareness"))).toHaveLength(1);
});
