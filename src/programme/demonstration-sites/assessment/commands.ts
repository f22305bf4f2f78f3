import type { Actor } from "@/kernel/actor";
import { InvalidInput, Refusal } from "@/kernel/refusal";
import { asActor, type Ctx } from "@/platform/database";
import { fileKindOf } from "@/platform/file-kind";
import { type Arrival, fileStore, TooLarge } from "@/platform/storage";
import { recordKey, seal } from "@/platform/vault";
import { REASSESSMENT_ITEM } from "../checks/queries";
import { hasDeclared, mayReassess, mayScore, mayWrite, PROOF_SIZE, PROOFS_OF_AN_ITEM } from "../policy";
import { findSite } from "../queries";
import { visible } from "../queue/queries";
import { sheetOfSite } from "../score-sheets/queries";
import { itemsOf, type SheetItem } from "../score-sheets/schema";
import { proofField } from "./queries";
import type { AnswerItem } from "./schema";

/** Keeps what a firm claims for an item, while it writes. Refusals: `not-found`, `submitted`; faults: `points-too-many`. */
export async function answerItem(
  ctx: Ctx,
  { siteId, itemKey, points, note }: AnswerItem,
): Promise<{ siteId: string; itemKey: string }> {
  const { tx, now } = ctx;
  const site = await writable(ctx, siteId);
  const item = await itemOf(ctx, site, itemKey);
  if (points > item.points) throw new InvalidInput({ points: ["points-too-many"] });
  const told = { points, note, updatedAt: now };
  await tx.siteAnswer.upsert({
    where: { siteId_itemKey: { siteId, itemKey } },
    create: { siteId, itemKey, ...told },
    update: told,
    select: { itemKey: true },
  });
  return { siteId, itemKey };
}

/** An item of the version by which an application is assessed. Refusal: `not-found`. One statement. */
async function itemOf(ctx: Ctx, { sheetId }: { readonly sheetId: string | null }, itemKey: string): Promise<SheetItem> {
  const item = itemsOf((await sheetOfSite(ctx, sheetId)).content).find(({ key }) => key === itemKey);
  if (!item) throw new Refusal("not-found");
  return item;
}

/**
 * The firm's own application, as far as it tells whether the firm still writes: each item is kept as it is typed, and needn't wait for the whole site
 * each time. Refusals: `not-found`, `submitted`. One statement.
 */
async function written(ctx: Ctx, siteId: string) {
  const sight = ctx.actor.kind === "firm" ? visible(ctx) : undefined;
  const site =
    sight &&
    (await ctx.tx.demonstrationSite.findFirst({
      where: { AND: [sight, { id: siteId }] },
      select: { id: true, enterpriseId: true, status: true, sheetId: true },
    }));
  if (!site) throw new Refusal("not-found");
  if (!mayWrite(ctx.actor, site)) throw new Refusal("submitted");
  return site;
}

/** The firm's own application, held while something of it is written. Refusals: `not-found`, `submitted`. */
export async function writable(ctx: Ctx, siteId: string) {
  const site = await written(ctx, siteId);
  // Whoever submits at the same moment waits for this, or this is refused.
  const { count } = await ctx.tx.demonstrationSite.updateMany({
    where: { id: siteId, status: { in: ["draft", "returned"] } },
    data: { updatedAt: ctx.now },
  });
  if (count !== 1) throw new Refusal("submitted");
  return site;
}

/**
 * What the firm claimed in its application before, under the same sheet, stands in a new one: it keeps its day, so that it shows as carried over. Proofs lie
 * sealed with the application that they were handed in for.
 */
export async function carryAnswers(
  { tx }: Ctx,
  {
    id,
    enterpriseId,
    sheetId,
  }: { readonly id: string; readonly enterpriseId: string; readonly sheetId: string | null },
): Promise<void> {
  const before = await tx.demonstrationSite.findFirst({
    where: { enterpriseId, sheetId, id: { not: id }, answers: { some: {} } },
    select: { answers: { select: { itemKey: true, points: true, note: true, updatedAt: true } } },
    orderBy: { id: "desc" },
  });
  if (before) await tx.siteAnswer.createMany({ data: before.answers.map((answer) => ({ ...answer, siteId: id })) });
}

/** Takes a proof out while the application is written; its bytes stay in the store. Refusals: `not-found`, `submitted`. */
export async function removeProof(
  ctx: Ctx,
  { siteId, proofId }: { siteId: string; proofId: string },
): Promise<{ siteId: string; itemKey: string }> {
  const site = await writable(ctx, siteId);
  const where = { id: proofId, siteId, reviewerId: null, removedAt: null };
  const found = await ctx.tx.siteProof.findFirst({ where, select: { itemKey: true } });
  if (!found) throw new Refusal("not-found");
  await ctx.tx.siteProof.updateMany({ where, data: { removedAt: ctx.now } });
  record(ctx, "remove.site-proof", { id: proofId, enterpriseId: site.enterpriseId });
  return { siteId, itemKey: found.itemKey };
}

function record(
  ctx: Ctx,
  act: "remove.site-proof" | "upload.site-proof",
  { id, enterpriseId, ...detail }: { id: string; enterpriseId: string; size?: number; sha256?: string },
): void {
  ctx.record({ act, subjectKind: "site-proof", subjectId: id, enterpriseId, detail });
}

export type ProofUpload = {
  readonly siteId: string;
  readonly itemKey: string;
  readonly name: string;
  /** SHA-256 that the browser computed; null when it could not. */
  readonly hash: string | null;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Made where a photograph was taken, so that it arrives once; of a firm's proof the server makes it. */
  readonly id?: string;
};
export type ProofReceipt = { readonly id: string; readonly size: number; readonly sha256: string };

const MEDIA: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  jpg: "image/jpeg",
  png: "image/png",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ofd: "application/ofd",
};

/**
 * Takes a proof of the firm, or a photograph of a reviewer: encrypted on the way to the disk, hashes compared, looked at, then its row and
 * its sealed name. Sent twice it is received once. Refusals: `not-found`, `submitted`, `not-declared`, `too-many-files`, `too-large`, `empty-file`,
 * `wrong-type`, `hash-differs`.
 */
export async function receiveProof(who: () => Promise<Actor>, upload: ProofUpload): Promise<ProofReceipt> {
  const store = fileStore();
  const admission = await asActor(await who(), (ctx) => admit(ctx, upload));
  const arrival = await store.receive(admission, upload.bytes, PROOF_SIZE).catch((error: unknown) => {
    throw error instanceof TooLarge ? new Refusal("too-large") : error;
  });
  let kept = false;
  try {
    if (upload.hash !== null && upload.hash !== arrival.sha256) throw new Refusal("hash-differs");
    const mediaType = MEDIA[await fileKindOf(arrival)];
    if (!mediaType) throw new Refusal("wrong-type");
    // A photograph that has arrived before lies at this place already.
    const there = await asActor(await who(), (ctx) => find(ctx, upload, arrival));
    if (there) {
      await arrival.discard();
      return there;
    }
    await arrival.keep();
    kept = true;
    return await asActor(await who(), (ctx) => enter(ctx, { upload, arrival, id: admission.id, mediaType }));
  } catch (error) {
    if (!kept) await arrival.discard();
    else if (error instanceof Refusal) await store.withdraw(admission.id);
    throw error;
  }
}

/** Whose file it will be: the firm's (null) while it writes, or of the reviewer whose marks are awaited. */
async function ownerOf(ctx: Ctx, { siteId, itemKey }: ProofUpload) {
  const { actor } = ctx;
  if (actor.kind === "firm") {
    const site = await written(ctx, siteId);
    await itemOf(ctx, site, itemKey);
    return { site, reviewerId: null, personId: actor.personId };
  }
  const site = await findSite(ctx, siteId);
  if (!site) throw new Refusal("not-found");
  if (itemKey === REASSESSMENT_ITEM && mayReassess(actor, site))
    return { site, reviewerId: actor.personId, personId: actor.personId };
  await itemOf(ctx, site, itemKey);
  if (!mayScore(actor, site)) throw new Refusal("not-found");
  if (!hasDeclared(actor, site)) throw new Refusal("not-declared");
  return { site, reviewerId: actor.personId, personId: actor.personId };
}

async function admit(ctx: Ctx, upload: ProofUpload): Promise<{ id: string; key: Buffer }> {
  const { reviewerId } = await ownerOf(ctx, upload);
  const { siteId, itemKey } = upload;
  const count = await ctx.tx.siteProof.count({ where: { siteId, itemKey, reviewerId, removedAt: null } });
  if (count >= PROOFS_OF_AN_ITEM) throw new Refusal("too-many-files", { maximum: PROOFS_OF_AN_ITEM });
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`select uuidv7() as id`;
  const id = (reviewerId && upload.id) || rows[0]?.id;
  if (!id) throw new Error("the database made no id");
  return { id, key: await recordKey(ctx, siteId) };
}

async function find(ctx: Ctx, upload: ProofUpload, { sha256, size }: Arrival): Promise<ProofReceipt | null> {
  const { siteId, itemKey } = upload;
  const { reviewerId } = await ownerOf(ctx, upload);
  return ctx.tx.siteProof.findFirst({
    where: { siteId, itemKey, reviewerId, sha256, size, removedAt: null },
    select: { id: true, size: true, sha256: true },
  });
}

async function enter(
  ctx: Ctx,
  { upload, arrival, id, mediaType }: { upload: ProofUpload; arrival: Arrival; id: string; mediaType: string },
): Promise<ProofReceipt> {
  const { siteId, itemKey } = upload;
  const { site, reviewerId, personId } = await ownerOf(ctx, upload);
  const { size, sha256 } = arrival;
  const { count } = await ctx.tx.siteProof.createMany({
    data: [{ id, siteId, itemKey, reviewerId, mediaType, size, sha256, uploadedById: personId, uploadedAt: ctx.now }],
    skipDuplicates: true,
  });
  if (count !== 1) throw new Error(`the proof ${id} came twice at once`);
  if (reviewerId === null) await seal(ctx, siteId, { [proofField(id)]: upload.name });
  record(ctx, "upload.site-proof", { id, enterpriseId: site.enterpriseId, size, sha256 });
  return { id, size, sha256 };
}
