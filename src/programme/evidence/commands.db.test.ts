import { readFile } from "node:fs/promises";
import { freshDatabase } from "@tests/support/database";
import { bytesOf, cast, incoming, pdf, pieces, placeOf, send, sha256 } from "@tests/support/evidence";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { CHUNK } from "@/platform/sealed-file";
import { openOwn } from "@/platform/vault";
import { historyOf } from "../audit-trail/queries";
import { supplyMore } from "../complaints/commands";
import { ownCourse } from "../complaints/policy";
import { receiveEvidence } from "./commands";
import { evidenceOf } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });

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

  test("of no bytes is told as empty, and leaves nothing", async () => {
    const { firm, target, complaint } = await cast();
    for (const name of ["空.txt", "空.pdf"])
      await expect(send(firm.owner, target, { name, bytes: Buffer.alloc(0) })).rejects.toEqual(refusal("empty-file"));
    expect(await asActor(firm.owner, (ctx) => evidenceOf(ctx, complaint.id))).toEqual([]);
    expect(await incoming()).toEqual([]);
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

  /** How often an officer was told that something was added. */
  const additionsTold = ({ personId }: { readonly personId: string }, subjectId: string) =>
    asSystem("look", ({ tx }) => tx.notice.count({ where: { personId, kind: "complaint.supplement", subjectId } }));

  test("added to a submitted complaint is told once with the button and the word that come with it, until that was read", async () => {
    const { firm, officer, target, complaint } = await cast("verifying");
    const supply = (text: string) =>
      asActor(firm.owner, (ctx) => supplyMore(ctx, { complaintId: complaint.id, version: complaint.version, text }));
    const told = () => additionsTold(officer, complaint.id);
    given.atMoment("2016-11-24T16:00:00+08:00");
    await send(firm.owner, target);
    await supply("");
    expect(await told()).toBe(1);
    await supply("另有一份合同");
    await send(firm.owner, target, { bytes: pdf(7) });
    expect(await told()).toBe(1);
    await asActor(officer, ({ tx, now }) => tx.notice.updateMany({ where: { readAt: null }, data: { readAt: now } }));
    await supply("合同的附页");
    expect(await told()).toBe(2);
    given.atMoment("2016-11-26T10:00:00+08:00");
    await supply("");
    expect(await told()).toBe(3);
  });

  test("added to a submitted complaint is told to whoever has it, once for files that come together, and stands in its course", async () => {
    const { firm, officer, target, complaint } = await cast("verifying");
    const told = () => additionsTold(officer, complaint.id);
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
