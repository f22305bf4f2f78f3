import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { recordKey } from "@/platform/vault";
import { type EvidenceReceipt, type FileEntry, freshId, receiveFile, type Upload } from "../../evidence/commands";
import { MAXIMUM_PAPERS } from "./policy";
import { correctionFor } from "./queries";

type Admission = { readonly id: string; readonly key: Buffer };

/**
 * Takes the paper with which a correction was asked for, from the office that corrects there, the way evidence is taken. The same bytes are received
 * once. Refusals: `not-found`, `too-many-files`, and those of `receiveFile`.
 */
export async function receivePaper(
  who: () => Promise<Actor>,
  { changeId, ...upload }: Omit<Upload, "target"> & { readonly changeId: string },
): Promise<EvidenceReceipt> {
  return receiveFile(who, upload, {
    admit: (ctx) => admit(ctx, changeId),
    enter: (ctx, entry: FileEntry<Admission>) => enter(ctx, changeId, entry),
  });
}

async function admit(ctx: Ctx, changeId: string): Promise<Admission> {
  if (!(await correctionFor(ctx, changeId))) throw new Refusal("not-found");
  if ((await ctx.tx.changePaper.count({ where: { changeId } })) >= MAXIMUM_PAPERS)
    throw new Refusal("too-many-files", { maximum: MAXIMUM_PAPERS });
  return { id: await freshId(ctx), key: await recordKey(ctx, changeId) };
}

async function enter(
  ctx: Ctx,
  changeId: string,
  { admission: { id }, arrival: { size, sha256 }, file }: FileEntry<Admission>,
): Promise<EvidenceReceipt> {
  const { tx, actor, now } = ctx;
  const correction = await correctionFor(ctx, changeId);
  if (!correction || actor.kind !== "official") throw new Refusal("not-found");
  const receipt = { name: file.name, size, sha256, hashedBy: file.hashedBy };
  const there = await tx.changePaper.findFirst({
    where: { changeId, sha256, size },
    select: { id: true, uploadedAt: true },
  });
  if (there) return { ...receipt, id: there.id, uploadedAt: there.uploadedAt.toISOString() };
  await tx.changePaper.createMany({
    data: [{ id, changeId, size, sha256, ...file, uploadedById: actor.personId, uploadedAt: now }],
  });
  ctx.record({
    act: "upload.change-paper",
    subjectKind: "change-paper",
    subjectId: id,
    enterpriseId: correction.enterpriseId,
    detail: { size, sha256, hashedBy: file.hashedBy, changeId },
  });
  return { ...receipt, id, uploadedAt: now.toISOString() };
}
