import type { Actor } from "@/kernel/actor";
import type { Workflow } from "@/kernel/workflow";
import { type VisitSubject, visitPartiesOf } from "../workflow";

export const ADVICE_STATUSES = ["open", "answered", "settled", "dropped"] as const;
export type AdviceStatus = (typeof ADVICE_STATUSES)[number];

type Party = "officer" | "office" | "firm";

export type AdviceSubject = Omit<VisitSubject, "id" | "status" | "version" | "conclusion"> & {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly visitId: string;
};

function partiesOf(actor: Actor, subject: AdviceSubject): Party[] {
  return visitPartiesOf(actor, subject);
}

/** Advice given at a visit: the firm says that it is done, with proof; whoever gave it looks again. Programme document 三(二), 四(三). */
export const adviceWorkflow = {
  name: "visit-advice",
  statuses: ADVICE_STATUSES,
  start: { status: "open" },
  end: ["settled", "dropped"],
  parties: ["officer", "office", "firm"],
  partiesOf,
  steps: {
    answer: { from: ["open"], to: "answered", by: ["firm"], tell: ["officer"] },
    settle: { from: ["open", "answered"], to: "settled", by: ["officer", "office"], tell: ["firm"] },
    reopen: { from: ["answered"], to: "open", by: ["officer", "office"], tell: ["firm"] },
    drop: { from: ["open", "answered"], to: "dropped", by: ["officer", "office"], tell: ["firm"] },
  },
} as const satisfies Workflow<AdviceStatus, Party, never, AdviceSubject>;
