import { type Actor, actsForFirm, hasDuty, isMarketRegulator, isOfCityBureau } from "@/kernel/actor";
import type { Workflow } from "@/kernel/workflow";

export const LEAK_STATUSES = ["draft", "discarded", "reported", "received", "advised", "answered", "closed"] as const;
export type LeakStatus = (typeof LEAK_STATUSES)[number];

/** How it may have got out; what got out is nobody's question. */
export const LEAK_KINDS = [
  "staff",
  "leaver",
  "partner",
  "intrusion",
  "visitor",
  "carrier",
  "public",
  "unknown",
] as const;
export type LeakKind = (typeof LEAK_KINDS)[number];

/** Whether the firm wants to complain. */
export const LEAK_COMPLAINS = ["undecided", "yes", "no"] as const;

/** On what ground a report is closed. */
export const LEAK_GROUNDS = ["handled", "complained", "unfounded", "passed_on"] as const;
export type LeakGround = (typeof LEAK_GROUNDS)[number];

type Party = "firm" | "county" | "city";
type Clock = "leak-report" | "leak-receive" | "leak-advise";

export type LeakSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly enterpriseId: string;
  readonly divisionCode: string;
  /** The county asked the city in. */
  readonly withCity: boolean;
};

function partiesOf(actor: Actor, { enterpriseId, divisionCode, withCity }: LeakSubject): Party[] {
  if (actsForFirm(actor, enterpriseId)) return ["firm"];
  if (!isMarketRegulator(actor)) return [];
  const parties: Party[] = [];
  if (hasDuty(actor, "programme_officer") && actor.divisionCode === divisionCode) parties.push("county");
  if (withCity && isOfCityBureau(actor, "coordinator")) parties.push("city");
  return parties;
}

/**
 * A contact point's report of a leak (泄密情况报告): owed within five working days from the day on which it was noticed (domain.md §5.4).
 * Its bureau receives it, advises, and closes it with a ground; programme document 三(二), 四(三).
 */
export const leakWorkflow = {
  name: "leak-report",
  statuses: LEAK_STATUSES,
  start: { status: "draft", clocks: { start: ["leak-report"] } },
  end: ["discarded", "closed"],
  parties: ["firm", "county", "city"],
  partiesOf,
  steps: {
    // Another day on which it was noticed is another term.
    change: {
      from: ["draft"],
      to: "draft",
      by: ["firm"],
      clocks: { cancel: ["leak-report"], start: ["leak-report"] },
    },
    report: {
      from: ["draft"],
      to: "reported",
      by: ["firm"],
      clocks: { meet: ["leak-report"], start: ["leak-receive"] },
      tell: ["county"],
      irreversible: true,
    },
    discard: { from: ["draft"], to: "discarded", by: ["firm"], clocks: { cancel: ["leak-report"] } },
    receive: {
      from: ["reported"],
      to: "received",
      by: ["county", "city"],
      clocks: { meet: ["leak-receive"], start: ["leak-advise"] },
      tell: ["firm"],
    },
    advise: {
      from: ["received", "advised", "answered"],
      to: "advised",
      by: ["county", "city"],
      clocks: { meet: ["leak-advise"] },
      tell: ["firm"],
    },
    answer: { from: ["advised"], to: "answered", by: ["firm"], tell: ["county"] },
    close: {
      from: ["received", "advised", "answered"],
      to: "closed",
      by: ["county", "city"],
      clocks: { meet: ["leak-advise"] },
      tell: ["firm"],
      irreversible: true,
    },
  },
} as const satisfies Workflow<LeakStatus, Party, Clock, LeakSubject>;
