import { asSuperuser, bothAtOnce, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { sent, stage, step } from "@tests/support/referrals";
import { beforeEach, describe, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { Overtaken, Refusal } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { moveCase } from "../cases/commands";
import { sendReferral } from "./commands";
import { countOpenReferrals, findReferral, receivers } from "./queries";
import { countReferrals, listReferrals } from "./queue/queries";
import { openReferral } from "./sharing/queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });

describe("sending", () => {
  test("of one who sends it and one who closes its case at once, the case is not closed over an open referral", async () => {
    const { officer, police, found } = await stage();
    const leader = await given.official(["bureau_leader"]);
    await asSystem("given", ({ tx, now }) =>
      tx.case.update({
        where: { id: found.id },
        data: { status: "decided", outcome: "no_penalty_unproven", decidedOn: now },
      }),
    );
    const input = {
      caseId: found.id,
      kind: "criminal" as const,
      toDepartmentId: police.departmentId,
      question: "演示",
      facts: [],
      fields: [],
      evidence: [],
    };
    const ends = await bothAtOnce<unknown>({ table: "cases", id: found.id }, () => [
      asActor(officer, (ctx) => sendReferral(ctx, input)),
      asActor(leader, (ctx) => moveCase(ctx, { step: "close", caseId: found.id, version: 1 })),
    ]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await asSystem("look", async ({ tx }) => {
      const { status } = await tx.case.findUniqueOrThrow({ where: { id: found.id }, select: { status: true } });
      expect(await tx.referral.count({ where: { caseId: found.id } })).toBe(status === "closed" ? 0 : 1);
    });
  });

  test("gives a number, starts the clock of its kind, tells the receiver, and is on record once", async () => {
    const { police, referralId } = await sent();
    const referral = await asActor(police, (ctx) => findReferral(ctx, referralId));
    expect(referral?.number).toBe("嘉市监涉罪移〔2016〕1号");
    expect(referral?.clocks.map(({ kind }) => kind)).toEqual(["criminal-accept"]);
    expect(referral?.dueOn?.toISOString().slice(0, 10)).toBe("2016-11-25");
    await asSystem("look", async ({ tx }) => {
      expect(await tx.notice.count({ where: { personId: police.personId, kind: "referral.begin" } })).toBe(1);
      expect(await tx.auditEntry.count({ where: { subjectId: referralId, act: "begin.referral" } })).toBe(1);
    });
  });

  test("is refused to whoever isn't on the team, as if there were no such case", async () => {
    const { found, police, firm } = await stage();
    const outsider = await given.official(["investigator"]);
    const input = {
      caseId: found.id,
      kind: "criminal" as const,
      toDepartmentId: police.departmentId,
      question: "演示",
      facts: [],
      fields: [],
      evidence: [],
    };
    await expect(asActor(outsider, (ctx) => sendReferral(ctx, input))).rejects.toEqual(refusal("not-found"));
    await expect(asActor(firm.owner, (ctx) => sendReferral(ctx, input))).rejects.toEqual(refusal("not-found"));
  });

  test("goes only to a department that takes the kind", async () => {
    const { found, officer, scitech } = await stage();
    const input = {
      caseId: found.id,
      kind: "criminal" as const,
      toDepartmentId: scitech.departmentId,
      question: "演示",
      facts: [],
      fields: [],
      evidence: [],
    };
    await expect(asActor(officer, (ctx) => sendReferral(ctx, input))).rejects.toThrow("toDepartmentId");
  });
});

describe("a department in which nobody is charged with receiving", () => {
  test("isn't offered and takes nothing; it is both as soon as somebody is, and no more when his account is closed", async () => {
    const officer = await given.official(["investigator"], { division: "330481" });
    const second = await given.official(["investigator"], { division: "330481" });
    const lead = await given.official(["coordinator", "programme_officer"]);
    const found = await given.caseOf(await given.firm({ division: "330481" }), {
      team: [officer, second],
      division: "330481",
    });
    const offered = async () => (await asActor(officer, (ctx) => receivers(ctx, "assistance"))).map(({ id }) => id);
    const send = () =>
      asActor(officer, (ctx) =>
        sendReferral(ctx, {
          ...{ caseId: found.id, kind: "assistance", toDepartmentId: lead.departmentId, question: "演示" },
          ...{ facts: [], fields: [], evidence: [] },
        }),
      );
    expect(await offered()).toEqual([]);
    await expect(send()).rejects.toThrow("toDepartmentId");
    const handler = await given.official(["department_handler"]);
    expect(await offered()).toEqual([lead.departmentId]);
    const { referralId } = await send();
    const side = (actor: OfficialActor) =>
      asActor(actor, async (ctx) => (await findReferral(ctx, referralId))?.side ?? null);
    // A colleague of the same bureau who isn't charged with receiving stands on no side of it.
    expect([await side(handler), await side(lead), await side(officer)]).toEqual(["receiver", "observer", "sender"]);
    await asSystem("given", ({ tx }) =>
      tx.person.updateMany({ where: { id: handler.personId }, data: { status: "disabled" } }),
    );
    expect(await offered()).toEqual([]);
    await expect(send()).rejects.toThrow("toDepartmentId");
  });
});

describe("its life", () => {
  test("accept, answer, close: each clock is met, the case is held open until the end", async () => {
    const { police, officer, referralId, found } = await sent();
    await step(police, { step: "accept", referralId, version: 1 });
    expect(await asActor(officer, (ctx) => countOpenReferrals(ctx, found.id))).toBe(1);
    await step(police, { step: "answer", referralId, version: 2, answer: "filed", text: "已立案侦查（演示）" });
    const answered = await asActor(officer, async (ctx) => {
      const referral = await findReferral(ctx, referralId);
      return referral && { referral, payload: await openReferral(ctx, referral, "办理本案") };
    });
    expect(answered?.payload.answer).toBe("已立案侦查（演示）");
    expect(answered?.referral.clocks.map(({ kind, light }) => [kind, light.light])).toEqual([
      ["criminal-accept", "met"],
      ["criminal-answer", "met"],
    ]);
    await step(officer, { step: "close", referralId, version: 3 });
    expect(await asActor(officer, (ctx) => countOpenReferrals(ctx, found.id))).toBe(0);
  });

  test("decline needs a reason, the sender can send it again", async () => {
    const { police, officer, referralId } = await sent();
    await step(police, { step: "decline", referralId, version: 1, reason: "缺少损失材料（演示）" });
    await step(officer, { step: "resend", referralId, version: 2, reason: "已补（演示）" });
    await step(police, { step: "decline", referralId, version: 3, reason: "仍缺一份（演示）" });
    for (const reader of [police, officer]) {
      const reasons = await asActor(reader, async (ctx) => {
        const referral = await findReferral(ctx, referralId);
        return referral ? (await openReferral(ctx, referral, "referral")).reasons : [];
      });
      expect(reasons.map(({ by, step: taken, text }) => [by, taken, text])).toEqual([
        ["周演示", "referral.decline", "仍缺一份（演示）"],
        ["沈演示", "referral.resend", "已补（演示）"],
        ["周演示", "referral.decline", "缺少损失材料（演示）"],
      ]);
    }
    await step(officer, { step: "resend", referralId, version: 4, reason: "一并补上（演示）" });
    const again = await asActor(police, (ctx) => findReferral(ctx, referralId));
    expect(again?.status).toBe("sent");
  });

  test("an answer of another kind is refused beside its field", async () => {
    const { police, referralId } = await sent();
    await step(police, { step: "accept", referralId, version: 1 });
    await expect(
      step(police, { step: "answer", referralId, version: 2, answer: "partial", text: "演示" }),
    ).rejects.toThrow("answer");
  });

  test("of two at once one wins, one entry remains, the loser is told", async () => {
    const { police, referralId } = await sent();
    const tries = await Promise.allSettled([
      step(police, { step: "accept", referralId, version: 1 }),
      step(police, { step: "decline", referralId, version: 1, reason: "演示理由" }),
    ]);
    const lost = tries.filter((result) => result.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toBeInstanceOf(Overtaken);
    await asSystem("look", async ({ tx }) =>
      expect(await tx.auditEntry.count({ where: { subjectId: referralId, act: "step.referral" } })).toBe(1),
    );
  });

  test("the sender can't answer, the receiver can't close", async () => {
    const { police, officer, referralId } = await sent();
    await expect(step(officer, { step: "accept", referralId, version: 1 })).rejects.toBeInstanceOf(Refusal);
    await step(police, { step: "accept", referralId, version: 1 });
    await expect(step(police, { step: "close", referralId, version: 2 })).rejects.toEqual(refusal("not-yours"));
  });
});

test("the count and the list are the same number for every reader and filter", async () => {
  const { police, officer, scitech } = await sent();
  const coordinator = await given.official(["coordinator"]);
  const leader = await given.official(["bureau_leader"]);
  const elsewhere = await given.official(["bureau_leader"], { division: "330481" });
  const handling = await given.official(["bureau_leader", "department_handler"]);
  for (const actor of [police, officer, scitech, coordinator, leader, elsewhere, handling]) {
    for (const filter of [
      {},
      { box: "in" },
      { box: "out" },
      { status: "sent" },
      { overdue: true },
      { mine: true },
      { open: true },
    ] as const) {
      const [count, list] = await asActor(actor, async (ctx) => [
        await countReferrals(ctx, filter),
        await listReferrals(ctx, filter),
      ]);
      expect(list.total).toBe(count);
      expect(list.rows).toHaveLength(count);
    }
  }
});

test("nothing that was said or shared lies in the database as text", async () => {
  await sent();
  const found = await asSuperuser(async (client) => {
    const tables = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public'",
    );
    const hits: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query(
        `select 1 from ${name} t where t::text like '%资金去向%' or t::text like '%${given.SECRETS.account}%' limit 1`,
      );
      if (rows.length > 0) hits.push(name);
    }
    return hits;
  });
  expect(found).toEqual([]);
});
