import { type Actor, actsForFirm, hasDuty, isMarketRegulator, type OfficialActor } from "@/kernel/actor";
import type { Workflow } from "@/kernel/workflow";

export const COMPLAINT_STATUSES = [
  "draft",
  "submitted",
  "returned",
  "verifying",
  "proposed",
  "filed",
  "not_filed",
  "merged",
  "withdrawn",
] as const;
export type ComplaintStatus = (typeof COMPLAINT_STATUSES)[number];
type Party = "firm" | "intake" | "officer" | "leader" | "coordinator";
type Clock = "complaint-register" | "complaint-verify";

/** The term that binds the bureau alone: beside what a firm is asked to supply it would read as the firm's own. */
export const BUREAUS_CLOCK = "complaint-register" satisfies Clock;

/** Fewest officers on a complaint or a case (行政处罚法 第四十二条; domain.md §2.4). */
export const OFFICERS_NEEDED = 2;

/** 市场监督管理行政处罚程序规定 第二十条: grounds for not filing. */
export const NOT_FILED_GROUNDS = [
  "minor_and_corrected",
  "first_and_minor",
  "no_fault",
  "no_evidence",
  "time_barred",
  "other",
] as const;

/** What a complaint holds under seal: fields of sealed_values. */
export const SEALED_FIELDS = ["account", "secret", "respondent", "respondent_detail", "reporter"] as const;
export type SealedField = (typeof SEALED_FIELDS)[number];

/** One complaint, seen as its workflow needs it. */
export type ComplaintSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly enterpriseId: string;
  readonly divisionCode: string;
  readonly team: readonly string[];
  readonly proposal: string | null;
  /** What still blocks submission (domain.md §2.3): the groups of the task list that lack something. */
  readonly blocking: readonly string[];
};

/** Statuses in which a complaint waits for somebody at the bureau: each has a desk. */
export const OPEN_STATUSES = [
  "submitted",
  "returned",
  "verifying",
  "proposed",
] as const satisfies readonly ComplaintStatus[];
/** The documented outcomes; every complaint ends in exactly one (有诉必接、有案必查). */
export const OUTCOMES = ["filed", "not_filed", "merged", "withdrawn"] as const satisfies readonly ComplaintStatus[];

/**
 * Whether a person works on a complaint, its case and its referrals now: on its team, charged with investigating, in the bureau of its
 * division. A place on the team alone is a memory: it outlives a duty that ended and a move to elsewhere. docs/decisions/0060-a-team-of-those-in-duty.md
 */
export function investigates(
  actor: Actor,
  { team, divisionCode }: { readonly team: readonly string[]; readonly divisionCode: string },
): actor is OfficialActor {
  if (!isMarketRegulator(actor) || actor.divisionCode !== divisionCode) return false;
  return hasDuty(actor, "investigator") && team.includes(actor.personId);
}

function partiesOf(actor: Actor, { enterpriseId, divisionCode, team }: ComplaintSubject): Party[] {
  const parties: Party[] = [];
  if (actsForFirm(actor, enterpriseId)) parties.push("firm");
  if (isMarketRegulator(actor)) {
    const here = actor.divisionCode === divisionCode;
    if (here && hasDuty(actor, "intake")) parties.push("intake");
    if (investigates(actor, { team, divisionCode })) parties.push("officer");
    if (here && hasDuty(actor, "bureau_leader")) parties.push("leader");
    if (hasDuty(actor, "coordinator")) parties.push("coordinator");
  }
  return parties;
}

/**
 * From the first page to a documented outcome. Verification runs from the day of receipt (程序规定 第十八条); asking the firm for
 * more doesn't stop it, because the law knows no such stop. Passing a complaint to another division never moves a date.
 */
export const complaintWorkflow = {
  name: "complaint",
  statuses: COMPLAINT_STATUSES,
  start: { status: "draft" },
  end: OUTCOMES,
  parties: ["firm", "intake", "officer", "leader", "coordinator"],
  partiesOf,
  steps: {
    submit: {
      from: ["draft"],
      to: "submitted",
      by: ["firm"],
      clocks: { start: ["complaint-register", "complaint-verify"] },
      tell: ["intake"],
      irreversible: true,
      paper: "receipt",
      refuseWhen: ({ blocking }) => (blocking.length === 0 ? undefined : "incomplete"),
    },
    // Also while the firm hasn't supplied what it was asked for: nothing is left lying because somebody doesn't answer.
    assign: {
      from: ["submitted", "returned"],
      to: "verifying",
      by: ["intake"],
      clocks: { meet: ["complaint-register"] },
      tell: ["officer", "firm"],
      basis: { "zh-CN": "有诉必接", en: "Every complaint is received" },
    },
    return: { from: ["submitted"], to: "returned", by: ["intake"], tell: ["firm"] },
    supply: { from: ["returned"], to: "submitted", by: ["firm"], tell: ["intake"] },
    passOn: {
      from: ["submitted"],
      to: "submitted",
      by: ["intake"],
      tell: ["intake", "firm"],
      basis: { "zh-CN": "程序规定 管辖", en: "Procedural rules of market regulation: jurisdiction" },
    },
    merge: {
      from: ["submitted", "returned", "verifying"],
      to: "merged",
      by: ["intake", "officer"],
      clocks: { cancel: ["complaint-register", "complaint-verify"] },
      tell: ["firm"],
      irreversible: true,
    },
    pause: {
      from: ["verifying"],
      to: "verifying",
      by: ["officer"],
      clocks: { pause: ["complaint-verify"] },
      tell: ["firm"],
      basis: { "zh-CN": "程序规定 第十八条", en: "Procedural rules of market regulation, Article 18" },
    },
    resume: {
      from: ["verifying"],
      to: "verifying",
      by: ["officer"],
      clocks: { resume: ["complaint-verify"] },
      tell: ["firm"],
    },
    extend: {
      from: ["verifying"],
      to: "verifying",
      by: ["leader"],
      clocks: { extend: ["complaint-verify"] },
      tell: ["officer", "firm"],
      basis: { "zh-CN": "程序规定 第十八条", en: "Procedural rules of market regulation, Article 18" },
    },
    propose: {
      from: ["verifying"],
      to: "proposed",
      by: ["officer"],
      tell: ["leader"],
      refuseWhen: ({ team }) => (team.length >= OFFICERS_NEEDED ? undefined : "two-officers-needed"),
    },
    sendBack: { from: ["proposed"], to: "verifying", by: ["leader"], tell: ["officer"] },
    file: {
      from: ["proposed"],
      to: "filed",
      by: ["leader"],
      clocks: { meet: ["complaint-verify"] },
      tell: ["firm", "officer"],
      irreversible: true,
      paper: "filing-approval",
      basis: { "zh-CN": "程序规定 第十九条", en: "Procedural rules of market regulation, Article 19" },
    },
    doNotFile: {
      from: ["proposed"],
      to: "not_filed",
      by: ["leader"],
      clocks: { meet: ["complaint-verify"] },
      tell: ["firm", "officer"],
      irreversible: true,
      paper: "no-filing-approval",
      basis: { "zh-CN": "程序规定 第二十条", en: "Procedural rules of market regulation, Article 20" },
    },
    withdraw: {
      from: ["submitted", "returned", "verifying"],
      to: "withdrawn",
      by: ["firm"],
      clocks: { cancel: ["complaint-register", "complaint-verify"] },
      tell: ["intake", "officer"],
      irreversible: true,
    },
  },
} as const satisfies Workflow<ComplaintStatus, Party, Clock, ComplaintSubject>;
