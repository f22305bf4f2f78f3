import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { recordKey } from "@/platform/vault";

export type Scan = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly uploadedById: string;
};

/** The scans of these filings, each filing's in the order in which they came. */
export async function scansOf({ tx }: Ctx, filingIds: readonly string[]): Promise<Map<string, Scan[]>> {
  const scans = new Map<string, Scan[]>(filingIds.map((id) => [id, []]));
  if (filingIds.length === 0) return scans;
  const rows = await tx.filingScan.findMany({
    where: { filingId: { in: [...filingIds] } },
    select: { id: true, filingId: true, name: true, size: true, sha256: true, uploadedById: true },
    orderBy: { id: "asc" },
  });
  for (const { filingId, size, ...scan } of rows) scans.get(filingId)?.push({ ...scan, size: Number(size) });
  return scans;
}

/** Lets whoever sees the filing take its scan, and keeps that he did in the trail. Refusals: `not-found` (absent or not his: alike). */
export async function openScan(ctx: Ctx, { fileId }: { readonly fileId: string }) {
  const row = await ctx.tx.filingScan.findFirst({
    where: { id: fileId },
    select: {
      ...{ id: true, filingId: true, name: true, mediaType: true, size: true, sha256: true },
      filing: { select: { enterpriseId: true } },
    },
  });
  if (!row || ctx.actor.kind === "public") throw new Refusal("not-found");
  const { filing, ...file } = row;
  const size = Number(row.size);
  ctx.record({
    act: "download.filing-scan",
    purpose: "filing",
    subjectKind: "filing-scan",
    subjectId: row.id,
    enterpriseId: filing.enterpriseId,
    detail: { size, filingId: row.filingId },
  });
  return { ...file, size, key: await recordKey(ctx, row.filingId) };
}
