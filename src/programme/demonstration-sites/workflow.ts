import { type Actor, actsForFirm, hasDuty, isMarketRegulator } from "@/kernel/actor";
import { addDays, addMonths, type Day } from "@/kernel/days";
import type { Workflow } from "@/kernel/workflow";

export const SITE_STATUSES = [
  "draft",
  "applied",
  "returned",
  "recommended",
  "on_site",
  "reconciling",
  "scored",
  "panel",
  "meeting",
  "in_notice",
  "awarded",
  "rectifying",
  "refused",
  "revoked",
  "expired",
] as const;
export type SiteStatus = (typeof SITE_STATUSES)[number];
type Party = "firm" | "county" | "reviewer" | "panel" | "city" | "leader" | "system";
type Clock =
  | "site-recommend"
  | "site-review"
  | "site-score"
  | "site-decide"
  | "site-notice"
  | "site-check"
  | "site-rectify";

/** Duties from which reviewers and panels are named: experts, and the city's legal reviewers and investigators. */
export const REVIEWING_DUTIES = ["site_reviewer", "legal_reviewer", "investigator"] as const;
/** What a check of an awarded site ends with, as the steps that it takes: it passes, or has to be rectified. */
export const SITE_CONCLUSIONS = ["check", "rectify"] as const;
export type SiteConclusion = (typeof SITE_CONCLUSIONS)[number];
/** So long before it is due, the yearly check of a site waits for its county. */
export const DAYS_BEFORE_CHECK = 30;
/** At least so many score a site apart; so many at least sit on its panel and vote. */
export const REVIEWERS_NEEDED = 2;
export const PANEL_NEEDED = 3;
/** How long an award lasts, and how much a renewal adds: three years (domain.md §5.3). */
export const MONTHS_OF_AWARD = 36;

/** The last day of an award that begins on this one. */
export function lastDayOfAward(awardedOn: Day): Day {
  return addDays(addMonths(awardedOn, MONTHS_OF_AWARD), -1);
}

/** Who was named, and what is awaited of him. */
export type Seat = {
  readonly personId: string;
  readonly part: "reviewer" | "panel";
  readonly recused: boolean;
  /** His signature or vote is awaited. */
  readonly pending: boolean;
};

export type SiteSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly enterpriseId: string;
  readonly divisionCode: string;
  readonly contactPointStatus: string;
  /** Items of the self-assessment without an answer or without a proof; of a draft. */
  readonly openItems: number;
  readonly seats: readonly Seat[];
  /** Difference of the signed totals, and the most that may be; known once all are in. */
  readonly spread: number | null;
  readonly allowedSpread: number;
  /** Why the scores don't suffice; undefined when they do. */
  readonly shortfall: "below-pass-mark" | "dimension-below" | "veto-found" | undefined;
  readonly noticeEnded: boolean;
  readonly openObjections: number;
  readonly upheldObjections: number;
  /** A visit in the middle of its term is planned: it is checked there, not here. */
  readonly visitWaits: boolean;
  /** The firm has said what it set right. */
  readonly rectified: boolean;
  /** The last half year of the term has begun. */
  readonly termEnding: boolean;
  /** Last day of the award has passed. */
  readonly validityEnded: boolean;
};

function partiesOf(actor: Actor, { enterpriseId, divisionCode, seats }: SiteSubject): Party[] {
  if (actor.kind === "system") return ["system"];
  const parties: Party[] = [];
  if (actsForFirm(actor, enterpriseId)) parties.push("firm");
  if (actor.kind !== "official") return parties;
  for (const { personId, part, recused } of seats) if (personId === actor.personId && !recused) parties.push(part);
  if (isMarketRegulator(actor)) {
    if (hasDuty(actor, "programme_officer") && (actor.divisionCode === divisionCode || actor.level === "city"))
      parties.push("county");
    if (actor.level === "city" && hasDuty(actor, "coordinator")) parties.push("city");
    if (actor.level === "city" && hasDuty(actor, "bureau_leader")) parties.push("leader");
  }
  return parties;
}

/** Those of a part who take part: named, and not recused. */
export function seated(seats: readonly Seat[], part: Seat["part"]): readonly Seat[] {
  return seats.filter((seat) => seat.part === part && !seat.recused);
}

function signaturesMissing({ seats }: SiteSubject): boolean {
  const reviewers = seated(seats, "reviewer");
  return reviewers.length < REVIEWERS_NEEDED || reviewers.some(({ pending }) => pending);
}

function apart({ spread, allowedSpread }: SiteSubject): boolean {
  return spread !== null && spread > allowedSpread;
}

function checkedAtVisit({ visitWaits }: SiteSubject): string | undefined {
  return visitWaits ? "visit-waits" : undefined;
}

function scoresDiffer(site: SiteSubject): string | undefined {
  if (signaturesMissing(site)) return "second-score-missing";
  return apart(site) ? "scores-differ" : undefined;
}

/** Award of a demonstration site (商业秘密保护示范点): programme document 三(三); procedure domain.md §5.3. */
export const siteWorkflow = {
  name: "demonstration-site",
  statuses: SITE_STATUSES,
  start: { status: "draft" },
  end: ["refused", "revoked", "expired"],
  parties: ["firm", "county", "reviewer", "panel", "city", "leader", "system"],
  partiesOf,
  steps: {
    submit: {
      from: ["draft"],
      to: "applied",
      by: ["firm"],
      clocks: { start: ["site-recommend"] },
      tell: ["county"],
      refuseWhen: ({ contactPointStatus, openItems }) =>
        contactPointStatus !== "active"
          ? "contact-point-not-active"
          : openItems > 0
            ? "self-assessment-incomplete"
            : undefined,
    },
    recommend: {
      from: ["applied"],
      to: "recommended",
      by: ["county"],
      clocks: { meet: ["site-recommend"], start: ["site-review"] },
      tell: ["city", "firm"],
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
    sendBack: {
      from: ["recommended"],
      to: "returned",
      by: ["city"],
      clocks: { meet: ["site-review"] },
      tell: ["firm", "county"],
    },
    resubmit: {
      from: ["returned"],
      to: "applied",
      by: ["firm"],
      clocks: { start: ["site-recommend"] },
      tell: ["county"],
      refuseWhen: ({ openItems }) => (openItems > 0 ? "self-assessment-incomplete" : undefined),
    },
    assign: {
      from: ["recommended"],
      to: "on_site",
      by: ["city"],
      clocks: { meet: ["site-review"], start: ["site-score"] },
      tell: ["reviewer", "firm"],
    },
    conclude: {
      from: ["on_site", "reconciling"],
      to: "scored",
      by: ["reviewer", "city"],
      clocks: { meet: ["site-score"], start: ["site-decide"] },
      tell: ["city"],
      refuseWhen: scoresDiffer,
    },
    reconcile: {
      from: ["on_site", "reconciling"],
      to: "reconciling",
      by: ["reviewer", "city"],
      tell: ["reviewer", "city"],
      refuseWhen: (site) =>
        signaturesMissing(site) ? "second-score-missing" : apart(site) ? undefined : "scores-agree",
    },
    convene: {
      from: ["scored"],
      to: "panel",
      by: ["city"],
      tell: ["panel"],
      refuseWhen: ({ shortfall }) => shortfall,
    },
    advise: {
      from: ["panel"],
      to: "meeting",
      by: ["city"],
      tell: ["leader"],
      refuseWhen: ({ seats }) => {
        const panel = seated(seats, "panel");
        return panel.length < PANEL_NEEDED || panel.some(({ pending }) => pending) ? "votes-missing" : undefined;
      },
    },
    announce: {
      from: ["meeting"],
      to: "in_notice",
      by: ["leader"],
      clocks: { meet: ["site-decide"], start: ["site-notice"] },
      tell: ["firm", "county", "city"],
      irreversible: true,
    },
    award: {
      from: ["in_notice"],
      to: "awarded",
      by: ["city"],
      // The notice is a term to wait for, not to keep: an award after it is no missed date.
      clocks: { cancel: ["site-notice"], start: ["site-check"] },
      tell: ["firm", "county"],
      irreversible: true,
      paper: "site-award",
      refuseWhen: ({ noticeEnded, openObjections, upheldObjections }) => {
        if (openObjections > 0) return "objection-open";
        if (upheldObjections > 0) return "objection-upheld";
        return noticeEnded ? undefined : "notice-running";
      },
    },
    refuse: {
      from: ["scored", "panel", "meeting", "in_notice"],
      to: "refused",
      by: ["city", "leader"],
      clocks: { meet: ["site-decide"], cancel: ["site-notice"] },
      tell: ["firm", "county"],
      irreversible: true,
    },
    check: {
      from: ["awarded"],
      to: "awarded",
      by: ["county", "city"],
      clocks: { meet: ["site-check"], start: ["site-check"] },
      tell: ["firm"],
      refuseWhen: checkedAtVisit,
    },
    rectify: {
      from: ["awarded"],
      to: "rectifying",
      by: ["county", "city"],
      clocks: { meet: ["site-check"], start: ["site-rectify"] },
      tell: ["firm", "city"],
      refuseWhen: checkedAtVisit,
    },
    report: { from: ["rectifying"], to: "rectifying", by: ["firm"], tell: ["city", "county"] },
    restore: {
      from: ["rectifying"],
      to: "awarded",
      by: ["city"],
      clocks: { meet: ["site-rectify"], start: ["site-check"] },
      tell: ["firm", "county"],
      refuseWhen: ({ rectified }) => (rectified ? undefined : "rectification-missing"),
    },
    renew: {
      from: ["awarded"],
      to: "awarded",
      by: ["city"],
      tell: ["firm", "county"],
      irreversible: true,
      refuseWhen: ({ termEnding, validityEnded }) => (termEnding && !validityEnded ? undefined : "too-early"),
    },
    revoke: {
      from: ["awarded", "rectifying"],
      to: "revoked",
      by: ["city"],
      clocks: { cancel: ["site-check", "site-rectify"] },
      tell: ["firm", "county"],
      irreversible: true,
    },
    expire: {
      from: ["awarded", "rectifying"],
      to: "expired",
      by: ["system"],
      clocks: { cancel: ["site-check", "site-rectify"] },
      tell: ["firm", "city"],
      refuseWhen: ({ validityEnded }) => (validityEnded ? undefined : "still-valid"),
    },
  },
} as const satisfies Workflow<SiteStatus, Party, Clock, SiteSubject>;
