import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import type { Register } from "@/platform/periods";
import { recordKey } from "@/platform/vault";
import { mayEnterLate } from "../late-entries/policy";

export type PaperLine = { readonly id: string; readonly name: string; readonly size: number; readonly sha256: string };

/** The papers that were handed in for the days of a contact point or a site, oldest first; for its bureau and the city. */
export async function papersOf({ tx }: Ctx, subjectId: string): Promise<PaperLine[]> {
  const rows = await tx.registerPaper.findMany({
    where: { subjectId },
    select: { id: true, name: true, size: true, sha256: true },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}

/** The paper, when it is one of this record; else null. */
export async function paperOf({ tx }: Ctx, subjectId: string, paperId: string): Promise<string | null> {
  if (!paperId) return null;
  const row = await tx.registerPaper.findFirst({ where: { id: paperId, subjectId }, select: { id: true } });
  return row?.id ?? null;
}

/** The record whose days this person may put right, with whose it is; else null. */
export async function recordFor(ctx: Ctx, { register, subjectId }: { register: Register; subjectId: string }) {
  if (!mayEnterLate(ctx.actor)) return null;
  const which = { where: { id: subjectId }, select: { enterpriseId: true, divisionCode: true } } as const;
  return register === "contact-points"
    ? ctx.tx.contactPoint.findUnique(which)
    : ctx.tx.demonstrationSite.findUnique(which);
}

/** Lets a regulator take a paper, and keeps that he did in the trail. Refuses `not-found` (absent or not his: alike). */
export async function openRegisterPaper(ctx: Ctx, { fileId }: { readonly fileId: string }) {
  const row = await ctx.tx.registerPaper.findFirst({
    where: { id: fileId },
    select: { id: true, enterpriseId: true, subjectId: true, name: true, mediaType: true, size: true, sha256: true },
  });
  if (!row) throw new Refusal("not-found");
  const size = Number(row.size);
  ctx.record({
    act: "download.register-paper",
    purpose: "register",
    subjectKind: "register-paper",
    subjectId: row.id,
    enterpriseId: row.enterpriseId,
    detail: { size, subjectId: row.subjectId },
  });
  return { ...row, size, key: await recordKey(ctx, row.enterpriseId) };
}
