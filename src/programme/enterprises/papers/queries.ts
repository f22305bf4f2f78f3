import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { recordKey } from "@/platform/vault";
import { keepsRegister, mayCorrect } from "../policy";
import { findEnterprise } from "../queries";

export type PaperLine = {
  readonly id: string;
  readonly changeId: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
};

/** The papers of a firm's corrections, for the office that corrects; for everybody else none. */
export async function papersOf(ctx: Ctx, enterpriseId: string): Promise<PaperLine[]> {
  if (!keepsRegister(ctx.actor)) return [];
  const rows = await ctx.tx.changePaper.findMany({
    where: { change: { enterpriseId } },
    select: { id: true, changeId: true, name: true, size: true, sha256: true },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}

/** The firm of a correction that this person may add a paper to, or null. */
export async function correctionFor(ctx: Ctx, changeId: string): Promise<{ enterpriseId: string } | null> {
  const change = await ctx.tx.enterpriseChange.findFirst({
    where: { id: changeId, askedBy: { not: null } },
    select: { enterpriseId: true },
  });
  const enterprise = change && (await findEnterprise(ctx, change.enterpriseId));
  return enterprise && mayCorrect(ctx.actor, enterprise) ? { enterpriseId: enterprise.id } : null;
}

/** Lets an official take the paper of a correction, and keeps that he did in the trail. Refuses `not-found` (absent or not his: alike). */
export async function openPaper(ctx: Ctx, { fileId }: { readonly fileId: string }) {
  const row = await ctx.tx.changePaper.findFirst({
    where: { id: fileId },
    select: { id: true, changeId: true, name: true, mediaType: true, size: true, sha256: true },
  });
  const correction = row && (await correctionFor(ctx, row.changeId));
  if (!row || !correction) throw new Refusal("not-found");
  const size = Number(row.size);
  ctx.record({
    act: "download.change-paper",
    purpose: "correction",
    subjectKind: "change-paper",
    subjectId: row.id,
    enterpriseId: correction.enterpriseId,
    detail: { size, changeId: row.changeId },
  });
  return { ...row, size, key: await recordKey(ctx, row.changeId) };
}
