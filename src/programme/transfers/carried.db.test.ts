import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { toldOnce } from "@tests/support/told-once";
import { FOUND, read, refusal, see, sent, step } from "@tests/support/transfers";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { listTransfers, transfersCarriedBy } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

describe("carried by a complaint", () => {
  const accepted = toldOnce(async () => {
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
  });

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
