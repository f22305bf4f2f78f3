import { type Actor, actsForFirm, hasDuty, isMarketRegulator, isOfBureau, isOfCityBureau } from "@/kernel/actor";
import { addDays, addMonths, type Day } from "@/kernel/days";
import type { Workflow } from "@/kernel/workflow";
import { notReassessed, notRenewed, notReported, notTurnedDown, pointMissing, type Standing } from "./checks/policy";
import { panelAgainst, type Seat, scoresAgree, scoresDiffer, signed, type Votes, votesMissing } from "./seats/policy";

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
  "withdrawn",
] as const;
export type SiteStatus = (typeof SITE_STATUSES)[number];
type Party = "firm" | "county" | "reviewer" | "panel" | "city" | "leader" | "system";
type Clock = `site-${"recommend" | "review" | "score" | "decide" | "notice" | "check" | "rectify"}`;

/** Duties from which reviewers and panels are named: experts, and the city's legal reviewers and investigators. */
export const REVIEWING_DUTIES = ["site_reviewer", "legal_reviewer", "investigator"] as const;
/** What a check of an awarded site ends with, as the steps that it takes: it passes, or has to be rectified. */
export const SITE_CONCLUSIONS = ["check", "rectify"] as const;
export type SiteConclusion = (typeof SITE_CONCLUSIONS)[number];
/** So long before it is due, the yearly check of a site waits for its county. */
export const DAYS_BEFORE_CHECK = 30;
/** While somebody who was named is awaited. */
export const JUDGED_STATUSES = ["on_site", "reconciling", "panel"] as const;
/** A firm with one of these has none that lives: it may apply. */
export const ENDED_STATUSES = ["refused", "revoked", "expired", "withdrawn"] as const;
/** How long an award lasts, and how much a renewal adds: three years (domain.md §5.3). */
export const MONTHS_OF_AWARD = 36;

/** The last day of an award that begins on this one. */
export function lastDayOfAward(awardedOn: Day): Day {
  return addDays(addMonths(awardedOn, MONTHS_OF_AWARD), -1);
}

export type SiteSubject = Standing & {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly enterpriseId: string;
  readonly divisionCode: string;
  /** Who recommended it for its bureau. */
  readonly recommendedById: string | null;
  /** Particulars that are still empty; of a draft. */
  readonly missingParticulars: number;
  /** Items of the self-assessment without an answer or without a proof; of a draft. */
  readonly openItems: number;
  readonly seats: readonly Seat[];
  /** Difference of the signed totals, and the most that may be; known once all are in. */
  readonly spread: number | null;
  readonly allowedSpread: number;
  /** Why the scores don't suffice; undefined when they do. */
  readonly shortfall: "below-pass-mark" | "dimension-below" | "veto-found" | undefined;
  /** How the panel voted: of those who sit on it. */
  readonly votes: Votes;
  /** More than this share of the panel, in percent, must be for it before it goes to public notice. */
  readonly panelMajority: number;
  readonly noticeEnded: boolean;
  readonly openObjections: number;
  readonly upheldObjections: number;
  /** A visit in the middle of its term is planned: it is checked there, not here. */
  readonly visitWaits: boolean;
};

function partiesOf(actor: Actor, { enterpriseId, divisionCode, seats }: SiteSubject): Party[] {
  if (actor.kind === "system") return ["system"];
  const parties: Party[] = [];
  if (actsForFirm(actor, enterpriseId)) parties.push("firm");
  if (actor.kind !== "official") return parties;
  const own = seats.filter(({ personId }) => personId === actor.personId);
  // Whoever recused himself has no part in it any more, whatever else he is.
  if (own.some(({ recused }) => recused)) return [];
  parties.push(...own.map(({ part }) => part));
  if (isMarketRegulator(actor)) {
    if (isOfBureau(actor, divisionCode) && hasDuty(actor, "programme_officer")) parties.push("county");
    if (isOfCityBureau(actor, "coordinator")) parties.push("city");
    if (isOfCityBureau(actor, "bureau_leader")) parties.push("leader");
  }
  return parties;
}

/** Whoever recommended it for the bureau doesn't judge or award it for the city. */
function sameHand({ recommendedById }: SiteSubject, actor: Actor): string | undefined {
  return actor.kind === "official" && actor.personId === recommendedById ? "recommended-it" : undefined;
}

function incomplete({ openItems, missingParticulars }: SiteSubject): string | undefined {
  if (missingParticulars > 0) return "particulars-incomplete";
  return openItems > 0 ? "self-assessment-incomplete" : undefined;
}

function checkedAtVisit({ visitWaits }: SiteSubject): string | undefined {
  return visitWaits ? "visit-waits" : undefined;
}

/** Award of a demonstration site (商业秘密保护示范点): programme document 三(三); procedure domain.md §5.3. */
export const siteWorkflow = {
  name: "demonstration-site",
  statuses: SITE_STATUSES,
  start: { status: "draft" },
  end: [...ENDED_STATUSES],
  parties: ["firm", "county", "reviewer", "panel", "city", "leader", "system"],
  partiesOf,
  steps: {
    submit: {
      from: ["draft"],
      to: "applied",
      by: ["firm"],
      clocks: { start: ["site-recommend"] },
      tell: ["county"],
      refuseWhen: (site) => pointMissing(site) ?? incomplete(site),
    },
    recommend: {
      from: ["applied"],
      to: "recommended",
      by: ["county"],
      clocks: { meet: ["site-recommend"], start: ["site-review"] },
      tell: ["city", "firm"],
      refuseWhen: pointMissing,
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
      refuseWhen: (site) => pointMissing(site) ?? incomplete(site),
    },
    // The firm's, until its name is public; so nobody is kept from applying anew by an application that comes to no end.
    withdraw: {
      from: [
        ...(["draft", "applied", "returned", "recommended", "on_site"] as const),
        ...(["reconciling", "scored", "panel", "meeting"] as const),
      ],
      to: "withdrawn",
      by: ["firm"],
      clocks: { cancel: ["site-recommend", "site-review", "site-score", "site-decide"] },
      tell: ["reviewer", "panel", "county", "city"],
      irreversible: true,
    },
    assign: {
      from: ["recommended"],
      to: "on_site",
      by: ["city"],
      clocks: { meet: ["site-review"], start: ["site-score"] },
      tell: ["reviewer", "firm"],
      refuseWhen: (site, actor) => sameHand(site, actor) ?? pointMissing(site),
    },
    // Who leaves a reconciliation is followed by somebody who hasn't scored: he does it apart, as the others did.
    recuse: {
      from: ["on_site", "reconciling"],
      to: "on_site",
      by: ["reviewer"],
      tell: ["city"],
      refuseWhen: signed,
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
      refuseWhen: scoresAgree,
    },
    convene: {
      from: ["scored"],
      to: "panel",
      by: ["city"],
      tell: ["panel"],
      refuseWhen: (site) => site.shortfall ?? pointMissing(site),
    },
    advise: {
      from: ["panel"],
      to: "meeting",
      by: ["city"],
      tell: ["leader"],
      refuseWhen: votesMissing,
    },
    announce: {
      from: ["meeting"],
      to: "in_notice",
      by: ["leader"],
      clocks: { meet: ["site-decide"], start: ["site-notice"] },
      tell: ["firm", "county", "city"],
      irreversible: true,
      refuseWhen: (site) => panelAgainst(site) ?? pointMissing(site),
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
      refuseWhen: (site, actor) => {
        if (site.openObjections > 0) return "objection-open";
        if (site.upheldObjections > 0) return "objection-upheld";
        if (!site.noticeEnded) return "notice-running";
        return sameHand(site, actor) ?? pointMissing(site);
      },
    },
    refuse: {
      from: ["on_site", "reconciling", "scored", "panel", "meeting", "in_notice"],
      to: "refused",
      by: ["city", "leader"],
      clocks: { meet: ["site-decide"], cancel: ["site-score", "site-notice"] },
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
      refuseWhen: notReported,
    },
    // What was reported doesn't suffice: the firm goes on within its term.
    askAgain: {
      from: ["rectifying"],
      to: "rectifying",
      by: ["city"],
      tell: ["firm", "county"],
      refuseWhen: notReported,
    },
    // One reassesses by the sheet of the day, another approves: then the term is longer.
    reassess: {
      from: ["awarded"],
      to: "awarded",
      by: ["city"],
      tell: ["city", "leader"],
      refuseWhen: notReassessed,
    },
    renew: {
      from: ["awarded"],
      to: "awarded",
      by: ["city", "leader"],
      tell: ["firm", "county"],
      irreversible: true,
      refuseWhen: notRenewed,
    },
    turnDown: {
      from: ["awarded"],
      to: "awarded",
      by: ["city", "leader"],
      tell: ["city", "leader"],
      refuseWhen: notTurnedDown,
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
