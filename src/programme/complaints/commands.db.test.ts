import { randomUUID } from "node:crypto";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { openSealed } from "@/platform/vault";
import { historyOf, looksAt } from "@/programme/audit-trail/queries";
import { sendMessage, supplyMore, withdrawComplaint } from "./commands";
import { ownCourse, ownLooks } from "./policy";
import { findOwn, noteMessagesOpened } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const write = (actor: Actor, complaintId: string, text = "配方在消息里") =>
  asActor(actor, (ctx) => sendMessage(ctx, { complaintId, text }));
const noticesOf = (subjectId: string) =>
  asSystem("look", ({ tx }) =>
    tx.notice.findMany({ where: { subjectId }, select: { personId: true, kind: true }, orderBy: { id: "asc" } }),
  );

async function cast() {
  const firm = await given.firm();
  const [intake, officer, second, leader, coordinator] = [
    await given.official(["intake"]),
    await given.official(["investigator"]),
    await given.official(["investigator"]),
    await given.official(["bureau_leader"]),
    await given.official(["coordinator"]),
  ];
  return { firm, intake, officer, second, leader, coordinator };
}

describe("messages", () => {
  test("go to intake while nobody is assigned, then to the team; sealed; marked when they are opened", async () => {
    const { firm, intake, officer, second } = await cast();
    const fresh = await given.complaint(firm);
    await write(firm.owner, fresh.id);
    expect(await noticesOf(fresh.id)).toEqual([{ personId: intake.personId, kind: "complaint.message" }]);

    const assigned = await given.complaint(firm, { status: "verifying", team: [officer, second] });
    await write(firm.owner, assigned.id);
    expect((await noticesOf(assigned.id)).map(({ personId }) => personId).sort()).toEqual(
      [officer.personId, second.personId].sort(),
    );
    await write(officer, assigned.id, "请补研发费用凭证");
    expect((await noticesOf(assigned.id)).map(({ personId }) => personId)).toEqual(
      expect.arrayContaining([firm.owner.personId, firm.member.personId]),
    );

    const read = () => asActor(firm.member, (ctx) => findOwn(ctx, assigned.id));
    expect((await read())?.messages).toMatchObject([
      { fromFirm: true, text: "配方在消息里", openedAt: null },
      { fromFirm: false, text: "请补研发费用凭证", openedAt: null, who: { name: officer.name } },
    ]);
    await asActor(firm.owner, (ctx) => noteMessagesOpened(ctx, assigned.id));
    expect((await read())?.messages.map(({ openedAt }) => openedAt !== null)).toEqual([false, true]);
    await asActor(officer, (ctx) => noteMessagesOpened(ctx, assigned.id));
    expect((await read())?.messages.map(({ openedAt }) => openedAt !== null)).toEqual([true, true]);
  });

  test("can be written after the end, and not before submission", async () => {
    const { firm } = await cast();
    const draft = await given.complaint(firm, { status: "draft" });
    await expect(write(firm.owner, draft.id)).rejects.toEqual(refusal("not-submitted"));
    const filed = await given.complaint(firm, { status: "filed" });
    await write(firm.owner, filed.id);
  });

  test("are nobody else's", async () => {
    const { firm, officer, coordinator } = await cast();
    const complaint = await given.complaint(firm, { status: "verifying", team: [officer] });
    await write(firm.owner, complaint.id);
    const police = await given.official(["department_handler"], { kind: "police" });
    const others: Actor[] = [
      (await given.firm()).owner,
      police,
      await given.official(["intake"]),
      await given.official(["investigator"]),
      coordinator,
      await given.official(["bureau_leader"], { division: "330402" }),
    ];
    for (const other of others) {
      await expect(write(other, complaint.id)).rejects.toEqual(refusal("not-found"));
      expect(await asActor(other, ({ tx }) => tx.message.count({ where: { complaintId: complaint.id } }))).toBe(0);
      expect(await asActor(other, (ctx) => findOwn(ctx, complaint.id))).toBeNull();
    }
  });
});

describe("supplying more", () => {
  const supply = (actor: Actor, { id, version }: { id: string; version: number }, text = "") =>
    asActor(actor, (ctx) => supplyMore(ctx, { complaintId: id, version, text }));

  test("brings a returned complaint back to intake, once", async () => {
    const { firm, intake } = await cast();
    const complaint = await given.complaint(firm, { status: "returned" });
    const race = await Promise.allSettled([supply(firm.owner, complaint), supply(firm.member, complaint)]);
    // The later one finds it back at intake already: then it is a word to intake and nothing more, or it is told.
    expect(race.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await asActor(firm.owner, (ctx) => findOwn(ctx, complaint.id))).toMatchObject({
      status: "submitted",
      version: 2,
    });
    expect((await noticesOf(complaint.id)).filter(({ kind }) => kind === "complaint.supply")).toEqual([
      { personId: intake.personId, kind: "complaint.supply" },
    ]);
  });

  test.each(["withdrawn", "merged"] as const)(
    "of what was %s before it had a team tells the leader: intake can't open it",
    async (status) => {
      const { firm, leader } = await cast();
      const complaint = await given.complaint(firm, { status });
      await supply(firm.owner, complaint, "另有一份合同");
      await write(firm.owner, complaint.id);
      expect(await noticesOf(complaint.id)).toEqual([
        { personId: leader.personId, kind: "complaint.supplement" },
        { personId: leader.personId, kind: "complaint.message" },
      ]);
    },
  );

  test("with a text brings a returned complaint back with one notice: that it was supplemented", async () => {
    const { firm, intake } = await cast();
    const complaint = await given.complaint(firm, { status: "returned" });
    await supply(firm.owner, complaint, "另有一份合同");
    expect(await noticesOf(complaint.id)).toEqual([{ personId: intake.personId, kind: "complaint.supply" }]);
    expect(await asActor(firm.owner, (ctx) => findOwn(ctx, complaint.id))).toMatchObject({
      ...{ status: "submitted", messages: [{ text: "另有一份合同" }] },
    });
  });

  test("at any other time tells the team once, and moves nothing", async () => {
    const { firm, officer } = await cast();
    const complaint = await given.complaint(firm, { status: "verifying", team: [officer] });
    await supply(firm.owner, complaint);
    await supply(firm.owner, complaint, "另有一份合同");
    expect((await noticesOf(complaint.id)).map(({ kind }) => kind)).toEqual(["complaint.supplement"]);
    expect(await asActor(firm.owner, (ctx) => findOwn(ctx, complaint.id))).toMatchObject({
      status: "verifying",
      version: 1,
      messages: [{ text: "另有一份合同" }],
    });
  });
});

describe("withdrawing", () => {
  const withdraw = (actor: Actor, { id, version }: { id: string; version: number }) =>
    asActor(actor, (ctx) => withdrawComplaint(ctx, { complaintId: id, version }));

  test("is the firm's, keeps everything, tells intake and team, and is not done twice", async () => {
    const { firm, intake, officer } = await cast();
    const complaint = await given.complaint(firm, { status: "verifying", team: [officer] });
    await expect(withdraw(officer, complaint)).rejects.toEqual(refusal("not-yours"));
    await expect(withdraw((await given.firm()).owner, complaint)).rejects.toEqual(refusal("not-found"));
    const race = await Promise.allSettled([withdraw(firm.owner, complaint), withdraw(firm.member, complaint)]);
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(race.find((one) => one.status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
    expect((await noticesOf(complaint.id)).map(({ personId }) => personId).sort()).toEqual(
      [intake.personId, officer.personId].sort(),
    );
    const found = await asActor(firm.owner, (ctx) => findOwn(ctx, complaint.id));
    expect(found).toMatchObject({ status: "withdrawn" });
    await asSystem("look", async ({ tx }) => {
      expect(await tx.sealedValue.count({ where: { recordId: complaint.id } })).toBe(5);
      expect(await tx.auditEntry.count({ where: { act: "step.complaint", subjectId: complaint.id } })).toBe(1);
    });
  });

  test("is over once the leader has it before him", async () => {
    const { firm, officer } = await cast();
    const complaint = await given.complaint(firm, { status: "proposed", team: [officer] });
    await expect(withdraw(firm.owner, complaint)).rejects.toEqual(refusal("wrong-status"));
  });
});

describe("the firm's own log", () => {
  test("tells who looked, of which department, when, why and at what; nothing of another firm's", async () => {
    const { firm, officer } = await cast();
    const complaint = await given.complaint(firm, { status: "verifying", team: [officer] });
    const look = {
      recordId: complaint.id,
      subjectKind: "complaint",
      subjectId: complaint.id,
      enterpriseId: firm.id,
      purpose: "核对秘密点",
    };
    await asActor(officer, (ctx) => openSealed(ctx, { ...look, fields: ["secret", "account", "nothing"] }));
    const { looks: entries, total } = await asActor(firm.member, (ctx) => looksAt(ctx, complaint.id));
    const looks = ownLooks(entries, []);
    expect(total).toBe(1);
    expect(looks).toMatchObject([
      { who: officer.name, department: { nameZh: "嘉兴市市场监督管理局" }, purpose: "核对秘密点" },
    ]);
    expect(looks[0]?.parts.map(({ key }) => key).sort()).toEqual(["account", "secret"]);
    expect(await asActor((await given.firm()).owner, (ctx) => looksAt(ctx, complaint.id))).toEqual({
      looks: [],
      total: 0,
    });
  });

  test("the firm's own looks are not told, and its history holds the steps it is told of", async () => {
    const { firm } = await cast();
    const complaint = await given.complaint(firm);
    await asActor(firm.owner, (ctx) => withdrawComplaint(ctx, { complaintId: complaint.id, version: 1 }));
    const course = ownCourse(await asActor(firm.owner, (ctx) => historyOf(ctx, complaint.id)));
    expect(course.map(({ key }) => key)).toEqual(["complaint.withdraw"]);
    expect(await asActor(firm.owner, (ctx) => findOwn(ctx, randomUUID()))).toBeNull();
  });
});
