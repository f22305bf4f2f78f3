import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { openOwn, openSealed, recordKey } from "@/platform/vault";
import { itemsOf, type SheetContent } from "../score-sheets/schema";

export type Answer = {
  readonly itemKey: string;
  readonly points: number;
  readonly note: string;
  /** When the firm said so; before its application: carried over from an earlier one. */
  readonly updatedAt: Date;
};
export type Proof = {
  readonly id: string;
  readonly itemKey: string;
  /** A photograph that a reviewer took; null: the firm's proof. */
  readonly reviewerId: string | null;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
};

const proof = { id: true, itemKey: true, reviewerId: true, mediaType: true, size: true, sha256: true } as const;

/** What the firm claims, and the files that this person may take. Both are hidden from whoever doesn't judge. */
export async function assessmentOf(
  { tx }: Ctx,
  siteId: string,
): Promise<{ answers: readonly Answer[]; proofs: readonly Proof[] }> {
  return {
    answers: await tx.siteAnswer.findMany({
      where: { siteId },
      select: { itemKey: true, points: true, note: true, updatedAt: true },
    }),
    proofs: await tx.siteProof.findMany({
      where: { siteId, removedAt: null },
      select: proof,
      orderBy: { id: "asc" },
    }),
  };
}

/** Items that are not done: without an answer, or claimed without a proof. Bonus items may be left out. */
export function openItemsOf(
  content: SheetContent,
  { answers, proofs }: { readonly answers: readonly Answer[]; readonly proofs: readonly Proof[] },
): string[] {
  return itemsOf(content)
    .filter(({ key, dimension }) => {
      const answer = answers.find(({ itemKey }) => itemKey === key);
      if (!answer) return dimension !== "B";
      return answer.points > 0 && !proofs.some(({ itemKey, reviewerId }) => itemKey === key && reviewerId === null);
    })
    .map(({ key }) => key);
}

/** The sealed field that holds a proof's name. */
export function proofField(proofId: string): string {
  return `proof/${proofId}`;
}

/** The names of a firm's own proofs, for its own pages. */
export async function ownProofNames(
  ctx: Ctx,
  siteId: string,
  proofs: readonly Proof[],
): Promise<Readonly<Record<string, string>>> {
  const names = await openOwn(
    ctx,
    siteId,
    proofs.map(({ id }) => proofField(id)),
  );
  return Object.fromEntries(proofs.map(({ id }) => [id, names[proofField(id)] ?? ""]));
}

/** What a file's name ends with that was given none. */
const ENDINGS: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/ofd": "ofd",
};

export type ProofDownload = Proof & { readonly name: string; readonly key: Buffer };

/**
 * Lets a person take a proof: the act stands in the trail, and the firm finds it in its access log. Refuses `not-found`: absent, removed,
 * or not his.
 */
export async function openProof(ctx: Ctx, proofId: string): Promise<ProofDownload> {
  const row = await ctx.tx.siteProof.findFirst({
    where: { id: proofId, removedAt: null },
    select: { ...proof, siteId: true, site: { select: { enterpriseId: true } } },
  });
  if (!row) throw new Refusal("not-found");
  const { siteId, site, ...file } = row;
  const field = proofField(file.id);
  const subject = { subjectKind: "site-proof", subjectId: file.id, enterpriseId: site.enterpriseId } as const;
  const key = await recordKey(ctx, siteId);
  // A photograph has no name that anybody gave it.
  const named = file.reviewerId === null;
  const name = !named
    ? `${file.itemKey}.${ENDINGS[file.mediaType] ?? "bin"}`
    : ctx.actor.kind === "firm"
      ? (await openOwn(ctx, siteId, [field]))[field]
      : (
          await openSealed(ctx, {
            ...subject,
            recordId: siteId,
            complaintId: null,
            fields: [field],
            purpose: "site-assessment",
          })
        )[field];
  if (ctx.actor.kind !== "firm")
    ctx.record({ ...subject, act: "download.site-proof", purpose: "site-assessment", detail: { size: file.size } });
  return { ...file, name: name ?? "", key };
}
