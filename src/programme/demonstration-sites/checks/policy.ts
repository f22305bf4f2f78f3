import type { Actor } from "@/kernel/actor";

/** What an award stands on, and how far its term has run. */
export type Standing = {
  readonly contactPointStatus: string;
  /** The firm is in business still. */
  readonly inBusiness: boolean;
  /** The firm has said what it set right. */
  readonly rectified: boolean;
  /** The yearly check is overdue. */
  readonly checkOverdue: boolean;
  /** Who made the reassessment that waits for a second person; null: none waits. */
  readonly reassessedById: string | null;
  /** Papers of a reassessment that were brought within this last half year. */
  readonly reassessmentProofs: number;
  /** The last half year of the term has begun. */
  readonly termEnding: boolean;
  /** Last day of the award has passed. */
  readonly validityEnded: boolean;
};

/** Only a firm in business with an active contact point holds an award (domain.md §5.3). */
export function pointMissing({ contactPointStatus, inBusiness }: Standing): string | undefined {
  if (!inBusiness) return "enterprise-ended";
  return contactPointStatus === "active" ? undefined : "contact-point-not-active";
}

/** Why what was to be set right is neither accepted nor asked for again: nothing was reported. */
export function notReported({ rectified }: Pick<Standing, "rectified">): string | undefined {
  return rectified ? undefined : "rectification-missing";
}

/** Why a term isn't made longer: not in its last half year, not checked in time, or without what an award stands on. */
function notYet(site: Standing): string | undefined {
  if (!site.termEnding || site.validityEnded) return "too-early";
  return site.checkOverdue ? "check-overdue" : pointMissing(site);
}

/** Why no reassessment is entered: nor while another one waits, so that never two do. */
export function notReassessed(site: Standing): string | undefined {
  const missing = site.reassessmentProofs > 0 ? undefined : "reassessment-proof-missing";
  return notYet(site) ?? (site.reassessedById === null ? missing : "reassessment-waits");
}

/** Why no reassessment is turned down. Whoever entered it takes back what is wrong with it; another doesn't approve it. */
export function notTurnedDown({ reassessedById }: Standing): string | undefined {
  return reassessedById === null ? "reassessment-missing" : undefined;
}

/** Why no reassessment is approved: none waits, or it is one's own. */
export function notRenewed(site: Standing, actor: Actor): string | undefined {
  if (site.reassessedById === null) return notYet(site) ?? "reassessment-missing";
  return actor.kind === "official" && actor.personId === site.reassessedById ? "own-reassessment" : notYet(site);
}
