import { createHash } from "node:crypto";
import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { fileStore } from "@/platform/storage";
import { historyOf, looksAtEach } from "../audit-trail/queries";
import { searchAll } from "../search/queries";
import { numberGaps } from "../settings/queries";
import { moveTransfer, openTransfer, writeTransfer } from "./commands";
import { openTransferFile, receiveTransferFile } from "./files/commands";
import { countTransfers, findTransfer, listTransfers, openTransferTexts, transfersCarriedBy } from "./queries";
import type { TakeTransferStep, TransferFilter } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const ABOUT = "演示密封件厂（演示）";
const FOUND = "没有犯罪事实，但可能使用了他人的客户名单（演示）";
const refusal = (code: string) => expect.objectContaining({ code });

const write = (actor: Actor, divisionCode = "330400") =>
  asActor(actor, (ctx) => writeTransfer(ctx, { divisionCode, ground: "no_crime", subject: ABOUT, account: FOUND }));
const step = (actor: Actor, input: TakeTransferStep) => asActor(actor, (ctx) => moveTransfer(ctx, input));
const see = (actor: Actor, id: string) => asActor(actor, (ctx) => findTransfer(ctx, id));
const read = (actor: Actor, id: string) =>
  asActor(actor, async (ctx) => {
    const transfer = await findTransfer(ctx, id);
    return transfer && openTransferTexts(ctx, transfer, "transfer");
  });

async function bureaus() {
  const police = await given.official(["department_handler"], { kind: "police", name: "周演示" });
  const scitech = await given.official(["department_handler"], { kind: "science_tech" });
  const desk = await given.official(["intake"], { name: "收演示" });
  const leader = await given.official(["bureau_leader"]);
  const lead = await given.official(["coordinator"]);
  const nanhu = await given.official(["intake"], { division: "330402" });
  const officer = await given.official(["investigator"]);
  const firm = await given.firm();
  return { police, scitech, desk, leader, lead, nanhu, officer, firm };
}

async function sent() {
  const people = await bureaus();
  const { transferId } = await write(people.police);
  await step(people.police, { step: "send", transferId, version: 1 });
  return { ...people, transferId };
}

function attach(actor: Actor, transferId: string, text: string) {
  const bytes = Buffer.from(text);
  const hash = createHash("sha256").update(bytes).digest("hex");
  async function* pieces() {
    yield bytes;
  }
  return receiveTransferFile(async () => actor, { transferId, name: "笔录（演示）.txt", hash, bytes: pieces() });
}

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

describe("carried by a complaint", () => {
  async function accepted() {
    const stage = await sent();
    await step(stage.desk, { step: "accept", transferId: stage.transferId, version: 2 });
    const { transferId, officer, firm } = stage;
    const complaint = await given.complaint(firm, { status: "verifying", team: [officer] });
    const number = complaint.number ?? "";
    return {
      ...stage,
      complaint,
      carry: { step: "carry", transferId, version: 3, complaintNumber: number, reason: "并入投诉（演示）" } as const,
    };
  }

  test("it is answered; the two are linked both ways, and the complaint's team reads it, nobody else more than before", async () => {
    const { police, scitech, desk, leader, lead, nanhu, officer, firm, complaint, transferId, carry } =
      await accepted();
    expect(await see(officer, transferId)).toBeNull();
    for (const actor of [police, lead]) await expect(step(actor, carry)).rejects.toEqual(refusal("not-yours"));
    for (const actor of [scitech, nanhu, officer, firm.owner])
      await expect(step(actor, carry)).rejects.toEqual(refusal("not-found"));
    await expect(step(leader, { ...carry, complaintNumber: "JX-TS-20161124-9999-X" })).rejects.toEqual(
      expect.objectContaining({ fields: { complaintNumber: ["no-such-complaint"] } }),
    );
    await step(leader, carry);
    expect(await see(leader, transferId)).toMatchObject({
      ...{ status: "answered", answer: "carried", sourceNumber: null, complaint: { id: complaint.id } },
    });
    const carried = (actor: Actor) =>
      asActor(actor, async (ctx) => (await transfersCarriedBy(ctx, complaint.id)).map(({ id }) => id));
    for (const actor of [leader, officer, desk]) expect(await carried(actor)).toEqual([transferId]);
    for (const actor of [scitech, nanhu, firm.owner]) expect(await carried(actor)).toEqual([]);
    expect((await read(officer, transferId))?.account).toBe(FOUND);
    expect((await asActor(officer, (ctx) => listTransfers(ctx, {}))).total).toBe(1);
    const other = await given.official(["investigator"]);
    for (const actor of [scitech, nanhu, firm.owner, other]) expect(await see(actor, transferId)).toBeNull();
    // The department learns that a complaint carries it, and not which.
    expect(await see(police, transferId)).toMatchObject({ answer: "carried", complaint: null });
    await asSystem("look", async ({ tx }) => {
      const told = await tx.notice.findMany({
        where: { subjectId: transferId, kind: "transfer.carry" },
        select: { personId: true },
      });
      expect(told.map(({ personId }) => personId).sort()).toEqual([officer.personId, police.personId].sort());
    });
  });

  test("also when it was registered before, and keeps its number; not when it isn't followed, and once", async () => {
    const { desk, leader, transferId, carry } = await accepted();
    await step(desk, { step: "answer", transferId, version: 3, answer: "registered", text: "已登记（演示）" });
    await step(leader, { ...carry, version: 4 });
    const seen = await see(leader, transferId);
    expect(seen).toMatchObject({ answer: "registered", complaint: { number: carry.complaintNumber } });
    expect(seen?.sourceNumber).toMatch(/案源〔2016〕1号$/);
    await expect(step(leader, { ...carry, version: 5 })).rejects.toEqual(refusal("wrong-status"));
  });

  test("or answered, at once: one wins", async () => {
    const { desk, leader, transferId, carry } = await accepted();
    const ends = await Promise.allSettled([
      step(leader, carry),
      step(desk, { step: "answer", transferId, version: 3, answer: "not_followed", text: "不处理（演示）" }),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const seen = await see(leader, transferId);
    expect(seen?.complaintId === null).toBe(seen?.answer === "not_followed");
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

describe("files", () => {
  test("go along sealed, once, before the sending; both sides take them with a reason, nobody else does", async () => {
    const { police, scitech, desk, lead, firm } = await bureaus();
    const { transferId } = await write(police);
    const [one, again] = [await attach(police, transferId, "演示内容"), await attach(police, transferId, "演示内容")];
    expect(again.id).toBe(one.id);
    for (const actor of [scitech, desk, firm.owner])
      await expect(attach(actor, transferId, "别的")).rejects.toEqual(refusal("not-found"));
    await step(police, { step: "send", transferId, version: 1 });
    await expect(attach(police, transferId, "迟了")).rejects.toEqual(refusal("wrong-status"));
    const take = (actor: Actor, purpose = "transfer") =>
      asActor(actor, (ctx) => openTransferFile(ctx, { fileId: one.id, purpose }));
    await expect(take(desk, "")).rejects.toEqual(refusal("purpose-missing"));
    for (const actor of [lead, scitech, firm.owner, { kind: "public" } as const])
      await expect(take(actor)).rejects.toEqual(refusal("not-found"));
    const file = await take(desk);
    const blocks: Buffer[] = [];
    for await (const block of fileStore().read(file)) blocks.push(block);
    expect([file.name, Buffer.concat(blocks).toString()]).toEqual(["笔录（演示）.txt", "演示内容"]);
    expect((await read(desk, transferId))?.files.map(({ name }) => name)).toEqual(["笔录（演示）.txt"]);
    const looks = await asActor(police, (ctx) => looksAtEach(ctx, [transferId]));
    expect(looks.map(({ act, purpose }) => [act, purpose])).toEqual([
      ["open.sealed", "transfer"],
      ["download.transfer-file", "transfer"],
    ]);
  });

  test("of a file and the sending at once, no file comes in unseen", async () => {
    const { police, desk } = await bureaus();
    const { transferId } = await write(police);
    const [, filed] = await Promise.allSettled([
      step(police, { step: "send", transferId, version: 1 }),
      attach(police, transferId, "演示内容"),
    ]);
    const { length } = (await read(desk, transferId))?.files ?? [];
    expect(length).toBe(filed.status === "fulfilled" ? 1 : 0);
  });
});

test("is found by its number and by that of the register, by whoever sees it, in the list and in the one box", async () => {
  const { police, scitech, desk, leader, lead, nanhu, officer, firm, transferId } = await sent();
  await step(desk, { step: "accept", transferId, version: 2 });
  await step(desk, { step: "answer", transferId, version: 3, answer: "registered", text: "已登记（演示）" });
  const { number = null, sourceNumber = null } = (await see(desk, transferId)) ?? {};
  const box = async (actor: Actor, q: string) =>
    (await asActor(actor, (ctx) => searchAll(ctx, q))).groups.flatMap(({ of, hits }) =>
      of === "transfers" ? hits.rows.map(({ id }) => id) : [],
    );
  const listed = async (actor: Actor, filter: TransferFilter) =>
    (await asActor(actor, (ctx) => listTransfers(ctx, filter))).rows.map(({ id }) => id);
  for (const q of [number ?? "", sourceNumber ?? ""]) {
    expect(q).not.toBe("");
    for (const actor of [police, desk, leader, lead]) {
      expect(await box(actor, q)).toEqual([transferId]);
      expect(await listed(actor, { q, answer: "registered" })).toEqual([transferId]);
    }
    for (const actor of [scitech, nanhu, officer, firm.owner]) expect(await box(actor, q)).toEqual([]);
  }
  expect(await listed(desk, { q: "9999" })).toEqual([]);
  expect(await listed(desk, { answer: "not_followed" })).toEqual([]);
});

test("the count and the list are the same number for every reader and filter", async () => {
  const { police, scitech, desk, leader, lead, nanhu } = await sent();
  await write(police);
  const seen: Record<string, number> = {};
  for (const [name, actor] of Object.entries({ police, scitech, desk, leader, lead, nanhu })) {
    for (const filter of [{}, { mine: "1" }, { status: "sent" }, { overdue: "1" }] satisfies TransferFilter[]) {
      const [count, list] = await asActor(actor, async (ctx) => [
        await countTransfers(ctx, filter),
        await listTransfers(ctx, filter),
      ]);
      expect([list.total, list.rows.length]).toEqual([count, count]);
      if (filter.mine) seen[name] = count;
    }
  }
  expect(seen).toEqual({ police: 1, scitech: 0, desk: 1, leader: 0, lead: 0, nanhu: 0 });
});
