import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { openSealed, recordKey, seal } from "@/platform/vault";
import type { EvidenceReceipt, Upload } from "../../evidence/commands";
import { receiveFileFor } from "../../evidence/receiving/commands";
import { MAXIMUM_TRANSFER_FILES } from "../policy";
import { countTransferFiles, fileNameField, findTransfer } from "../queries";
import { transferWorkflow } from "../workflow";

/**
 * Takes a file that goes along with what a department hands over, before it is sent or after it came back. Refusals: `not-found`, `wrong-status`, and
 * those of `receiveFileFor`.
 */
export async function receiveTransferFile(
  who: () => Promise<Actor>,
  { transferId, ...upload }: Omit<Upload, "target"> & { readonly transferId: string },
): Promise<EvidenceReceipt> {
  return receiveFileFor(who, upload, {
    ...{ kind: "transfer-file", under: () => transferId, maximum: MAXIMUM_TRANSFER_FILES },
    place: (ctx) => writable(ctx, transferId),
    hold: (ctx) => hold(ctx, transferId),
    count: (ctx) => countTransferFiles(ctx, transferId),
    find: ({ tx }, bytes) =>
      tx.transferFile.findFirst({ where: { transferId, ...bytes }, select: { id: true, uploadedAt: true } }),
    add: async (ctx, { name, ...row }) => {
      await ctx.tx.transferFile.createMany({ data: [{ transferId, ...row }] });
      await seal(ctx, transferId, { [fileNameField(row.id)]: name });
    },
    told: () => ({ detail: { transferId } }),
  });
}

/** The transfer, while its department may add to it. */
async function writable(ctx: Ctx, transferId: string): Promise<void> {
  const transfer = await findTransfer(ctx, transferId);
  if (!transfer || !transferWorkflow.partiesOf(ctx.actor, transfer).includes("sender")) throw new Refusal("not-found");
  if (transfer.status !== "draft" && transfer.status !== "returned") throw new Refusal("wrong-status");
}

/** The same with its row held: of a file and a sending at once, the second finds what the first did. */
async function hold(ctx: Ctx, transferId: string): Promise<void> {
  await writable(ctx, transferId);
  const { count } = await ctx.tx.transfer.updateMany({
    where: { id: transferId, status: { in: ["draft", "returned"] } },
    data: { updatedAt: ctx.now },
  });
  if (count !== 1) throw new Refusal("wrong-status");
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
