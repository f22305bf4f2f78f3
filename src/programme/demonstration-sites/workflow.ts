import { type Actor, actsForFirm, hasDuty, isMarketRegulator } from "@/kernel/actor";
import type { Workflow } from "@/kernel/workflow";
import { isReviewer } from "./policy";

export const SITE_STATUSES = [
  "applied",
  "returned",
  "recommended",
  "scored",
  "in_notice",
  "awarded",
  "refused",
  "revoked",
  "expired",
] as const;
export type SiteStatus = (typeof SITE_STATUSES)[number];
type Party = "firm" | "county" | "reviewer" | "city" | "system";
type Clock = "site-recommend" | "site-score" | "site-notice";

/** Pass mark of the score sheet, a proposal (domain.md §5.5); the sheet itself is a later matter. */
export const PASS_MARK = 80;
export const REVIEWERS_NEEDED = 2;

export type SiteSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly enterpriseId: string;
  readonly divisionCode: string;
  readonly contactPointStatus: string;
  readonly signedScores: number;
  /** Mean of the signed scores, known once both are in. */
  readonly meanScore: number | null;
  readonly noticeEnded: boolean;
  /** Last day of the award has passed. */
  readonly validityEnded: boolean;
};

function partiesOf(actor: Actor, { enterpriseId, divisionCode }: SiteSubject): Party[] {
  if (actor.kind === "system") return ["system"];
  const parties: Party[] = [];
  if (actsForFirm(actor, enterpriseId)) parties.push("firm");
  if (isMarketRegulator(actor)) {
    if (hasDuty(actor, "programme_officer") && (actor.divisionCode === divisionCode || actor.level === "city"))
      parties.push("county");
    if (isReviewer(actor)) parties.push("reviewer");
    if (actor.level === "city" && hasDuty(actor, "coordinator")) parties.push("city");
  }
  return parties;
}

/** Award of a demonstration site (商业秘密保护示范点): programme document 三(三); procedure domain.md §5.3, in short. */
export const siteWorkflow = {
  name: "demonstration-site",
  statuses: SITE_STATUSES,
  start: { status: "applied", clocks: { start: ["site-recommend"] }, tell: ["county"] },
  end: ["refused", "revoked", "expired"],
  parties: ["firm", "county", "reviewer", "city", "system"],
  partiesOf,
  steps: {
    recommend: {
      from: ["applied"],
      to: "recommended",
      by: ["county"],
      clocks: { meet: ["site-recommend"], start: ["site-score"] },
      tell: ["reviewer", "city", "firm"],
      refuseWhen: ({ contactPointStatus }) =>
        contactPointStatus === "active" ? undefined : "contact-point-not-active",
    },
    return: {
      from: ["applied"],
      to: "returned",
      by: ["county"],
      clocks: { cancel: ["site-recommend"] },
      tell: ["firm"],
    },
    resubmit: {
      from: ["returned"],
      to: "applied",
      by: ["firm"],
      clocks: { start: ["site-recommend"] },
      tell: ["county"],
    },
    conclude: {
      from: ["recommended"],
      to: "scored",
      by: ["reviewer"],
      clocks: { meet: ["site-score"] },
      tell: ["city"],
      refuseWhen: ({ signedScores }) => (signedScores >= REVIEWERS_NEEDED ? undefined : "second-score-missing"),
    },
    announce: {
      from: ["scored"],
      to: "in_notice",
      by: ["city"],
      clocks: { start: ["site-notice"] },
      tell: ["firm", "county"],
      irreversible: true,
      refuseWhen: ({ meanScore }) => (meanScore !== null && meanScore >= PASS_MARK ? undefined : "below-pass-mark"),
    },
    award: {
      from: ["in_notice"],
      to: "awarded",
      by: ["city"],
      // The notice is a term to wait for, not to keep: an award after it is no missed date.
      clocks: { cancel: ["site-notice"] },
      tell: ["firm", "county"],
      irreversible: true,
      paper: "site-award",
      refuseWhen: ({ noticeEnded }) => (noticeEnded ? undefined : "notice-running"),
    },
    refuse: {
      from: ["scored", "in_notice"],
      to: "refused",
      by: ["city"],
      clocks: { cancel: ["site-notice"] },
      tell: ["firm", "county"],
      irreversible: true,
    },
    revoke: { from: ["awarded"], to: "revoked", by: ["city"], tell: ["firm", "county"], irreversible: true },
    expire: {
      from: ["awarded"],
      to: "expired",
      by: ["system"],
      tell: ["firm", "city"],
      refuseWhen: ({ validityEnded }) => (validityEnded ? undefined : "still-valid"),
    },
  },
} as const satisfies Workflow<SiteStatus, Party, Clock, SiteSubject>;
