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

export type ObjectionLine = {
  readonly id: string;
  readonly siteId: string;
  readonly enterpriseName: string;
  readonly receivedAt: Date;
  readonly outcome: "upheld" | "rejected" | null;
  readonly answeredAt: Date | null;
};

/** How many of them the page shows; a file holds all. */
export const MOST_OBJECTIONS = 200;

/** The objections to all notices, those without an answer first; for whoever answers them. Neither what they say nor who objects: that is opened one by one. */
export async function listObjections({ tx, actor }: Ctx, most = MOST_OBJECTIONS + 1): Promise<ObjectionLine[]> {
  if (!mayAnswerObjections(actor)) return [];
  const rows = await tx.siteObjection.findMany({
    select: {
      id: true,
      siteId: true,
      receivedAt: true,
      outcome: true,
      answeredAt: true,
      site: { select: { enterpriseName: true } },
    },
    orderBy: [{ answeredAt: { sort: "desc", nulls: "first" } }, { receivedAt: "desc" }, { id: "desc" }],
    take: most,
  });
  return rows.map(({ site, ...row }) => ({ ...row, enterpriseName: site.enterpriseName }));
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
