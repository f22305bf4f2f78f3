import { readFile, writeFile } from "node:fs/promises";
import { freshDatabase } from "@tests/support/database";
import { cast, open, pdf, placeOf, send } from "@tests/support/evidence";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { CHUNK, Damaged } from "@/platform/sealed-file";
import { fileStore } from "@/platform/storage";
import { removeEvidence } from "./commands";
import { evidenceOf, evidenceOfReferral } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });

describe("taking a file", () => {
  test("is recorded with its reason; the firm's own too; an official must give one", async () => {
    const { firm, officer, target } = await cast("verifying");
    const { id } = await send(firm.owner, target);
    expect(await open(officer, id)).toMatchObject({ name: "保密协议（韩某）.pdf", mediaType: "application/pdf" });
    await open(firm.owner, id, "");
    await expect(open(officer, id, "")).rejects.toEqual(refusal("purpose-missing"));
    const entries = await asSystem("look", ({ tx }) =>
      tx.auditEntry.findMany({
        where: { act: "download.evidence" },
        orderBy: { at: "asc" },
        select: { actorId: true, purpose: true, enterpriseId: true, subjectId: true },
      }),
    );
    expect(entries).toEqual(
      expect.arrayContaining([
        { actorId: officer.personId, purpose: "核对证据", enterpriseId: firm.id, subjectId: id },
        { actorId: firm.owner.personId, purpose: null, enterpriseId: firm.id, subjectId: id },
      ]),
    );
    expect(entries).toHaveLength(2);
  });

  test("is nobody's who doesn't read the complaint whole: the same answer as for what isn't there", async () => {
    const { firm, target } = await cast("verifying");
    const { id } = await send(firm.owner, target);
    const others: Actor[] = [
      (await given.firm()).owner,
      await given.official(["coordinator"]),
      await given.official(["intake"]),
      await given.official(["investigator"]),
      await given.official(["bureau_leader"], { division: "330402" }),
      await given.official(["department_handler"], { kind: "police" }),
      await given.official(["system_administrator"], { kind: "operations" }),
      { kind: "public" },
    ];
    for (const other of others) {
      await expect(open(other, id)).rejects.toEqual(refusal("not-found"));
      await expect(open(other, "01a20db7-86b1-7f50-9eb6-9c8a5959fca0")).rejects.toEqual(refusal("not-found"));
    }
  });

  test("a changed byte is found before anything is given out", async () => {
    const { firm, target } = await cast();
    const { id } = await send(firm.owner, target, { bytes: pdf(2 * CHUNK) });
    const stored = await readFile(placeOf(id));
    stored.writeUInt8(stored.readUInt8(CHUNK + 500) ^ 1, CHUNK + 500);
    await writeFile(placeOf(id), stored);
    const file = await open(firm.owner, id);
    await expect(fileStore().verify(file, file)).rejects.toThrow(Damaged);
  });

  test("two files of one firm exchanged on the disk are found", async () => {
    const { firm, target } = await cast();
    const [one, other] = [await send(firm.owner, target), await send(firm.owner, target)];
    await writeFile(placeOf(one.id), await readFile(placeOf(other.id)));
    const file = await open(firm.owner, one.id);
    await expect(fileStore().verify(file, file)).rejects.toThrow(Damaged);
  });
});

describe("taking a file out", () => {
  const remove = (actor: Actor, evidenceId: string) => asActor(actor, (ctx) => removeEvidence(ctx, { evidenceId }));

  test("is possible in a draft alone; bytes and trail stay; done twice it is gone", async () => {
    const { firm, target, complaint } = await cast();
    const { id } = await send(firm.owner, target);
    await expect(remove((await given.firm()).owner, id)).rejects.toEqual(refusal("not-found"));
    const race = await Promise.allSettled([remove(firm.owner, id), remove(firm.member, id)]);
    expect(race.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    expect(await asActor(firm.owner, (ctx) => evidenceOf(ctx, complaint.id))).toEqual([]);
    await expect(open(firm.owner, id)).rejects.toEqual(refusal("not-found"));
    expect((await readFile(placeOf(id))).length).toBeGreaterThan(0);

    const later = await cast("submitted");
    const kept = await send(later.firm.owner, later.target);
    await expect(remove(later.firm.owner, kept.id)).rejects.toEqual(refusal("submitted"));
  });
});

describe("a department's reply", () => {
  async function referral(status: "sent" | "accepted") {
    const { firm, officer, complaint, target } = await cast("verifying");
    const shared = await send(firm.owner, target);
    const hidden = await send(firm.owner, target, { name: "没有分享.pdf" });
    const handler = await given.official(["department_handler"], { kind: "police" });
    const matter = await given.caseOf(firm, { team: [officer], complaintId: complaint.id });
    const referralId = await asSystem("given", async ({ tx, now }) => {
      const { id } = await tx.referral.create({
        data: {
          number: `演示移〔2016〕${Math.random()}`,
          kind: "criminal",
          ...given.ringOf(matter),
          fromDepartmentId: officer.departmentId,
          toDepartmentId: handler.departmentId,
          status,
          sentById: officer.personId,
          sentAt: now,
          createdAt: now,
          updatedAt: now,
        },
        select: { id: true },
      });
      await tx.referralItem.create({ data: { referralId: id, evidenceId: shared.id } });
      return id;
    });
    return { firm, officer, handler, complaint, shared, hidden, referralId };
  }

  test("takes files from the handler of its department while it is being worked on; the sender reads them, the firm does not", async () => {
    const { firm, officer, handler, referralId } = await referral("accepted");
    const receipt = await send(handler, { referralId }, { name: "答复附件.pdf" });
    expect(await asActor(handler, (ctx) => evidenceOfReferral(ctx, referralId))).toMatchObject([{ id: receipt.id }]);
    expect(await open(officer, receipt.id)).toMatchObject({ name: "答复附件.pdf" });
    expect(await open(handler, receipt.id)).toMatchObject({ name: "答复附件.pdf" });
    await expect(open(firm.owner, receipt.id)).rejects.toEqual(refusal("not-found"));
    for (const other of [
      await given.official(["department_handler"], { kind: "science_tech" }),
      await given.official(["investigator"], { kind: "police" }),
      officer,
      firm.owner,
    ]) {
      await expect(send(other, { referralId })).rejects.toEqual(refusal("not-found"));
    }
  });

  test("takes none before it is accepted", async () => {
    const { handler, referralId } = await referral("sent");
    await expect(send(handler, { referralId })).rejects.toEqual(refusal("not-found"));
  });

  test("the department takes what was shared, that is noted, and nothing else", async () => {
    const { firm, handler, shared, hidden, referralId } = await referral("sent");
    expect(await open(handler, shared.id)).toMatchObject({ name: "保密协议（韩某）.pdf" });
    await expect(open(handler, hidden.id)).rejects.toEqual(refusal("not-found"));
    await asSystem("look", async ({ tx }) => {
      expect(await tx.referralItem.findFirstOrThrow({ where: { referralId } })).toMatchObject({
        openedById: handler.personId,
      });
      expect(await tx.auditEntry.findFirstOrThrow({ where: { act: "download.evidence" } })).toMatchObject({
        enterpriseId: firm.id,
      });
      await tx.referral.updateMany({ where: { id: referralId }, data: { status: "withdrawn" } });
    });
    await expect(open(handler, shared.id)).rejects.toEqual(refusal("not-found"));
  });
});
