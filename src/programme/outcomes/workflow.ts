import { type Actor, isMarketRegulator, isOfCityBureau } from "@/kernel/actor";
import type { Workflow } from "@/kernel/workflow";

export const OUTCOME_VALUE_STATUSES = ["entered", "returned", "approved", "withdrawn"] as const;
export type OutcomeValueStatus = (typeof OUTCOME_VALUE_STATUSES)[number];

type Party = "enterer" | "approver";

export type OutcomeValueSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly enteredById: string;
  /** How many files prove it. */
  readonly proofs: number;
};

/** The city's coordinator and leader approve what somebody else entered: nobody approves his own. */
function partiesOf(actor: Actor, { enteredById }: OutcomeValueSubject): Party[] {
  if (!isMarketRegulator(actor)) return [];
  if (actor.personId === enteredById) return ["enterer"];
  return isOfCityBureau(actor, "coordinator", "bureau_leader") ? ["approver"] : [];
}

/**
 * A value of an effect of clause 二 that is entered with proof. Approved it stays as it is for good: a correction is a further value that
 * names it. No article sets a time, so no clock runs.
 */
export const outcomeValueWorkflow = {
  name: "outcome-value",
  statuses: OUTCOME_VALUE_STATUSES,
  start: { status: "entered", tell: ["approver"] },
  end: ["approved", "withdrawn"],
  parties: ["enterer", "approver"],
  partiesOf,
  steps: {
    approve: {
      from: ["entered"],
      to: "approved",
      by: ["approver"],
      tell: ["enterer"],
      irreversible: true,
      refuseWhen: ({ proofs }) => (proofs > 0 ? undefined : "proof-missing"),
    },
    return: { from: ["entered"], to: "returned", by: ["approver"], tell: ["enterer"] },
    resubmit: { from: ["returned"], to: "entered", by: ["enterer"], tell: ["approver"] },
    withdraw: { from: ["entered", "returned"], to: "withdrawn", by: ["enterer"], irreversible: true },
  },
} as const satisfies Workflow<OutcomeValueStatus, Party, never, OutcomeValueSubject>;
