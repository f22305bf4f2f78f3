import { type Actor, hasDuty } from "@/kernel/actor";
import type { StepBasis } from "@/kernel/workflow";
import { caseWorkflow } from "../cases/workflow";
import { clueWorkflow } from "../clues/workflow";
import { complaintWorkflow } from "../complaints/workflow";
import { contactPointWorkflow } from "../contact-points/workflow";
import { REVIEWING_DUTIES, siteWorkflow } from "../demonstration-sites/workflow";
import { enterpriseWorkflow } from "../enterprises/workflow";
import { articleWorkflow } from "../information-centre/articles/workflow";
import { outcomeValueWorkflow } from "../outcomes/workflow";
import { referralWorkflow } from "../referrals/workflow";
import { transferWorkflow } from "../transfers/workflow";
import { adviceWorkflow } from "../visits/advice/workflow";
import { drawWorkflow } from "../visits/draws/workflow";
import { visitWorkflow } from "../visits/workflow";

/**
 * The workflows, each with the namespaces in which its steps and statuses have words, the firm's before the office's; a step that is only the firm's
 * is told as the trail tells it.
 */
const TABLES = [
  { words: ["enterprises"], workflow: enterpriseWorkflow },
  { words: ["contactPoints"], workflow: contactPointWorkflow },
  { words: ["demonstrationSites"], workflow: siteWorkflow },
  { words: ["complaints", "handling"], workflow: complaintWorkflow },
  { words: ["cases"], workflow: caseWorkflow },
  { words: ["referrals"], workflow: referralWorkflow },
  { words: ["visits"], workflow: visitWorkflow },
  { words: ["visits"], workflow: adviceWorkflow },
  { words: ["informationCentre"], workflow: articleWorkflow },
  { words: ["outcomes"], workflow: outcomeValueWorkflow },
  { words: ["draws"], workflow: drawWorkflow },
  { words: ["clues"], workflow: clueWorkflow },
  { words: ["transfers"], workflow: transferWorkflow },
] as const;

export type StepRight = {
  readonly step: string;
  readonly from: readonly string[];
  readonly to: string;
  /** Who may take it; parties of the workflow. */
  readonly by: readonly string[];
  /** As whom this person may take it, on a record that is his: empty when it is never his. */
  readonly as: readonly string[];
  readonly basis: StepBasis | null;
  /** There are conditions besides: the record says which is missing. */
  readonly guarded: boolean;
};
export type Rights = {
  readonly words: readonly string[];
  readonly name: string;
  readonly parties: readonly string[];
  readonly steps: readonly StepRight[];
};

type Table = {
  readonly name: string;
  readonly steps: Readonly<
    Record<
      string,
      { from: readonly string[]; to: string; by: readonly string[]; basis?: StepBasis; refuseWhen?: unknown }
    >
  >;
};

/**
 * What a person may do, and what not and who instead: read out of the tables that draw the buttons and guard the writes. His parties are
 * those that he is to a record as near to him as can be: of his own division or firm, with himself on its team, sent to his department.
 */
export function rightsOf(actor: Actor): readonly Rights[] {
  const nearest = nearestRecord(actor);
  return TABLES.map(({ words, workflow }) => {
    const parties: readonly string[] = workflow.partiesOf(actor, nearest);
    const { name, steps }: Table = workflow;
    return {
      words: actor.kind === "official" ? words.toReversed() : words,
      name,
      parties,
      steps: Object.entries(steps).map(([step, { from, to, by, basis, refuseWhen }]) => {
        return {
          step,
          from,
          to,
          by,
          as: by.filter((party) => parties.includes(party)),
          basis: basis ?? null,
          guarded: refuseWhen !== undefined,
        };
      }),
    };
  });
}

function nearestRecord(actor: Actor) {
  const official = actor.kind === "official" ? actor : undefined;
  const enterpriseId = (actor.kind === "firm" && actor.enterpriseId) || "none";
  const person = official?.personId ?? "none";
  const reviews = hasDuty(actor, ...REVIEWING_DUTIES);
  return {
    ...{
      id: enterpriseId,
      status: "",
      version: 1,
      enterpriseId,
      divisionCode: official?.divisionCode ?? "none",
      team: [person],
    },
    ...{
      answer: null,
      complaintId: null,
      complaint: { team: [person], divisionCode: official?.divisionCode ?? "none" },
    },
    ...{ toDepartmentId: official?.departmentId ?? "none", kind: "assistance" as const, proposal: null, blocking: [] },
    ...{
      outcome: null,
      executed: false,
      openReferrals: 0,
      enterpriseStatus: "checked",
      contactPointStatus: "active",
      holdsAward: false,
      recommendedById: null,
      judged: "met" as const,
      inBusiness: true,
      votes: { for: 0, against: 0, abstain: 0 },
      panelMajority: 0,
    },
    ...{
      openItems: 0,
      missingParticulars: 0,
      seats: [
        { personId: person, part: "reviewer" as const, declared: true, recused: false, pending: true },
        { personId: person, part: "panel" as const, declared: true, recused: false, pending: true },
      ].slice(0, reviews ? 2 : 0),
      spread: null,
      allowedSpread: 0,
      shortfall: undefined,
    },
    ...{
      noticeEnded: false,
      openObjections: 0,
      upheldObjections: 0,
      visitWaits: false,
      rectified: false,
      checkOverdue: false,
      reassessedById: null,
      reassessmentProofs: 0,
      termEnding: false,
      validityEnded: false,
    },
    ...{ officerId: person, ring: null, visitId: "none", proofs: 0 },
    ...{ numberDay: "", today: "", departmentId: official?.departmentId ?? "none", writerId: "none" },
    ...{ number: null, fromDepartmentId: official?.departmentId ?? "none" },
    // What he entered himself, when he is one of those who enter and not of those who approve.
    uploadedById: person,
    typedById: person,
    enteredById: hasDuty(actor, "programme_officer") && actor.level === "county" ? person : "none",
  };
}
