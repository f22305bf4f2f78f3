import { type Actor, hasDuty, isMarketRegulator } from "@/kernel/actor";
import { type ShownClock, stepsByClocks } from "@/kernel/clock-steps";
import type { Workflow } from "@/kernel/workflow";
import { investigates } from "../complaints/workflow";

export const REFERRAL_STATUSES = ["sent", "accepted", "returned", "answered", "closed", "withdrawn"] as const;
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number];

export const REFERRAL_KINDS = ["criminal", "technical_opinion", "labour_guidance", "assistance"] as const;
export type ReferralKind = (typeof REFERRAL_KINDS)[number];

/** Which kind of department takes which kind of referral (programme document 三(五)). */
export const RECEIVER_OF = {
  criminal: "police",
  technical_opinion: "science_tech",
  labour_guidance: "human_resources",
  assistance: "market_regulation",
} as const satisfies Record<ReferralKind, string>;

/** How a department may answer; police decide whether to file (国务院令第310号 第八条). */
export const ANSWERS_OF = {
  criminal: ["filed", "not_filed"],
  technical_opinion: ["done", "partial", "cannot"],
  labour_guidance: ["done", "partial", "cannot"],
  assistance: ["done", "partial", "cannot"],
} as const satisfies Record<ReferralKind, readonly string[]>;

/** While a referral is in one of these, its case can't be closed. */
export const OPEN_REFERRAL_STATUSES = [
  "sent",
  "accepted",
  "returned",
  "answered",
] as const satisfies readonly ReferralStatus[];

type Party = "sender" | "receiver";
type Clock = "accept" | "answer";

export type ReferralSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly kind: ReferralKind;
  readonly toDepartmentId: string;
  /** The case's team and division: who stands on the sending side. */
  readonly team: readonly string[];
  readonly divisionCode: string;
};

function partiesOf(actor: Actor, { toDepartmentId, team, divisionCode }: ReferralSubject): Party[] {
  if (actor.kind !== "official") return [];
  const parties: Party[] = [];
  const leads = hasDuty(actor, "bureau_leader") && actor.divisionCode === divisionCode;
  if (investigates(actor, { team, divisionCode }) || (isMarketRegulator(actor) && leads)) parties.push("sender");
  if (actor.departmentId === toDepartmentId && hasDuty(actor, "department_handler")) parties.push("receiver");
  return parties;
}

/** The time limit behind a clock of a referral of that kind. */
export function limitOfReferral(clock: Clock, kind: ReferralKind): string {
  return `${kind.replace("_", "-")}-${clock}`;
}

/**
 * A referral from a case to another department: sent → accepted or returned → answered → closed, each with its clock. Programme
 * document 三(五), 四(二); criminal referral 国务院令第310号 第五至第八条. Withdrawing ends the receiver's sight at once.
 */
export const referralWorkflow = {
  name: "referral",
  statuses: REFERRAL_STATUSES,
  start: { status: "sent", clocks: { start: ["accept"] }, tell: ["receiver"] },
  end: ["closed", "withdrawn"],
  parties: ["sender", "receiver"],
  limitOf: (clock, { kind }) => limitOfReferral(clock, kind),
  partiesOf,
  steps: {
    accept: {
      from: ["sent"],
      to: "accepted",
      by: ["receiver"],
      clocks: { meet: ["accept"], start: ["answer"] },
      tell: ["sender"],
    },
    decline: { from: ["sent"], to: "returned", by: ["receiver"], clocks: { meet: ["accept"] }, tell: ["sender"] },
    resend: { from: ["returned"], to: "sent", by: ["sender"], clocks: { start: ["accept"] }, tell: ["receiver"] },
    answer: {
      from: ["accepted"],
      to: "answered",
      by: ["receiver"],
      clocks: { meet: ["answer"] },
      tell: ["sender"],
      irreversible: true,
    },
    close: { from: ["answered", "returned"], to: "closed", by: ["sender"], tell: ["receiver"] },
    withdraw: {
      from: ["sent", "accepted", "returned"],
      to: "withdrawn",
      by: ["sender"],
      clocks: { cancel: ["accept", "answer"] },
      tell: ["receiver"],
      irreversible: true,
    },
  },
} as const satisfies Workflow<ReferralStatus, Party, Clock, ReferralSubject>;

/** What this person can do with a referral now, and what its clocks say to it. */
export function referralSteps(actor: Actor, referral: ReferralSubject & { readonly clocks: readonly ShownClock[] }) {
  return stepsByClocks(referralWorkflow, actor, referral, referral.clocks);
}
