import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { recordKey } from "@/platform/vault";
import { type EvidenceReceipt, type FileEntry, freshId, receiveFile, type Upload } from "../../evidence/commands";
import { type Filing, findFiling } from "../counter/queries";
import { MAXIMUM_SCANS } from "./policy";

type Admission = { readonly id: string; readonly key: Buffer };

/**
 * Takes the scan of a signed print-out from an official who sees the filing, while it waits, the way evidence is taken: sealed, with its hash. The same
 * bytes are received once. Refusals: `not-found`, `wrong-status`, `too-many-files`, and those of `receiveFile`.
 */
export async function receiveScan(
  who: () => Promise<Actor>,
  { filingId, ...upload }: Omit<Upload, "target"> & { readonly filingId: string },
): Promise<EvidenceReceipt> {
  return receiveFile(who, upload, {
    admit: (ctx) => admit(ctx, filingId),
    enter: (ctx, entry: FileEntry<Admission>) => enter(ctx, filingId, entry),
  });
}

/** The filing, while an official may add to it. */
async function waiting(ctx: Ctx, filingId: string): Promise<Filing> {
  const filing = ctx.actor.kind === "official" ? await findFiling(ctx, filingId) : null;
  if (!filing) throw new Refusal("not-found");
  if (filing.status !== "waiting") throw new Refusal("wrong-status");
  return filing;
}

async function admit(ctx: Ctx, filingId: string): Promise<Admission> {
  const { scans } = await waiting(ctx, filingId);
  if (scans.length >= MAXIMUM_SCANS) throw new Refusal("too-many-files", { maximum: MAXIMUM_SCANS });
  return { id: await freshId(ctx), key: await recordKey(ctx, filingId) };
}

async function enter(
  ctx: Ctx,
  filingId: string,
  { admission: { id }, arrival: { size, sha256 }, file }: FileEntry<Admission>,
): Promise<EvidenceReceipt> {
  const { tx, actor, now } = ctx;
  const { enterpriseId } = await waiting(ctx, filingId);
  if (actor.kind !== "official") throw new Refusal("not-found");
  const receipt = { name: file.name, size, sha256, hashedBy: file.hashedBy };
  const there = await tx.filingScan.findFirst({
    where: { filingId, sha256, size },
    select: { id: true, uploadedAt: true },
  });
  if (there) return { ...receipt, id: there.id, uploadedAt: there.uploadedAt.toISOString() };
  await tx.filingScan.createMany({
    data: [{ id, filingId, size, sha256, ...file, uploadedById: actor.personId, uploadedAt: now }],
  });
  ctx.record({
    act: "upload.filing-scan",
    subjectKind: "filing-scan",
    subjectId: id,
    enterpriseId,
    detail: { size, sha256, hashedBy: file.hashedBy, filingId },
  });
  return { ...receipt, id, uploadedAt: now.toISOString() };
}
