import { createHash } from "node:crypto";
import type { Ctx } from "@/platform/database";
import { openSealed } from "@/platform/vault";
import { mayAnswerObjections } from "../policy";

/** The hash under which an objection's code is kept. */
export function hashOfCode(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}

/** What whoever objected finds by his code: when it came, and the answer. For the system, because he is nobody here. */
export async function objectionByCode(
  { tx }: Ctx,
  code: string,
): Promise<{
  readonly receivedAt: Date;
  readonly outcome: "upheld" | "rejected" | null;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly enterpriseName: string;
} | null> {
  const row = await tx.siteObjection.findUnique({
    where: { codeHash: hashOfCode(code) },
    select: {
      receivedAt: true,
      outcome: true,
      answer: true,
      answeredAt: true,
      site: { select: { enterpriseName: true } },
    },
  });
  if (!row) return null;
  const { site, ...objection } = row;
  return { ...objection, enterpriseName: site.enterpriseName };
}

/**
 * One objection for those who answer it, with who objects: opened from the vault, which the trail keeps. Null when there is none for this
 * person.
 */
export async function findObjection(ctx: Ctx, siteId: string, id: string) {
  if (!mayAnswerObjections(ctx.actor)) return null;
  const row = await ctx.tx.siteObjection.findFirst({
    where: { id, siteId },
    select: {
      id: true,
      text: true,
      receivedAt: true,
      outcome: true,
      answer: true,
      answeredAt: true,
      site: { select: { enterpriseName: true } },
    },
  });
  if (!row) return null;
  const identity = await openSealed(ctx, {
    recordId: id,
    complaintId: null,
    fields: ["objection/name", "objection/contact"],
    subjectKind: "site-objection",
    subjectId: id,
    // Whoever is objected to must not learn of it from his access log.
    enterpriseId: null,
    purpose: "site-objection",
  });
  return {
    ...row,
    enterpriseName: row.site.enterpriseName,
    name: identity["objection/name"] ?? "",
    contact: identity["objection/contact"] ?? "",
  };
}
