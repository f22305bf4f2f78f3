import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { count, held, planned, refusal, see } from "@tests/support/visits";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { dateOf } from "@/kernel/days";
import { asActor, asSystem } from "@/platform/database";
import { listVisits } from "../queue/queries";
import { addAdvice, moveAdvice } from "./commands";
import { adviceNotesOf } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

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
    // Answered, it is due from the firm no longer, and past its day the officer's list alone says so.
    given.atMoment("2016-12-22T09:30:00+08:00");
    const light = async (actor: Actor) =>
      (await asActor(actor, (ctx) => listVisits(ctx, {}))).rows.map(({ dueOn, light: { light } }) => [dueOn, light]);
    expect(await light(firm.owner)).toEqual([[null, "none"]]);
    expect(await light(officer)).toEqual([[dateOf("2016-12-20"), "overdue"]]);
    given.atMoment();
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
    // Nothing that was said took another's place, and who lost the race said nothing.
    const said = await asActor(firm.owner, (ctx) => adviceNotesOf(ctx, visitId));
    expect(said).toMatchObject([
      { step: "answer", text: "清单已列出并公布（演示）", by: firm.member.name, adviceId },
      { step: "reopen", text: "缺研发岗位（演示）", by: officer.name, dueOn: dateOf("2016-12-30") },
      { step: "answer", text: "已补（演示）", by: firm.owner.name },
      { step: "settle", text: null, by: officer.name },
    ]);
    const stranger = await given.firm();
    expect(await asActor(stranger.owner, (ctx) => adviceNotesOf(ctx, visitId))).toEqual([]);
    await expect(
      asActor(officer, ({ tx }) => tx.visitAdviceNote.updateMany({ data: { text: "别的（演示）" } })),
    ).rejects.toThrow("permission denied");
  });

  test("answered to somebody who is no longer there, it waits for the office whose visit it was", async () => {
    const { firm, officer, visitId, adviceId } = await held();
    const [colleague, stranger] = [
      await given.official(["programme_officer"], { division: "330402" }),
      await given.official(["programme_officer"], { division: "330481" }),
    ];
    await asSystem("given", ({ tx }) =>
      tx.person.updateMany({ where: { id: officer.personId }, data: { status: "disabled" } }),
    );
    expect(await count(colleague, { mine: "1" })).toBe(0);
    await asActor(firm.owner, (ctx) =>
      moveAdvice(ctx, { step: "answer", adviceId, version: 1, answer: "已办（演示）" }),
    );
    expect([await count(colleague, { mine: "1" }), await count(stranger, { mine: "1" })]).toEqual([1, 0]);
    const told = await asSystem("look", ({ tx }) =>
      tx.notice.findMany({ where: { kind: "visit-advice.answer" }, select: { personId: true } }),
    );
    expect(told).toEqual([{ personId: colleague.personId }]);
    await asActor(colleague, (ctx) => moveAdvice(ctx, { step: "settle", adviceId, version: 2 }));
    expect(await count(colleague, { mine: "1" })).toBe(0);
    expect((await see(colleague, visitId))?.dueOn).toBeNull();
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
