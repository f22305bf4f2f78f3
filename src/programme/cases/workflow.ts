import { type Actor, actsForFirm, hasDuty, isMarketRegulator } from "@/kernel/actor";
import type { Workflow } from "@/kernel/workflow";
import { investigates, OFFICERS_NEEDED } from "../complaints/workflow";

export const CASE_STATUSES = ["filed", "investigating", "concluded", "decided", "closed"] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];
/** 市场监督管理行政处罚程序规定 第六十条. */
export const CASE_OUTCOMES = [
  "penalty",
  "no_penalty_exempt",
  "no_penalty_unproven",
  "transferred_other",
  "transferred_judicial",
] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];
type Party = "officer" | "leader" | "firm" | "coordinator";
type Clock = "case-decide" | "case-close";

export type CaseSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly enterpriseId: string;
  readonly divisionCode: string;
  readonly team: readonly string[];
  readonly outcome: string | null;
  readonly executed: boolean;
  /** Referrals that are neither closed nor withdrawn. */
  readonly openReferrals: number;
};

function partiesOf(actor: Actor, { enterpriseId, divisionCode, team }: CaseSubject): Party[] {
  const parties: Party[] = [];
  if (actsForFirm(actor, enterpriseId)) parties.push("firm");
  if (isMarketRegulator(actor)) {
    if (investigates(actor, { team, divisionCode })) parties.push("officer");
    if (actor.divisionCode === divisionCode && hasDuty(actor, "bureau_leader")) parties.push("leader");
    if (hasDuty(actor, "coordinator")) parties.push("coordinator");
  }
  return parties;
}

/**
 * A case from filing to closing, in the states that this release needs. 90 days to the decision (程序规定 第六十四条), 15 working
 * days to close once the ground for closing has arisen (第七十七条): for a penalty that is its execution, else the decision.
 */
export const caseWorkflow = {
  name: "case",
  statuses: CASE_STATUSES,
  start: { status: "filed", clocks: { start: ["case-decide"] } },
  end: ["closed"],
  parties: ["officer", "leader", "firm", "coordinator"],
  partiesOf,
  steps: {
    investigate: {
      from: ["filed"],
      to: "investigating",
      by: ["officer"],
      refuseWhen: ({ team }) => (team.length >= OFFICERS_NEEDED ? undefined : "two-officers-needed"),
    },
    pause: {
      from: ["investigating"],
      to: "investigating",
      by: ["officer"],
      clocks: { pause: ["case-decide"] },
      tell: ["firm"],
      basis: { "zh-CN": "程序规定 第六十四条", en: "Procedural rules of market regulation, Article 64" },
    },
    resume: {
      from: ["investigating"],
      to: "investigating",
      by: ["officer"],
      clocks: { resume: ["case-decide"] },
      tell: ["firm"],
    },
    extend: {
      from: ["investigating"],
      to: "investigating",
      by: ["leader"],
      clocks: { extend: ["case-decide"] },
      tell: ["officer", "firm"],
      basis: { "zh-CN": "程序规定 第六十四条", en: "Procedural rules of market regulation, Article 64" },
    },
    conclude: {
      from: ["investigating"],
      to: "concluded",
      by: ["officer"],
      tell: ["leader"],
      paper: "conclusion-report",
      basis: { "zh-CN": "程序规定 第四十八条", en: "Procedural rules of market regulation, Article 48" },
    },
    sendBack: { from: ["concluded"], to: "investigating", by: ["leader"], tell: ["officer"] },
    decidePenalty: {
      from: ["concluded"],
      to: "decided",
      by: ["leader"],
      clocks: { meet: ["case-decide"] },
      tell: ["officer", "firm"],
      irreversible: true,
      paper: "penalty-decision",
      basis: { "zh-CN": "程序规定 第六十条", en: "Procedural rules of market regulation, Article 60" },
    },
    decideOtherwise: {
      from: ["concluded"],
      to: "decided",
      by: ["leader"],
      clocks: { meet: ["case-decide"], start: ["case-close"] },
      tell: ["officer", "firm"],
      irreversible: true,
      basis: { "zh-CN": "程序规定 第六十条", en: "Procedural rules of market regulation, Article 60" },
    },
    recordExecution: {
      from: ["decided"],
      to: "decided",
      by: ["officer"],
      clocks: { start: ["case-close"] },
      refuseWhen: ({ outcome, executed }) =>
        outcome !== "penalty" ? "nothing-to-execute" : executed ? "already-executed" : undefined,
    },
    close: {
      from: ["decided"],
      to: "closed",
      by: ["leader"],
      clocks: { meet: ["case-close"] },
      tell: ["officer", "firm"],
      irreversible: true,
      paper: "closing-approval",
      basis: { "zh-CN": "程序规定 第七十七条", en: "Procedural rules of market regulation, Article 77" },
      refuseWhen: ({ openReferrals, outcome, executed }) =>
        openReferrals > 0 ? "referrals-open" : outcome === "penalty" && !executed ? "not-executed" : undefined,
    },
  },
} as const satisfies Workflow<CaseStatus, Party, Clock, CaseSubject>;
