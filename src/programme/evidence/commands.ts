import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import { asActor, type Ctx } from "@/platform/database";
import { fileKindOf } from "@/platform/file-kind";
import { type Arrival, fileStore, TooLarge } from "@/platform/storage";
import { takeTurn } from "@/platform/turn";
import { openOwn, openSealed, recordKey, seal } from "@/platform/vault";
import { tellOfSupplement } from "../complaints/commands";
import { fileNameOf, MAXIMUM_FILES, MAXIMUM_SIZE, mayHandIn, mediaTypeFor, type UploadTarget } from "./policy";
import { nameField } from "./queries";

export type Upload = {
  readonly target: UploadTarget;
  readonly name: string;
  /** SHA-256 that the browser computed before it sent, lower-case hexadecimal; null when it could not. */
  readonly hash: string | null;
  readonly bytes: AsyncIterable<Uint8Array>;
};

/** What is handed out for a file: the bytes are on the disk, the row is in the database, and the hashes agree. */
export type EvidenceReceipt = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly hashedBy: "browser" | "server";
  readonly uploadedAt: string;
};

type Admission = {
  readonly id: string;
  readonly complaintId: string;
  readonly referralId: string | null;
  readonly enterpriseId: string | null;
  readonly key: Buffer;
};

/**
 * Takes a file of a complaint or of a reply. Refusals: `not-found`, `too-many-files`, and those of `receiveFile`. A file that is already
 * there is received once: the second sending gets the first receipt.
 */
export async function receiveEvidence(who: () => Promise<Actor>, upload: Upload): Promise<EvidenceReceipt> {
  return receiveFile(who, upload, {
    admit: (ctx) => admit(ctx, upload.target),
    enter: (ctx, entry) => enter(ctx, { ...entry, target: upload.target }),
  });
}

/** A file that came in whole, and whom it was admitted for. */
export type FileEntry<Admitted> = {
  readonly admission: Admitted;
  readonly arrival: Arrival;
  readonly file: { readonly name: string; readonly mediaType: string; readonly hashedBy: "browser" | "server" };
};

/**
 * The one way in for a file: admission → encrypted temporary file, hashed on the way → hashes compared, content looked at → kept on the
 * disk → row → receipt. Each earlier end leaves nothing. `who` is asked again before the row is written, so that somebody who lost his
 * rights while the file was on its way gets no receipt. Refusals: `too-large`, `empty-file`, `wrong-type`, `not-what-it-says`,
 * `hash-differs`, and what `admit` and `enter` refuse; a receipt of another id means that the bytes were there already.
 */
export async function receiveFile<Admitted extends { readonly id: string; readonly key: Buffer }>(
  who: () => Promise<Actor>,
  upload: Omit<Upload, "target">,
  record: {
    readonly admit: (ctx: Ctx) => Promise<Admitted>;
    readonly enter: (ctx: Ctx, entry: FileEntry<Admitted>) => Promise<EvidenceReceipt>;
  },
): Promise<EvidenceReceipt> {
  const name = fileNameOf(upload.name);
  const store = fileStore();
  const admission = await asActor(await who(), record.admit);
  const { id, key } = admission;
  const arrival = await store.receive({ id, key }, upload.bytes, MAXIMUM_SIZE).catch((error: unknown) => {
    throw error instanceof TooLarge ? new Refusal("too-large") : error;
  });
  let kept = false;
  try {
    if (upload.hash !== null && upload.hash !== arrival.sha256) throw new Refusal("hash-differs");
    const accepted = mediaTypeFor(name, await fileKindOf(arrival));
    if ("refusal" in accepted) throw new Refusal(accepted.refusal);
    await arrival.keep();
    kept = true;
    const file = {
      name,
      mediaType: accepted.mediaType,
      hashedBy: upload.hash === null ? ("server" as const) : ("browser" as const),
    };
    const receipt = await asActor(await who(), (ctx) => record.enter(ctx, { admission, arrival, file }));
    if (receipt.id !== id) await store.withdraw(id);
    return receipt;
  } catch (error) {
    if (!kept) await arrival.discard();
    // Only a plain no is certain not to have been committed: after a broken connection the row may stand, and its bytes must too.
    else if (error instanceof Refusal) await store.withdraw(id);
    throw error;
  }
}

/** Whether this person may hand in a file here, and under which key. */
async function admit(ctx: Ctx, target: UploadTarget): Promise<Admission> {
  const place = await placeOf(ctx, target);
  const { complaintId, referralId } = place;
  const count = await ctx.tx.evidence.count({ where: { complaintId, referralId, removedAt: null } });
  if (count >= MAXIMUM_FILES) throw new Refusal("too-many-files", { maximum: MAXIMUM_FILES });
  // The id stands in the header of the stored form, so it is needed before the row.
  return { ...place, id: await freshId(ctx), key: await recordKey(ctx, complaintId) };
}

/** An id that the database would give the next row. */
export async function freshId({ tx }: Ctx): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`select uuidv7() as id`;
  const id = rows[0]?.id;
  if (!id) throw new Error("the database made no id");
  return id;
}

async function placeOf(
  ctx: Ctx,
  target: UploadTarget,
): Promise<Pick<Admission, "complaintId" | "referralId" | "enterpriseId">> {
  const { tx, actor } = ctx;
  if (!mayHandIn(actor, target)) throw new Refusal("not-found");
  if ("complaintId" in target) {
    const complaint =
      actor.kind === "firm" &&
      (await tx.complaint.findFirst({
        where: { id: target.complaintId, enterpriseId: actor.enterpriseId },
        select: { id: true },
      }));
    if (!complaint) throw new Refusal("not-found");
    return { complaintId: complaint.id, referralId: null, enterpriseId: actor.enterpriseId };
  }
  const referral =
    actor.kind === "official" &&
    (await tx.referral.findFirst({
      where: { id: target.referralId, toDepartmentId: actor.departmentId, status: "accepted" },
      select: { id: true, complaintId: true },
    }));
  if (!referral) throw new Refusal("not-found");
  return { complaintId: referral.complaintId, referralId: referral.id, enterpriseId: null };
}

type Entry = FileEntry<Admission> & { readonly target: UploadTarget };

/** Writes the row of a file that is on the disk, or finds that the same bytes are already there. */
async function enter(ctx: Ctx, { admission, arrival, file, target }: Entry): Promise<EvidenceReceipt> {
  const { tx, actor, now } = ctx;
  const { id, complaintId, referralId, enterpriseId } = admission;
  const { size, sha256 } = arrival;
  // One after the other: of the same bytes sent twice at once, the second finds the first.
  await takeTurn(ctx, `evidence ${referralId ?? complaintId}`);
  await placeOf(ctx, target);
  const there = await tx.evidence.findFirst({
    where: { complaintId, referralId, sha256, size, removedAt: null },
    select: { id: true, hashedBy: true, uploadedAt: true },
  });
  if (there)
    return {
      id: there.id,
      name: await storedName(ctx, { id: there.id, complaintId, enterpriseId }),
      size,
      sha256,
      hashedBy: there.hashedBy === "browser" ? "browser" : "server",
      uploadedAt: there.uploadedAt.toISOString(),
    };
  if (actor.kind !== "firm" && actor.kind !== "official") throw new Refusal("not-found");
  const { name, ...kind } = file;
  await tx.evidence.createMany({
    data: [{ id, complaintId, referralId, size, sha256, ...kind, uploadedById: actor.personId, uploadedAt: now }],
  });
  await seal(ctx, complaintId, { [nameField(id)]: name });
  const added = referralId === null && (await noteInDraft(ctx, complaintId)) === 0;
  // Whoever has the complaint is told, though its firm may never press the button that says so.
  if (added)
    await tellOfSupplement(
      ctx,
      await tx.complaint.findUniqueOrThrow({
        where: { id: complaintId },
        select: { id: true, number: true, status: true, team: true, enterpriseId: true, divisionCode: true },
      }),
    );
  ctx.record({
    act: "upload.evidence",
    subjectKind: "evidence",
    subjectId: id,
    complaintId,
    enterpriseId,
    detail: {
      ...{ size, sha256, hashedBy: file.hashedBy },
      ...(referralId ? { referralId } : {}),
      ...(added ? { added: true } : {}),
    },
  });
  return { id, name, size, sha256, hashedBy: file.hashedBy, uploadedAt: now.toISOString() };
}

/** The name under which a file is kept that came in before; for a department, which opens it, a look like any other. */
async function storedName(
  ctx: Ctx,
  { id, complaintId, enterpriseId }: Pick<Admission, "id" | "complaintId" | "enterpriseId">,
): Promise<string> {
  const fields = [nameField(id)];
  const subject = { subjectKind: "evidence", subjectId: id, enterpriseId: enterpriseId ?? "" };
  const names =
    ctx.actor.kind === "firm"
      ? await openOwn(ctx, complaintId, fields)
      : await openSealed(ctx, { ...subject, recordId: complaintId, fields, purpose: "referral" });
  return names[nameField(id)] ?? "";
}

/** What is about to be submitted has changed: whoever has the old version before him is told when he submits it. */
async function noteInDraft({ tx, now }: Ctx, complaintId: string): Promise<number> {
  const { count } = await tx.complaint.updateMany({
    where: { id: complaintId, status: "draft" },
    data: { version: { increment: 1 }, updatedAt: now },
  });
  return count;
}

/**
 * Takes a file out of a draft. Its bytes stay in the store and the act in the trail. Refusals: `not-found`; `submitted` once the
 * complaint has left the draft, because what was handed in is not taken back.
 */
export async function removeEvidence(ctx: Ctx, { evidenceId }: { readonly evidenceId: string }): Promise<void> {
  const { tx, actor, now } = ctx;
  const where = { id: evidenceId, referralId: null, removedAt: null };
  const found =
    actor.kind === "firm" && actor.enterpriseId
      ? await tx.evidence.findFirst({
          where: { ...where, complaint: { enterpriseId: actor.enterpriseId } },
          select: { complaintId: true },
        })
      : null;
  if (!found) throw new Refusal("not-found");
  if ((await noteInDraft(ctx, found.complaintId)) === 0) throw new Refusal("submitted");
  await tx.evidence.updateMany({ where, data: { removedAt: now } });
  ctx.record({
    act: "remove.evidence",
    subjectKind: "evidence",
    subjectId: evidenceId,
    complaintId: found.complaintId,
  });
}
