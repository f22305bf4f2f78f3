import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { recordKey } from "@/platform/vault";
import { keepsOutcomes } from "../policy";

/** Lets an official take a proof, and keeps that he did in the trail. Refuses `not-found` (absent or not his: alike). */
export async function openOutcomeFile(ctx: Ctx, { fileId }: { readonly fileId: string }) {
  const row = keepsOutcomes(ctx.actor)
    ? await ctx.tx.outcomeFile.findFirst({
        where: { id: fileId },
        select: { id: true, valueId: true, name: true, mediaType: true, size: true, sha256: true },
      })
    : null;
  if (!row) throw new Refusal("not-found");
  const size = Number(row.size);
  ctx.record({
    act: "download.outcome-file",
    subjectKind: "outcome-file",
    subjectId: row.id,
    detail: { size, valueId: row.valueId },
  });
  return { ...row, size, key: await recordKey(ctx, row.valueId) };
}
