import { type Actor, actsForFirm, covers, hasDuty, isMarketRegulator } from "@/kernel/actor";
import type { Workflow } from "@/kernel/workflow";
import { investigates } from "../complaints/workflow";

export const VISIT_STATUSES = ["planned", "arranged", "held", "cancelled"] as const;
export type VisitStatus = (typeof VISIT_STATUSES)[number];

/** 巡查 of a contact point, mid-term check of a site, 回访 after a closed case, guidance at the door. */
export const VISIT_PURPOSES = ["patrol", "mid_term", "follow_up", "guidance"] as const;
export type VisitPurpose = (typeof VISIT_PURPOSES)[number];

export const VISIT_GROUNDS = ["point", "site", "closed_case", "by_hand", "advice"] as const;
export type VisitGround = (typeof VISIT_GROUNDS)[number];

export const VISIT_SIGNINGS = ["screen", "typed", "paper", "refused"] as const;
export type VisitSigning = (typeof VISIT_SIGNINGS)[number];

type Party = "officer" | "office" | "firm" | "system";

export type VisitSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly enterpriseId: string;
  readonly divisionCode: string;
  readonly officerId: string | null;
  /** Who goes along with the officer, and may do what he may. */
  readonly companionIds?: readonly string[];
  /** The ring of the closed case that this visit follows; null when there is none. */
  readonly ring: { readonly team: readonly string[]; readonly divisionCode: string } | null;
  /**
   * Of a mid-term check: whether its record ends with a conclusion about the site (decision 0085). It doesn't where the site isn't in force;
   * `not-yours`: this person may make the visit and not judge the site.
   */
  readonly conclusion: "asked" | "none" | "not-yours";
};

/**
 * Who somebody is to a visit. Of a visit that follows a case only the case's team and the leader of its division are anything: for
 * everybody else there is no such visit.
 */
export function visitPartiesOf(
  actor: Actor,
  {
    enterpriseId,
    divisionCode,
    officerId,
    companionIds = [],
    ring,
  }: Omit<VisitSubject, "id" | "status" | "version" | "conclusion">,
): Exclude<Party, "system">[] {
  if (actsForFirm(actor, enterpriseId)) return ["firm"];
  if (!isMarketRegulator(actor)) return [];
  const parties: Exclude<Party, "system">[] = [];
  const leads = ring !== null && hasDuty(actor, "bureau_leader") && actor.divisionCode === ring.divisionCode;
  if (ring && !leads && !investigates(actor, ring)) return [];
  if (actor.personId === officerId || companionIds.includes(actor.personId)) parties.push("officer");
  const plans = hasDuty(actor, "programme_officer", "coordinator") && covers(actor, divisionCode);
  if (leads || (!ring && plans)) parties.push("office");
  return parties;
}

function partiesOf(actor: Actor, visit: Parameters<typeof visitPartiesOf>[1]): Party[] {
  return actor.kind === "system" ? ["system"] : visitPartiesOf(actor, visit);
}

/** A visit to a firm (巡查, 回访): programme document 四(三). Its date comes from a rule, so there is no clock that law starts or stops. */
export const visitWorkflow = {
  name: "visit",
  statuses: VISIT_STATUSES,
  start: { status: "planned", tell: ["officer"] },
  end: ["held", "cancelled"],
  parties: ["officer", "office", "firm", "system"],
  partiesOf,
  steps: {
    arrange: { from: ["planned", "arranged"], to: "arranged", by: ["officer"], tell: ["firm"] },
    record: {
      from: ["planned", "arranged"],
      to: "held",
      by: ["officer"],
      tell: ["firm"],
      irreversible: true,
      refuseWhen: ({ conclusion }) => (conclusion === "not-yours" ? "site-not-yours" : undefined),
    },
    // Another record in the place of the one that stands, which is kept.
    revise: { from: ["held"], to: "held", by: ["officer"], tell: ["firm"], irreversible: true },
    cancel: {
      from: ["planned", "arranged"],
      to: "cancelled",
      // The nightly plan calls off what is owed no more.
      by: ["officer", "office", "system"],
      tell: ["firm", "officer"],
      irreversible: true,
    },
  },
} as const satisfies Workflow<VisitStatus, Party, never, VisitSubject>;
