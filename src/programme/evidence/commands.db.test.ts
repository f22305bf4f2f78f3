import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { env } from "@/platform/env";
import { CHUNK, Damaged } from "@/platform/sealed-file";
import { fileStore } from "@/platform/storage";
import { openOwn } from "@/platform/vault";
import { historyOf } from "../audit-trail/queries";
import { ownCourse } from "../complaints/policy";
import { receiveEvidence, removeEvidence } from "./commands";
import type { UploadTarget } from "./policy";
import { evidenceOf, evidenceOfReferral, openDownload } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const pdf = (size = 400) => Buffer.concat([Buffer.from("%PDF-1.4\n%\u00e4\n", "latin1"), randomBytes(size)]);

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 30_000) yield bytes.subarray(at, at + 30_000);
}

type Sending = { readonly name?: string; readonly hash?: string | null; readonly bytes?: Buffer };
function send(
  actor: Actor,
  target: UploadTarget,
  { name = "保密协议（韩某）.pdf", bytes = pdf(), hash = sha256(bytes) }: Sending = {},
) {
  return receiveEvidence(async () => actor, { target, name, hash, bytes: pieces(bytes) });
}

const open = (actor: Actor, evidenceId: string, purpose = "核对证据") =>
  asActor(actor, (ctx) => openDownload(ctx, { evidenceId, purpose }));
const folder = () => join(env().PORTAL_DATA_DIR, "evidence");
const placeOf = (id: string) => join(folder(), id.slice(-2), id);
const incoming = () => readdir(join(folder(), "incoming")).catch(() => []);

async function bytesOf(actor: Actor, id: string): Promise<Buffer> {
  const file = await open(actor, id);
  const blocks: Buffer[] = [];
  for await (const block of fileStore().read(file)) blocks.push(block);
  return Buffer.concat(blocks);
}

async function cast(status: "draft" | "submitted" | "verifying" = "draft") {
  const firm = await given.firm();
  const [officer, second] = [await given.official(["investigator"]), await given.official(["investigator"])];
  const complaint = await given.complaint(firm, { status, team: status === "verifying" ? [officer, second] : [] });
  return { firm, officer, complaint, target: { complaintId: complaint.id } };
}

describe("a file that comes in", () => {
  test.each([1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])(
    "of %i bytes more than a head lies there byte by byte, under the hash that the browser computed",
    async (size) => {
      const { firm, target } = await cast();
      const bytes = pdf(size);
      const receipt = await send(firm.owner, target, { bytes });
      expect(receipt).toMatchObject({
        size: bytes.length,
        sha256: sha256(bytes),
        hashedBy: "browser",
        name: "保密协议（韩某）.pdf",
      });
      expect((await bytesOf(firm.member, receipt.id)).equals(bytes)).toBe(true);
    },
  );

  test("of no bytes is a text, and nothing else", async () => {
    const { firm, target } = await cast();
    const nothing = Buffer.alloc(0);
    expect(await send(firm.owner, target, { name: "空.txt", bytes: nothing })).toMatchObject({
      size: 0,
      sha256: sha256(nothing),
    });
    await expect(send(firm.owner, target, { name: "空.pdf", bytes: nothing })).rejects.toEqual(
      refusal("not-what-it-says"),
    );
  });

  test("without a script has the server's hash alone, and says so", async () => {
    const { firm, target } = await cast();
    expect(await send(firm.owner, target, { hash: null })).toMatchObject({ hashedBy: "server" });
  });

  test("is discarded, and leaves nothing, when it isn't what was sent or what it says", async () => {
    const { firm, target, complaint } = await cast();
    await expect(send(firm.owner, target, { hash: sha256(Buffer.from("other")) })).rejects.toEqual(
      refusal("hash-differs"),
    );
    await expect(send(firm.owner, target, { name: "程序.exe" })).rejects.toEqual(refusal("wrong-type"));
    await expect(send(firm.owner, target, { name: "合同.docx" })).rejects.toEqual(refusal("not-what-it-says"));
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield pdf();
      throw new Error("the line went dead");
    }
    await expect(
      receiveEvidence(async () => firm.owner, { target, name: "a.pdf", hash: null, bytes: broken() }),
    ).rejects.toThrow("dead");
    expect(await asActor(firm.owner, (ctx) => evidenceOf(ctx, complaint.id))).toEqual([]);
    expect(await incoming()).toEqual([]);
  });

  test("is received once, however often it is sent", async () => {
    const { firm, target, complaint } = await cast();
    const bytes = pdf();
    const first = await send(firm.owner, target, { bytes });
    expect(await send(firm.member, target, { bytes, name: "又一次.pdf" })).toMatchObject({ id: first.id });
    expect(await asActor(firm.owner, (ctx) => evidenceOf(ctx, complaint.id))).toHaveLength(1);
  });

  test("is received once also when it is sent twice at once, and the answer names the file that is kept", async () => {
    const { firm, target, complaint } = await cast();
    const bytes = pdf();
    const [one, other] = await Promise.all([
      send(firm.owner, target, { bytes, name: "甲.pdf" }),
      send(firm.member, target, { bytes, name: "乙.pdf" }),
    ]);
    expect(other).toEqual(one);
    const rows = await asActor(firm.owner, (ctx) => evidenceOf(ctx, complaint.id));
    expect(rows.map(({ id }) => id)).toEqual([one.id]);
    const names = await asActor(firm.owner, (ctx) => openOwn(ctx, complaint.id, [`evidence/${one.id}`]));
    expect(Object.values(names)).toEqual([one.name]);
  });

  test("added to a submitted complaint is told to whoever has it, once for files that come together, and stands in its course", async () => {
    const { firm, officer, target, complaint } = await cast("verifying");
    const told = () =>
      asSystem("look", ({ tx }) =>
        tx.notice.count({
          where: { personId: officer.personId, kind: "complaint.supplement", subjectId: complaint.id },
        }),
      );
    given.atMoment("2016-11-24T16:00:00+08:00");
    await send(firm.owner, target);
    await send(firm.member, target);
    expect(await told()).toBe(1);
    given.atMoment("2016-11-25T10:00:00+08:00");
    await send(firm.owner, target);
    expect(await told()).toBe(2);
    const course = await asActor(firm.owner, async (ctx) => ownCourse(await historyOf(ctx, complaint.id)));
    expect(course.map(({ key }) => key)).toEqual(["addition", "addition", "addition"]);
    const draft = await cast();
    await send(draft.firm.owner, draft.target);
    expect(await asActor(draft.firm.owner, async (ctx) => ownCourse(await historyOf(ctx, draft.complaint.id)))).toEqual(
      [],
    );
  });

  test("gets no receipt when its sender has lost his rights on the way", async () => {
    const { firm, target, complaint } = await cast();
    const answers: Actor[] = [firm.owner, { kind: "public" }];
    const sending = receiveEvidence(async () => answers.shift() ?? { kind: "public" }, {
      target,
      name: "a.pdf",
      hash: null,
      bytes: pieces(pdf()),
    });
    await expect(sending).rejects.toEqual(refusal("not-found"));
    expect(await asActor(firm.owner, (ctx) => evidenceOf(ctx, complaint.id))).toEqual([]);
  });

  test("has neither its name nor its bytes in clear anywhere", async () => {
    const { firm, target, complaint } = await cast();
    const bytes = Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.from("配方：甲醇十二份".repeat(30))]);
    const { id } = await send(firm.owner, target, { bytes });
    expect((await readFile(placeOf(id))).includes(Buffer.from("甲醇"))).toBe(false);
    const rows = await asSystem("look", async ({ tx }) =>
      JSON.stringify([
        await tx.auditEntry.findMany({ select: { detail: true, purpose: true } }),
        await tx.sealedValue.findMany({ select: { field: true } }),
        await tx.notice.findMany(),
      ]),
    );
    expect(rows).not.toContain("韩某");
    expect(await asActor(firm.owner, (ctx) => openOwn(ctx, complaint.id, [`evidence/${id}`]))).toEqual({
      [`evidence/${id}`]: "保密协议（韩某）.pdf",
    });
  });

  test("changes the version of a draft, so that a check page read before it is told, and none after submission", async () => {
    const { firm, target, complaint } = await cast();
    await send(firm.owner, target);
    expect(
      (await asSystem("look", ({ tx }) => tx.complaint.findUniqueOrThrow({ where: { id: complaint.id } }))).version,
    ).toBe(2);
    const later = await cast("submitted");
    await send(later.firm.owner, later.target);
    expect(
      (await asSystem("look", ({ tx }) => tx.complaint.findUniqueOrThrow({ where: { id: later.complaint.id } })))
        .version,
    ).toBe(1);
  });

  test("is not taken from anybody but the firm", async () => {
    const { target, officer } = await cast("verifying");
    for (const other of [
      (await given.firm()).owner,
      officer,
      await given.official(["department_handler"], { kind: "police" }),
      { kind: "public" } as const,
    ]) {
      await expect(send(other, target)).rejects.toEqual(refusal("not-found"));
    }
  });
});

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
    const file = await given.caseOf(firm, { team: [officer] });
    const referralId = await asSystem("given", async ({ tx, now }) => {
      const { id } = await tx.referral.create({
        data: {
          number: `演示移〔2016〕${Math.random()}`,
          kind: "criminal",
          complaintId: complaint.id,
          caseId: file.id,
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
