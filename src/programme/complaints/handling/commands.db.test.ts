import { asSuperuser, bothAtOnce, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { entries, look, refusal, see, startClocks, step, submitted, told } from "@tests/support/handling";
import { beforeEach, describe, expect, test } from "vitest";
import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import { asActor } from "@/platform/database";
import { historyOf } from "../../audit-trail/queries";
import { withdrawComplaint } from "../commands";
import { assignPicked } from "../intake/commands";
import { pickedFrom } from "../intake/schema";
import { notesOn, withTexts } from "../notes/queries";
import { ownCourse } from "../policy";
import { bureausOf, findOwn } from "../queries";
import { changeTeam, moveComplaint } from "./commands";
import { absorbedBy, findHandled, handledSteps, openContent } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

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
    const { intake, firm, complaintId } = await submitted();
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
    const opened = await asActor(there, async (ctx) => {
      const notes = await notesOn(ctx, { complaintId });
      const complaint = { id: complaintId, enterpriseId: after?.enterpriseId ?? "" };
      return withTexts(notes, await openContent(ctx, complaint, { purpose: "verification", notes }));
    });
    expect(opened.map(({ step: taken, text }) => [taken, text])).toEqual([
      ["complaint.passOn", "行为地在海宁（演示）"],
    ]);
    // The firm reads to which bureau.
    await asActor(firm.owner, async (ctx) => {
      const [event] = ownCourse(await historyOf(ctx, complaintId));
      expect(event).toMatchObject({ key: "complaint.passOn", division: "330481" });
      const bureaus = await bureausOf(ctx, [event?.division ?? ""]);
      expect(bureaus.get("330481")?.nameZh).toBe("海宁市市场监督管理局");
    });
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
    const read = await asActor(firm.owner, (ctx) => findOwn(ctx, complaintId));
    expect(read?.mergedInto).toEqual({ id: sibling.id, number: sibling.number });
  });

  test("what was merged is read by the team of what goes on, also one that comes later, or after another, and of the next merger", async () => {
    const { intake, leader, officer, second, firm, complaintId } = await submitted();
    const third = await given.official(["investigator"]);
    const sibling = await given.complaint(firm);
    const next = await given.complaint(firm, { status: "verifying", team: [second, third] });
    await step(intake, { step: "merge", complaintId, version: 1, intoId: sibling.id });
    expect(await see(officer, complaintId)).toBeNull();
    const team = (...people: { readonly personId: string }[]) => people.map(({ personId }) => personId);
    await step(intake, {
      ...{ step: "assign", complaintId: sibling.id, version: 2 },
      officers: team(officer, second),
    });
    const read = (actor: typeof officer) =>
      asActor(actor, async (ctx) => ({
        text: await openContent(ctx, { id: complaintId, enterpriseId: firm.id }, { purpose: "verification" }),
        absorbed: (await absorbedBy(ctx, sibling.id)).map(({ id }) => id),
      }));
    for (const one of [officer, second])
      expect(await read(one)).toMatchObject({ text: { secret: expect.any(String) }, absorbed: [complaintId] });
    await asActor(leader, (ctx) =>
      changeTeam(ctx, {
        ...{ complaintId: sibling.id, version: 3, officers: team(second, third) },
        page: `/complaints/${sibling.id}`,
      }),
    );
    expect(await see(officer, complaintId)).toBeNull();
    expect(
      (await see(third, complaintId))?.members.map(({ person, untilAt }) => [person.id, untilAt === null]),
    ).toEqual([
      [officer.personId, false],
      [second.personId, true],
      [third.personId, true],
    ]);
    await step(second, { step: "merge", complaintId: sibling.id, version: 4, intoId: next.id });
    for (const id of [complaintId, sibling.id]) expect((await see(third, id))?.status).toBe("merged");
  });

  test("a merger with nothing to merge into is shut with its reason, until the firm has another", async () => {
    const { intake, firm, complaintId } = await submitted();
    const merger = () =>
      asActor(intake, async (ctx) => {
        const complaint = await findHandled(ctx, complaintId);
        const { open, shut } = complaint ? await handledSteps(ctx, complaint) : { open: [], shut: [] };
        return [open, shut].map((steps) => steps.filter(({ name }) => name === "merge").length);
      });
    expect(await merger()).toEqual([0, 1]);
    await given.complaint(firm);
    expect(await merger()).toEqual([1, 0]);
  });

  test("of two that are merged into each other at once one goes on, with its clocks", async () => {
    const { intake, firm, complaintId } = await submitted();
    const sibling = await given.complaint(firm);
    await startClocks(sibling.id);
    const pair = [complaintId, sibling.id].sort();
    const tries = await bothAtOnce({ table: "complaints", id: pair[0] ?? "" }, () => [
      step(intake, { step: "merge", complaintId, version: 1, intoId: sibling.id }),
      step(intake, { step: "merge", complaintId: sibling.id, version: 1, intoId: complaintId }),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const rows = await look(({ tx }) =>
      tx.complaint.findMany({
        where: { id: { in: pair } },
        select: { status: true, dueOn: true },
        orderBy: { status: "asc" },
      }),
    );
    expect(rows.map(({ status, dueOn }) => [status, dueOn !== null]).sort()).toEqual([
      ["merged", false],
      ["submitted", true],
    ]);
  });

  test("never merges into one that its firm withdraws at the same moment", async () => {
    const { intake, firm, complaintId } = await submitted();
    const sibling = await given.complaint(firm);
    const tries = await bothAtOnce<unknown>({ table: "complaints", id: sibling.id }, () => [
      step(intake, { step: "merge", complaintId, version: 1, intoId: sibling.id }),
      asActor(firm.owner, (ctx) => withdrawComplaint(ctx, { complaintId: sibling.id, version: 1 })),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [one, other] = await look(({ tx }) =>
      Promise.all(
        [complaintId, sibling.id].map((id) =>
          tx.complaint.findUniqueOrThrow({ where: { id }, select: { status: true } }),
        ),
      ),
    );
    expect([one?.status, other?.status].sort()).not.toEqual(["merged", "withdrawn"]);
  });
});
