import type { Ctx } from "@/platform/database";
import type { SiteConclusion } from "../workflow";

/** A visit in the middle of a site's term that is still to be made: the site is checked there (decision 0085). */
export const OPEN_VISIT: { purpose: "mid_term"; status: { in: ("planned" | "arranged")[] } } = {
  purpose: "mid_term",
  status: { in: ["planned", "arranged"] },
};

export type AwaitedVisit = { readonly id: string; readonly dueOn: Date | null; readonly arrangedOn: Date | null };

/** The visit at which this firm's site is checked next, or null: none is planned, or none that this person sees. */
export async function visitAwaited({ tx }: Ctx, enterpriseId: string): Promise<AwaitedVisit | null> {
  return tx.visit.findFirst({
    where: { enterpriseId, ...OPEN_VISIT },
    select: { id: true, dueOn: true, arrangedOn: true },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
  });
}

export type VisitConclusion = {
  readonly siteId: string;
  readonly conclusion: SiteConclusion;
  readonly findings: string;
};

/** What a visit concluded about the site; null when it concluded nothing. */
export async function conclusionOf({ tx }: Ctx, visitId: string): Promise<VisitConclusion | null> {
  const row = await tx.siteCheck.findUnique({
    where: { visitId },
    select: { siteId: true, result: true, findings: true },
  });
  return row && { siteId: row.siteId, conclusion: row.result === "kept" ? "check" : "rectify", findings: row.findings };
}
