import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { look, proposed, refusal, see, submitted, verifying } from "@tests/support/handling";
import { held } from "@tests/support/visits";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor, OfficialActor } from "@/kernel/actor";
import { Overtaken } from "@/kernel/refusal";
import { asActor } from "@/platform/database";
import { historyOf } from "../../audit-trail/queries";
import { handOverClue } from "../../clues/commands";
import { findClue, listClues } from "../../clues/queries";
import type { ClueFilter } from "../../clues/schema";
import { moveComplaint } from "../../complaints/handling/commands";
import { listComplaints } from "../../complaints/intake/queries";
import { moveTransfer, writeTransfer } from "../../transfers/commands";
import { findTransfer, listTransfers } from "../../transfers/queries";
import type { TransferFilter } from "../../transfers/schema";
import { explainTerm } from "./commands";
import { missedTermOf } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const LATE = "2016-12-07T10:00:00+08:00";
const SAID = "等待鉴定（演示）";

const explain = (actor: Actor, clockId: string, turns = 0, reason = SAID) =>
  asActor(actor, (ctx) => explainTerm(ctx, { clockId, turns, reason }));
const term = (actor: Actor, clockId: string) => asActor(actor, (ctx) => missedTermOf(ctx, clockId));

async function clockOf(actor: OfficialActor, complaintId: string, kind = "complaint-verify"): Promise<string> {
  const clock = (await see(actor, complaintId))?.clocks.find((one) => one.kind === kind);
  return clock?.id ?? "";
}

const decide = (actor: Actor, complaintId: string, lateReason?: string) =>
  asActor(actor, (ctx) =>
    moveComplaint(lateReason === undefined ? ctx : { ...ctx, lateReason }, {
      ...{ step: "doNotFile", complaintId, version: 3, ground: "no_evidence", explanation: "没有证据（演示）" },
    }),
  );

describe("why a term was missed", () => {
  test("is said before its step by whose step it is: it stands on the record and in the list, and the step doesn't ask again", async () => {
    const { leader, officer, complaintId } = await proposed();
    const clockId = await clockOf(leader, complaintId);
    given.atMoment(LATE);
    expect(await term(leader, clockId)).toMatchObject({ missed: true, turns: 0, reasons: [], answers: true });
    expect(await term(officer, clockId)).toMatchObject({ missed: true, answers: false });
    await explain(leader, clockId);
    expect((await see(leader, complaintId))?.clocks.find(({ id }) => id === clockId)?.lateReason).toBe(SAID);
    for (const filter of [{ overdue: true }, { light: "overdue" }] as const) {
      const { rows } = await asActor(leader, (ctx) => listComplaints(ctx, filter));
      expect(rows.map(({ lateReason }) => lateReason)).toEqual([SAID]);
    }
    await decide(leader, complaintId);
    const { rows } = await asActor(leader, (ctx) => listComplaints(ctx, { punctual: "late" }));
    expect(rows.map(({ lateReason }) => lateReason)).toEqual([SAID]);
  });

  test("stands in the lists of overdue transfers and clues, each term with its own", async () => {
    const desk = await given.official(["intake"]);
    const police = await given.official(["department_handler"], { kind: "police" });
    const { transferId } = await asActor(police, (ctx) =>
      writeTransfer(ctx, { divisionCode: "330400", ground: "slight", subject: "演示厂（演示）", account: "演示" }),
    );
    await asActor(police, (ctx) => moveTransfer(ctx, { step: "send", transferId, version: 1 }));
    const { officer, visitId } = await held();
    const county = await given.official(["intake"], { division: "330402" });
    const found = { visitId, account: "演示", reason: "来源不明（演示）", divisionCode: "330402" };
    const { clueId } = await asActor(officer, (ctx) => handOverClue(ctx, found));
    given.atMoment("2017-01-10T10:00:00+08:00");
    const transfers = (filter: TransferFilter) => asActor(desk, (ctx) => listTransfers(ctx, filter));
    const clues = (filter: ClueFilter) => asActor(county, (ctx) => listClues(ctx, filter));
    const clocks = [
      ...((await asActor(desk, (ctx) => findTransfer(ctx, transferId)))?.clocks ?? []),
      ...((await asActor(county, (ctx) => findClue(ctx, clueId)))?.clocks ?? []),
    ];
    for (const { id, kind } of clocks) await explain(kind.startsWith("clue") ? county : desk, id, 0, `${kind}（演示）`);
    const said = (prefix: string) =>
      clocks.flatMap(({ kind }) => (kind.startsWith(prefix) ? `${kind}（演示）` : [])).toSorted();
    for (const { rows, prefix } of [
      { rows: (await transfers({ overdue: "1" })).rows, prefix: "transfer" },
      { rows: (await clues({ overdue: "1" })).rows, prefix: "clue" },
    ]) {
      expect(said(prefix).length).toBeGreaterThan(0);
      expect(rows.map(({ lateReason }) => lateReason?.split(" ").toSorted())).toEqual([said(prefix)]);
    }
    expect((await transfers({})).rows.map(({ lateReason }) => lateReason)).toEqual([null]);
    expect((await clues({})).rows.map(({ lateReason }) => lateReason)).toEqual([null]);
  });

  test("is nobody else's to say, nor of a term that wasn't missed, and strangers learn of none", async () => {
    const { leader, officer, complaintId, firm } = await verifying();
    const clockId = await clockOf(leader, complaintId);
    const stranger = await given.firm();
    await expect(explain(leader, clockId)).rejects.toEqual(refusal("not-missed"));
    given.atMoment(LATE);
    await expect(explain(officer, clockId)).rejects.toEqual(refusal("not-yours"));
    await expect(explain(firm.owner, clockId)).rejects.toEqual(refusal("not-yours"));
    const nanhu = await given.official(["bureau_leader"], { division: "330402" });
    for (const actor of [nanhu, stranger.owner]) {
      expect(await term(actor, clockId)).toBeNull();
      await expect(explain(actor, clockId)).rejects.toEqual(refusal("not-found"));
    }
    const { intake, complaintId: fresh } = await submitted();
    const register = await clockOf(intake, fresh, "complaint-register");
    given.atMoment("2016-12-14T10:00:00+08:00");
    await explain(intake, register);
    expect(await term(intake, register)).toMatchObject({ turns: 1 });
  });

  test("is corrected before and after its step, visibly: what was said first stays, with whose and when; the trail tells neither", async () => {
    const { leader, complaintId } = await proposed();
    const clockId = await clockOf(leader, complaintId);
    given.atMoment(LATE);
    await decide(leader, complaintId, SAID);
    await explain(leader, clockId, 1, "鉴定机构迟了（演示）");
    expect(await term(leader, clockId)).toMatchObject({
      turns: 2,
      reasons: [
        { turn: 2, reason: "鉴定机构迟了（演示）", by: leader.name },
        { turn: 1, reason: SAID, by: leader.name },
      ],
    });
    expect((await see(leader, complaintId))?.clocks.find(({ id }) => id === clockId)).toMatchObject({
      ...{ lateReason: "鉴定机构迟了（演示）", light: { light: "met", lateBy: 2 } },
    });
    const course = await asActor(leader, (ctx) => historyOf(ctx, complaintId));
    expect(course[0]?.act).toBe("correct.clock");
    expect(JSON.stringify(course.map(({ detail }) => detail))).not.toContain("鉴定");
    await look(async ({ tx }) => {
      const change = tx.clockReason.updateMany({ where: { clockId }, data: { reason: "别的（演示）" } });
      await expect(change).rejects.toThrow("permission denied");
    });
  });

  test("of two at once one says it, and a step that says it meanwhile overwrites nothing", async () => {
    const { leader, complaintId } = await proposed();
    const clockId = await clockOf(leader, complaintId);
    given.atMoment(LATE);
    const ends = await Promise.allSettled([
      explain(leader, clockId, 0, "甲（演示）"),
      explain(leader, clockId, 0, "乙（演示）"),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []))).toEqual([expect.any(Overtaken)]);
    expect((await term(leader, clockId))?.reasons).toHaveLength(1);

    given.atMoment();
    const other = await proposed();
    given.atMoment(LATE);
    const second = await clockOf(other.leader, other.complaintId);
    const mixed = await Promise.allSettled([
      explain(other.leader, second, 0, "甲（演示）"),
      decide(other.leader, other.complaintId, "乙（演示）"),
    ]);
    const done = mixed.filter(({ status }) => status === "fulfilled");
    const reasons = (await term(other.leader, second))?.reasons ?? [];
    // Whoever came second was told, or found that it had been said: never are there two of which one wasn't seen.
    expect(reasons).toHaveLength(1);
    expect(done.length).toBeGreaterThan(0);
    await look(async ({ tx }) => {
      const said = await tx.auditEntry.count({
        where: { subjectId: complaintId, act: "explain.clock", outcome: "done" },
      });
      expect(said).toBe(1);
    });
  });
});
