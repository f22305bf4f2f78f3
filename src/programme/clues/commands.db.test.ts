import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { closedCase, held, invalid, planned, record, refusal } from "@tests/support/visits";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor, OfficialActor } from "@/kernel/actor";
import { dateOf } from "@/kernel/days";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { historyOf, looksAtEach } from "../audit-trail/queries";
import { endClue, handOverClue, openClue } from "./commands";
import { cluesCarriedBy, countClues, everyClue, findClue, listClues, openClueTexts, toldReason } from "./queries";
import type { EndClue } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const FOUND = "车间里有外地企业抬头的工艺单（演示）";
const REASON = "资料来源不明（演示）";
const handOver = (actor: Actor, visitId: string, divisionCode = "330402") =>
  asActor(actor, (ctx) => handOverClue(ctx, { visitId, account: FOUND, reason: REASON, divisionCode }));
const end = (actor: Actor, input: EndClue) => asActor(actor, (ctx) => endClue(ctx, input));
const register = (clueId: string, version = 1) =>
  ({ step: "end", outcome: "registered", clueId, version, reason: "需要查明（演示）" }) as const;

/** A visit that was made, and the desk of its division. */
async function visited() {
  const them = await held();
  const desk = await given.official(["intake"], { division: "330402" });
  return { ...them, desk };
}

async function handedOver() {
  const them = await visited();
  const { clueId } = await handOver(them.officer, them.visitId);
  return { ...them, clueId };
}

describe("handing over", () => {
  test("is by who made the visit: desk and firm are told at once, the term runs, and nothing of it lies open", async () => {
    const { firm, officer, desk, clueId } = await handedOver();
    const seen = await asActor(desk, (ctx) => findClue(ctx, clueId));
    expect(seen?.clocks.map(({ kind, startedOn, dueOn }) => [kind, startedOn, dueOn])).toEqual([
      ["clue-verify", "2016-11-24", "2016-12-15"],
    ]);
    expect(seen).toMatchObject({ status: "waiting", dueOn: dateOf("2016-12-15"), enterpriseName: firm.name });
    await asSystem("look", async ({ tx }) => {
      const told = await tx.notice.findMany({ where: { subjectId: clueId }, select: { personId: true, kind: true } });
      expect(told.map(({ personId }) => personId).toSorted()).toEqual(
        [desk.personId, firm.owner.personId, firm.member.personId].toSorted(),
      );
      expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(["clue.begin"]));
    });
    const open = await asSuperuser((client) =>
      client.query<{ n: number }>(
        `select (select count(*) from audit_entries where detail::text like '%工艺单%')::int
          + (select count(*) from sealed_values where position($1::bytea in sealed) > 0)::int as n`,
        [Buffer.from("工艺单")],
      ),
    );
    expect(open.rows[0]?.n).toBe(0);
    const course = await asActor(officer, (ctx) => historyOf(ctx, clueId));
    expect(course.map(({ act, actorId }) => [act, actorId])).toEqual([["begin.clue", officer.personId]]);
  });

  test("is nobody else's, and not to a place where nobody takes in", async () => {
    const { firm, officer, lead, desk, visitId } = await visited();
    for (const actor of [firm.owner, lead])
      await expect(handOver(actor, visitId)).rejects.toEqual(refusal("not-yours"));
    const elsewhere = await given.official(["programme_officer"], { division: "330481" });
    await expect(handOver(elsewhere, visitId)).rejects.toEqual(refusal("not-found"));
    await expect(handOver(officer, visitId, "330481")).rejects.toEqual(invalid("divisionCode", "no-desk"));
    expect(await asActor(desk, (ctx) => countClues(ctx, {}))).toBe(0);
  });

  test("isn't done before the visit was made", async () => {
    const { officer, visitId } = await planned();
    await given.official(["intake"], { division: "330402" });
    await expect(handOver(officer, visitId)).rejects.toEqual(refusal("not-yet-made"));
  });

  test("isn't done from a visit that follows a case: a clue would tell that there was one", async () => {
    const firm = await given.firm();
    const officer = await given.official(["investigator"], { division: "330402" });
    await given.official(["intake"], { division: "330402" });
    const followed = await closedCase(firm, [officer]);
    const visitId = await asSystem("given", async ({ tx, now }) => {
      const rule = await tx.visitRule.findFirstOrThrow({ where: { ground: "closed_case" }, select: { id: true } });
      const { id } = await tx.visit.create({
        data: {
          ...{ enterpriseId: firm.id, divisionCode: "330402", purpose: "follow_up", ground: "closed_case" },
          ...{ ruleId: rule.id, occasion: "演示", officerId: officer.personId, ...given.ringOf(followed) },
          ...{ owedOn: dateOf("2016-11-30"), dueOn: dateOf("2016-11-30"), createdAt: now, updatedAt: now },
        },
        select: { id: true },
      });
      return id;
    });
    await record(officer, visitId);
    await expect(handOver(officer, visitId)).rejects.toEqual(refusal("follows-case"));
    // The second lock, with what a forgotten guard would write.
    await expect(
      asActor(officer, ({ tx, now }) =>
        tx.clue.createMany({
          data: [
            {
              ...{ visitId, enterpriseId: firm.id, enterpriseName: "x", divisionCode: "330402" },
              ...{ officerId: officer.personId, foundOn: dateOf("2016-11-24"), handedOverAt: now, updatedAt: now },
            },
          ],
        }),
      ),
    ).rejects.toThrow("row-level security");
  });
});

describe("who reads it", () => {
  test("the firm why and by whom, and not what; the desk all of it, with a look; others not that there is one", async () => {
    const { firm, officer, lead, desk, clueId } = await handedOver();
    for (const person of [firm.owner, firm.member]) {
      expect(await asActor(person, (ctx) => toldReason(ctx, clueId))).toBe(REASON);
      const seen = await asActor(person, (ctx) => findClue(ctx, clueId));
      expect(seen).toMatchObject({ reads: false, keeps: false, visit: true, officer: { name: officer.name } });
      await asActor(person, async ({ tx }) => {
        expect(await tx.sealedValue.findMany({ where: { recordId: clueId }, select: { field: true } })).toEqual([
          { field: "clue/reason" },
        ]);
      });
    }
    const { purpose } = await asActor(desk, (ctx) => openClue(ctx, { clueId, purpose: "clue-verify", words: "" }));
    const read = await asActor(desk, async (ctx) => {
      const clue = await findClue(ctx, clueId);
      return clue && openClueTexts(ctx, clue, purpose);
    });
    expect(read).toEqual({ account: FOUND, reason: REASON, ground: "" });
    expect(await asActor(desk, (ctx) => looksAtEach(ctx, [clueId]))).toHaveLength(1);
    expect(await asActor(firm.owner, (ctx) => looksAtEach(ctx, [clueId]))).toEqual([]);
    const seen = await asActor(lead, (ctx) => findClue(ctx, clueId));
    expect(seen).toMatchObject({ status: "waiting", reads: false, keeps: false });
    await expect(asActor(lead, (ctx) => openClue(ctx, { clueId, purpose: "review", words: "" }))).rejects.toEqual(
      refusal("not-found"),
    );
    for (const outsider of [
      await given.official(["programme_officer", "investigator"], { division: "330402" }),
      await given.official(["intake", "bureau_leader"], { division: "330481" }),
      await given.official(["department_handler"], { kind: "police" }),
      (await given.firm()).owner,
    ]) {
      expect(await asActor(outsider, (ctx) => findClue(ctx, clueId))).toBeNull();
      expect(await asActor(outsider, (ctx) => everyClue(ctx, {}, 10))).toEqual([]);
    }
  });
});

describe("the end", () => {
  test("in the register takes the next number, without a gap; the firm and the officer learn that it ended, and not how", async () => {
    const { firm, officer, desk, visitId, clueId } = await handedOver();
    const second = await handOver(officer, visitId);
    const third = await handOver(officer, visitId);
    await end(desk, register(clueId));
    await end(desk, { ...register(second.clueId), outcome: "not_followed" });
    await end(desk, register(third.clueId));
    const { rows, total } = await asActor(desk, (ctx) => listClues(ctx, { outcome: "registered" }));
    expect(total).toBe(2);
    const numbers = rows.map(({ number }) => Number(/(\d+)号$/.exec(number ?? "")?.[1])).toSorted();
    expect(numbers).toEqual([1, 2]);
    for (const person of [firm.owner, officer]) {
      expect(await asActor(person, (ctx) => findClue(ctx, clueId))).toMatchObject({ status: "ended", end: null });
      expect(await asActor(person, (ctx) => countClues(ctx, { outcome: "registered" }))).toBe(0);
    }
    const course = await asActor(firm.owner, (ctx) => historyOf(ctx, clueId));
    expect(course.map(({ act, detail }) => [act, JSON.stringify(detail).includes("registered")])).toEqual([
      ["step.clue", false],
    ]);
  });

  test("in a complaint names one that this bureau received, as people type its number", async () => {
    const { firm, officer, desk, clueId } = await handedOver();
    const investigator = await given.official(["investigator"], { division: "330402" });
    const other = await given.firm();
    const matter = await given.complaint(other, { status: "submitted", division: "330402" });
    const away = await given.complaint(other, { status: "verifying", division: "330481", team: [investigator] });
    const carried = (complaintNumber: string) =>
      end(desk, { step: "end", outcome: "carried", clueId, version: 1, complaintNumber });
    for (const number of ["JX-TS-1", away.number ?? ""])
      await expect(carried(number)).rejects.toEqual(invalid("complaintNumber", "no-such-complaint"));
    expect(await asActor(desk, (ctx) => findClue(ctx, clueId))).toMatchObject({ status: "waiting" });
    await carried((matter.number ?? "").toLowerCase().replaceAll("-", ""));
    expect(await asActor(desk, (ctx) => findClue(ctx, clueId))).toMatchObject({
      end: { outcome: "carried", complaint: { id: matter.id } },
    });
    const leader = await given.official(["bureau_leader"], { division: "330402" });
    const coordinator = await given.official(["coordinator"]);
    const carriedBy = (actor: Actor) =>
      asActor(actor, async (ctx) => (await cluesCarriedBy(ctx, matter.id)).map(({ id }) => id));
    for (const actor of [desk, leader]) expect(await carriedBy(actor)).toEqual([clueId]);
    for (const actor of [officer, investigator, coordinator, firm.owner, other.owner])
      expect(await carriedBy(actor)).toEqual([]);
  });

  test("is the desk's, and of two who end it at once one does", async () => {
    const { officer, lead, desk, clueId } = await handedOver();
    for (const actor of [officer, lead])
      await expect(end(actor, register(clueId))).rejects.toEqual(refusal("not-yours"));
    const colleague: OfficialActor = await given.official(["intake"], { division: "330402" });
    const tries = await Promise.allSettled([desk, colleague].map((actor) => end(actor, register(clueId))));
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
    await expect(end(desk, register(clueId, 2))).rejects.toEqual(refusal("wrong-status"));
  });

  test("waits in the desk's list until then, and turns overdue", async () => {
    const { desk, clueId } = await handedOver();
    expect(await asActor(desk, (ctx) => countClues(ctx, { mine: "1" }))).toBe(1);
    given.atMoment("2016-12-16T09:30:00+08:00");
    const { rows } = await asActor(desk, (ctx) => listClues(ctx, { overdue: "1" }));
    expect(rows.map(({ id, light }) => [id, light.light])).toEqual([[clueId, "overdue"]]);
    // Nobody said why, and the complaint is none: both are told at once.
    await expect(
      end(desk, { step: "end", outcome: "carried", clueId, version: 1, complaintNumber: "20161124-999" }),
    ).rejects.toMatchObject({ fields: { whyLate: ["why-late"], complaintNumber: [expect.any(String)] } });
    await asActor(desk, (ctx) => endClue({ ...ctx, lateReason: "等待企业答复（演示）" }, register(clueId)));
    expect(await asActor(desk, (ctx) => countClues(ctx, { mine: "1" }))).toBe(0);
  });
});
