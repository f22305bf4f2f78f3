import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { ABOUT, attach, bureaus, FOUND, read, refusal, see, sent, step, write } from "@tests/support/transfers";
import { beforeEach, describe, expect, test } from "vitest";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { historyOf } from "../audit-trail/queries";
import { numberGaps } from "../settings/queries";
import { openTransfer } from "./commands";
import { countTransfers } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

describe("writing", () => {
  test("makes a draft that its department alone knows of; nothing of it lies open", async () => {
    const { police, scitech, desk, leader, lead, officer, firm } = await bureaus();
    const { transferId } = await write(police);
    expect(await see(police, transferId)).toMatchObject({ status: "draft", number: null, clocks: [], reads: true });
    expect(await read(police, transferId)).toMatchObject({ subject: ABOUT, account: FOUND, answer: "", files: [] });
    for (const actor of [scitech, desk, leader, lead, officer, firm.owner]) {
      expect(await see(actor, transferId)).toBeNull();
      expect(await asActor(actor, (ctx) => countTransfers(ctx, {}))).toBe(0);
    }
    const colleague = await given.official([], { kind: "police" });
    expect(await see(colleague, transferId)).toBeNull();
    const open = await asSuperuser((client) =>
      client.query<{ n: number }>(
        `select (select count(*) from audit_entries where detail::text like '%客户名单%')::int
          + (select count(*) from sealed_values where position($1::bytea in sealed) > 0)::int as n`,
        [Buffer.from("客户名单")],
      ),
    );
    expect(open.rows[0]?.n).toBe(0);
  });

  test("is for departments alone, and to a bureau where somebody takes in", async () => {
    const { police, desk, lead, firm } = await bureaus();
    for (const actor of [desk, lead, firm.owner]) await expect(write(actor)).rejects.toEqual(refusal("not-found"));
    const handler = await given.official(["department_handler"]);
    await expect(write(handler)).rejects.toEqual(refusal("not-found"));
    await expect(write(police, "330481")).rejects.toEqual(
      expect.objectContaining({ fields: { divisionCode: ["no-desk"] } }),
    );
  });
});

describe("a draft", () => {
  const anew = {
    divisionCode: "330400",
    ground: "slight",
    subject: `${ABOUT}二`,
    account: "改过的情况（演示）",
  } as const;

  test("is changed by its department as often as it likes, sealed, and the trail tells that it was; afterwards not any more", async () => {
    const { police, scitech, desk, ...people } = await bureaus();
    const { transferId: draft } = await write(police);
    const change = { step: "change", transferId: draft, version: 1, ...anew } as const;
    for (const actor of [scitech, desk, people.leader, people.firm.owner])
      await expect(step(actor, change)).rejects.toEqual(refusal("not-found"));
    await step(police, change);
    expect(await see(police, draft)).toMatchObject({ status: "draft", version: 2, ground: "slight" });
    expect(await read(police, draft)).toMatchObject({ subject: anew.subject, account: anew.account });
    await expect(step(police, { ...change, version: 2, divisionCode: "330481" })).rejects.toEqual(
      expect.objectContaining({ fields: { divisionCode: ["no-desk"] } }),
    );
    const course = await asActor(police, (ctx) => historyOf(ctx, draft));
    expect(course.map(({ act, detail }) => [act, detail])).toMatchObject([
      ["step.transfer", { step: "change", from: "draft", to: "draft" }],
      ["begin.transfer", {}],
    ]);
    await step(police, { step: "send", transferId: draft, version: 2 });
    await expect(step(police, { ...change, version: 3 })).rejects.toEqual(refusal("wrong-status"));
  });

  test("changed by two at once is one's; changed and sent at once, what is sent is what one of them saw", async () => {
    const { police, desk } = await bureaus();
    const { transferId } = await write(police);
    const change = { step: "change", transferId, version: 1, ...anew } as const;
    const both = await Promise.allSettled([
      step(police, change),
      step(police, { ...change, account: "另一份（演示）" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const kept = both[0]?.status === "fulfilled" ? anew.account : "另一份（演示）";
    expect((await read(police, transferId))?.account).toBe(kept);
    const [changed, gone] = await Promise.allSettled([
      step(police, { ...change, version: 2, account: "第三份（演示）" }),
      step(police, { step: "send", transferId, version: 2 }),
    ]);
    expect([changed.status, gone.status].sort()).toEqual(["fulfilled", "rejected"]);
    if (gone.status === "fulfilled") expect((await read(desk, transferId))?.account).toBe(kept);
  });
});

describe("its life", () => {
  test("sent, it has a number and both clocks, and waits at the desk of that bureau; others still know nothing", async () => {
    const { police, scitech, desk, leader, lead, nanhu, officer, firm, transferId } = await sent();
    const seen = await see(desk, transferId);
    expect(seen?.number).toMatch(/^嘉.*移〔2016〕1号$/);
    expect(seen?.clocks.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ["transfer-accept", "2016-11-29"],
      ["transfer-verify", "2016-12-15"],
    ]);
    expect((await read(leader, transferId))?.account).toBe(FOUND);
    expect(await see(lead, transferId)).toMatchObject({ status: "sent", reads: false });
    await expect(read(lead, transferId)).rejects.toEqual(refusal("not-found"));
    await expect(
      asActor(lead, (ctx) => openTransfer(ctx, { transferId, purpose: "review", words: "" })),
    ).rejects.toEqual(refusal("not-found"));
    for (const actor of [scitech, nanhu, officer, firm.owner]) {
      expect(await see(actor, transferId)).toBeNull();
      await expect(step(actor, { step: "accept", transferId, version: 2 })).rejects.toEqual(refusal("not-found"));
    }
    await asSystem("look", async ({ tx }) => {
      const told = await tx.notice.findMany({
        where: { subjectId: transferId },
        select: { personId: true, kind: true },
      });
      expect(told).toEqual([{ personId: desk.personId, kind: "transfer.send" }]);
    });
    const course = await asActor(police, (ctx) => historyOf(ctx, transferId));
    expect(course.map(({ act }) => act)).toEqual(["step.transfer", "begin.transfer"]);
  });

  test("returned with its reason it is the department's again, is added to and sent again; each reason stays", async () => {
    const { police, desk, transferId } = await sent();
    await step(desk, { step: "decline", transferId, version: 2, reason: "缺少笔录（演示）" });
    expect((await see(desk, transferId))?.clocks.map(({ kind, running }) => [kind, running])).toEqual([
      ["transfer-accept", false],
    ]);
    await attach(police, transferId, "笔录（演示）");
    await step(police, { step: "resend", transferId, version: 3, reason: "已补（演示）" });
    await step(desk, { step: "decline", transferId, version: 4, reason: "仍缺一份（演示）" });
    await step(police, { step: "resend", transferId, version: 5, reason: "一并补上（演示）" });
    expect((await read(desk, transferId))?.reasons.map(({ step: taken, text }) => [taken, text])).toEqual([
      ["decline", "缺少笔录（演示）"],
      ["resend", "已补（演示）"],
      ["decline", "仍缺一份（演示）"],
      ["resend", "一并补上（演示）"],
    ]);
    expect((await see(police, transferId))?.number).toMatch(/〔2016〕1号$/);
  });

  test("accepted and answered: with a number of the register of sources, or with why not; the department reads which", async () => {
    const { police, desk, leader, transferId } = await sent();
    await step(desk, { step: "accept", transferId, version: 2 });
    await expect(step(leader, { step: "accept", transferId, version: 3 })).rejects.toEqual(refusal("not-yours"));
    await expect(step(police, { step: "withdraw", transferId, version: 3, reason: "演示" })).rejects.toEqual(
      refusal("wrong-status"),
    );
    const answer = { step: "answer", transferId, version: 3, text: "已登记（演示）" } as const;
    await step(desk, { ...answer, answer: "registered" });
    const seen = await see(police, transferId);
    expect(seen).toMatchObject({ status: "answered", answer: "registered" });
    expect(seen?.sourceNumber).toMatch(/案源〔2016〕1号$/);
    expect(seen?.clocks.map(({ light }) => light.light)).toEqual(["met", "met"]);
    expect((await read(police, transferId))?.answer).toBe("已登记（演示）");

    const { transferId: other } = await write(police);
    await step(police, { step: "send", transferId: other, version: 1 });
    await step(desk, { step: "accept", transferId: other, version: 2 });
    await step(desk, { ...answer, transferId: other, answer: "not_followed" });
    expect(await see(police, other)).toMatchObject({ answer: "not_followed", sourceNumber: null });
    expect(await asSystem("look", numberGaps)).toEqual({ checked: 2, which: [] });
  });

  test("withdrawn, the bureau sees it no more, and of a draft it never learned", async () => {
    const { police, desk, lead, transferId } = await sent();
    await expect(step(desk, { step: "withdraw", transferId, version: 2, reason: "演示" })).rejects.toEqual(
      refusal("not-yours"),
    );
    await step(police, { step: "withdraw", transferId, version: 2, reason: "另行处理（演示）" });
    for (const actor of [desk, lead]) expect(await see(actor, transferId)).toBeNull();
    expect(await see(police, transferId)).toMatchObject({ status: "withdrawn" });
    const { transferId: draft } = await write(police);
    await step(police, { step: "withdraw", transferId: draft, version: 1, reason: "写错了（演示）" });
    await asSystem("look", async ({ tx }) => expect(await tx.notice.count({ where: { subjectId: draft } })).toBe(0));
  });

  test("of two at once one wins, one entry and one number remain, the loser is told", async () => {
    const { police, desk, transferId } = await sent();
    const tries = await Promise.allSettled([
      step(desk, { step: "accept", transferId, version: 2 }),
      step(police, { step: "withdraw", transferId, version: 2, reason: "演示" }),
    ]);
    const lost = tries.filter((result) => result.status === "rejected");
    expect(lost).toHaveLength(1);
    const { transferId: other } = await write(police);
    const sendings = await Promise.allSettled(
      [1, 2].map(() => step(police, { step: "send", transferId: other, version: 1 })),
    );
    const overtaken = sendings.filter((result) => result.status === "rejected");
    expect(overtaken.map(({ reason }) => reason)).toEqual([expect.any(Overtaken)]);
    expect((await see(police, other))?.number).toMatch(/〔2016〕2号$/);
    await asSystem("look", async ({ tx }) => {
      for (const subjectId of [transferId, other])
        expect(await tx.auditEntry.count({ where: { subjectId, act: "step.transfer" } })).toBe(
          subjectId === other ? 1 : 2,
        );
    });
  });
});
