import { addMonths, type Day, startOfDay } from "@/kernel/days";
import type { ClockView } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import type { SiteConclusion } from "../workflow";

/** A visit in the middle of a site's term that is still to be made: the site is checked there (decision 0085). */
export const OPEN_VISIT: { purpose: "mid_term"; status: { in: ("planned" | "arranged")[] } } = {
  purpose: "mid_term",
  status: { in: ["planned", "arranged"] },
};

/** A reassessment that waits for a second person. */
export const UNAPPROVED: { kind: "reassessment"; approvedAt: null; turnedDownAt: null } = {
  ...{ kind: "reassessment", approvedAt: null, turnedDownAt: null },
};
/** The item under which a reassessment's papers lie: none of the sheet's. */
export const REASSESSMENT_ITEM = "R.1";

/** A term is renewed within its last half year. */
const MONTHS_OF_RENEWAL = 6;

/** How far a term has run on a day: whether its last half year has begun, and whether it is over. */
export function termOn(today: Day, validUntil: Day | null): { termEnding: boolean; validityEnded: boolean } {
  return {
    termEnding: validUntil !== null && addMonths(validUntil, -MONTHS_OF_RENEWAL) < today,
    validityEnded: validUntil !== null && validUntil < today,
  };
}

/** Who made the reassessment that waits for a second person, or null. */
export function reassessedBy(
  checks: readonly {
    readonly kind: string;
    readonly approvedAt: Date | null;
    readonly turnedDownAt: Date | null;
    readonly byId: string;
  }[],
): string | null {
  const waiting = checks.find(
    ({ kind, approvedAt, turnedDownAt }) => kind === UNAPPROVED.kind && approvedAt === null && turnedDownAt === null,
  );
  return waiting?.byId ?? null;
}

/** Whether the yearly check is overdue. */
export function isCheckOverdue(clocks: readonly ClockView[]): boolean {
  return clocks.some(({ kind, light }) => kind === "site-check" && light.light === "overdue");
}

/** Papers of a reassessment that were brought since the last half year of the term began. */
export async function reassessmentProofs({ tx }: Ctx, siteId: string, validUntil: Day): Promise<number> {
  const uploadedAt = { gte: startOfDay(addMonths(validUntil, -MONTHS_OF_RENEWAL)) };
  return tx.siteProof.count({ where: { siteId, itemKey: REASSESSMENT_ITEM, removedAt: null, uploadedAt } });
}

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
