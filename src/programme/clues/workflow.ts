import { type Actor, actsForFirm, hasDuty, isMarketRegulator } from "@/kernel/actor";
import type { Workflow } from "@/kernel/workflow";

export const CLUE_STATUSES = ["waiting", "ended"] as const;
export type ClueStatus = (typeof CLUE_STATUSES)[number];

/** What became of a clue: a complaint carries it, it is entered in the register of sources of cases (案件来源登记), or it isn't followed. */
export const CLUE_OUTCOMES = ["carried", "registered", "not_followed"] as const;
export type ClueOutcome = (typeof CLUE_OUTCOMES)[number];

type Party = "desk" | "officer" | "firm";
type Clock = "clue-verify";

export type ClueSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly enterpriseId: string;
  /** The division to whose bureau it was handed over. */
  readonly divisionCode: string;
  /** Who handed it over. */
  readonly officerId: string | null;
};

function partiesOf(actor: Actor, { enterpriseId, divisionCode, officerId }: ClueSubject): Party[] {
  if (actsForFirm(actor, enterpriseId)) return ["firm"];
  if (!isMarketRegulator(actor)) return [];
  const parties: Party[] = [];
  if (actor.divisionCode === divisionCode && hasDuty(actor, "intake")) parties.push("desk");
  if (actor.personId === officerId) parties.push("officer");
  return parties;
}

/**
 * What an officer found at a visit, handed over as a clue (线索移交): guidance doesn't become evidence by itself, and the firm is told when it
 * becomes a clue. One step ends it, whatever its outcome: the firm and the officer learn that it ended, and not as what. Decision 0115.
 */
export const clueWorkflow = {
  name: "clue",
  statuses: CLUE_STATUSES,
  start: { status: "waiting", clocks: { start: ["clue-verify"] }, tell: ["desk", "firm"] },
  end: ["ended"],
  parties: ["desk", "officer", "firm"],
  partiesOf,
  steps: {
    end: {
      from: ["waiting"],
      to: "ended",
      by: ["desk"],
      clocks: { meet: ["clue-verify"] },
      tell: ["officer", "firm"],
      irreversible: true,
      basis: {
        "zh-CN": "参照《市场监督管理行政处罚程序规定》第十八条",
        en: "After Article 18 of the procedural rules of market regulation",
      },
    },
  },
} as const satisfies Workflow<ClueStatus, Party, Clock, ClueSubject>;
