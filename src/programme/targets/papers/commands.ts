import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import type { Register } from "@/platform/periods";
import { recordKey } from "@/platform/vault";
import { type EvidenceReceipt, type FileEntry, freshId, receiveFile, type Upload } from "../../evidence/commands";
import { MAXIMUM_PAPERS } from "../late-entries/policy";
import { recordFor } from "./queries";

type Admission = { readonly id: string; readonly key: Buffer };
type Which = { readonly register: Register; readonly subjectId: string };

/**
 * Takes the paper that shows on which day a register turned, from the city's coordinator, the way evidence is taken. The same bytes are received
 * once. Refusals: `not-found`, `too-many-files`, and those of `receiveFile`.
 */
export async function receiveRegisterPaper(
  who: () => Promise<Actor>,
  { register, subjectId, ...upload }: Omit<Upload, "target"> & Which,
): Promise<EvidenceReceipt> {
  const which = { register, subjectId };
  return receiveFile(who, upload, {
    admit: (ctx) => admit(ctx, which),
    enter: (ctx, entry: FileEntry<Admission>) => enter(ctx, which, entry),
  });
}

async function admit(ctx: Ctx, which: Which): Promise<Admission> {
  const record = await recordFor(ctx, which);
  if (!record) throw new Refusal("not-found");
  if ((await ctx.tx.registerPaper.count({ where: { subjectId: which.subjectId } })) >= MAXIMUM_PAPERS)
    throw new Refusal("too-many-files", { maximum: MAXIMUM_PAPERS });
  return { id: await freshId(ctx), key: await recordKey(ctx, record.enterpriseId) };
}

async function enter(
  ctx: Ctx,
  which: Which,
  { admission: { id }, arrival: { size, sha256 }, file }: FileEntry<Admission>,
): Promise<EvidenceReceipt> {
  const { tx, actor, now } = ctx;
  const record = await recordFor(ctx, which);
  if (!record || actor.kind !== "official") throw new Refusal("not-found");
  const receipt = { name: file.name, size, sha256, hashedBy: file.hashedBy };
  const there = await tx.registerPaper.findFirst({
    where: { subjectId: which.subjectId, sha256, size },
    select: { id: true, uploadedAt: true },
  });
  if (there) return { ...receipt, id: there.id, uploadedAt: there.uploadedAt.toISOString() };
  await tx.registerPaper.createMany({
    data: [{ id, ...which, ...record, size, sha256, ...file, uploadedById: actor.personId, uploadedAt: now }],
  });
  ctx.record({
    act: "upload.register-paper",
    subjectKind: "register-paper",
    subjectId: id,
    enterpriseId: record.enterpriseId,
    detail: { size, sha256, hashedBy: file.hashedBy, subjectId: which.subjectId },
  });
  return { ...receipt, id, uploadedAt: now.toISOString() };
}
