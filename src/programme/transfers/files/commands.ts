import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { openSealed, recordKey, seal } from "@/platform/vault";
import { type EvidenceReceipt, type FileEntry, freshId, receiveFile, type Upload } from "../../evidence/commands";
import { MAXIMUM_TRANSFER_FILES } from "../policy";
import { countTransferFiles, fileNameField, findTransfer, type TransferDetail } from "../queries";
import { transferWorkflow } from "../workflow";

type Admission = { readonly id: string; readonly key: Buffer };

/**
 * Takes a file that goes along with what a department hands over, before it is sent or after it came back, the way evidence is taken: sealed, with
 * its hash. The same bytes are received once. Refusals: `not-found`, `wrong-status`, `too-many-files`, and those of `receiveFile`.
 */
export async function receiveTransferFile(
  who: () => Promise<Actor>,
  { transferId, ...upload }: Omit<Upload, "target"> & { readonly transferId: string },
): Promise<EvidenceReceipt> {
  return receiveFile(who, upload, {
    admit: (ctx) => admit(ctx, transferId),
    enter: (ctx, entry: FileEntry<Admission>) => enter(ctx, transferId, entry),
  });
}

/** The transfer, while its department may add to it. */
async function writable(ctx: Ctx, transferId: string): Promise<TransferDetail> {
  const transfer = await findTransfer(ctx, transferId);
  if (!transfer || !transferWorkflow.partiesOf(ctx.actor, transfer).includes("sender")) throw new Refusal("not-found");
  if (transfer.status !== "draft" && transfer.status !== "returned") throw new Refusal("wrong-status");
  return transfer;
}

async function admit(ctx: Ctx, transferId: string): Promise<Admission> {
  await writable(ctx, transferId);
  if ((await countTransferFiles(ctx, transferId)) >= MAXIMUM_TRANSFER_FILES)
    throw new Refusal("too-many-files", { maximum: MAXIMUM_TRANSFER_FILES });
  return { id: await freshId(ctx), key: await recordKey(ctx, transferId) };
}

async function enter(
  ctx: Ctx,
  transferId: string,
  { admission: { id }, arrival: { size, sha256 }, file: { name, ...file } }: FileEntry<Admission>,
): Promise<EvidenceReceipt> {
  const { tx, actor, now } = ctx;
  await writable(ctx, transferId);
  if (actor.kind !== "official") throw new Refusal("not-found");
  // Holds the row: of a file and a sending at once, the second finds what the first did.
  const held = await tx.transfer.updateMany({
    where: { id: transferId, status: { in: ["draft", "returned"] } },
    data: { updatedAt: now },
  });
  if (held.count !== 1) throw new Refusal("wrong-status");
  const receipt = { name, size, sha256, hashedBy: file.hashedBy };
  const { count } = await tx.transferFile.createMany({
    data: [{ id, transferId, size, sha256, ...file, uploadedById: actor.personId, uploadedAt: now }],
    skipDuplicates: true,
  });
  if (count === 0) {
    const there = await tx.transferFile.findFirstOrThrow({
      where: { transferId, sha256, size },
      select: { id: true, uploadedAt: true },
    });
    return { ...receipt, id: there.id, uploadedAt: there.uploadedAt.toISOString() };
  }
  await seal(ctx, transferId, { [fileNameField(id)]: name });
  ctx.record({
    act: "upload.transfer-file",
    subjectKind: "transfer-file",
    subjectId: id,
    detail: { size, sha256, hashedBy: file.hashedBy, transferId },
  });
  return { ...receipt, id, uploadedAt: now.toISOString() };
}

/**
 * Lets whoever reads the transfer take a file of it, with his reason, and keeps that he did in the trail. Refusals: `not-found` (absent or not his:
 * alike), `purpose-missing`.
 */
export async function openTransferFile(
  ctx: Ctx,
  { fileId, purpose }: { readonly fileId: string; readonly purpose: string },
) {
  const row = await ctx.tx.transferFile.findFirst({
    where: { id: fileId },
    select: { id: true, transferId: true, mediaType: true, size: true, sha256: true },
  });
  if (!row) throw new Refusal("not-found");
  if (purpose === "") throw new Refusal("purpose-missing");
  const size = Number(row.size);
  const names = await openSealed(ctx, {
    ...{ recordId: row.transferId, complaintId: null, fields: [fileNameField(row.id)] },
    ...{ subjectKind: "transfer-file", subjectId: row.id, enterpriseId: null, purpose },
  });
  // One look, at the transfer: both of its sides find it there.
  ctx.record({
    ...{ act: "download.transfer-file", subjectKind: "transfer", subjectId: row.transferId, purpose },
    detail: { size, fileId: row.id },
  });
  return { ...row, size, name: names[fileNameField(row.id)] ?? "", key: await recordKey(ctx, row.transferId) };
}
