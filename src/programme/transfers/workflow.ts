import { type Actor, hasDuty, isMarketRegulator } from "@/kernel/actor";
import type { Workflow } from "@/kernel/workflow";

export const TRANSFER_STATUSES = ["draft", "sent", "accepted", "returned", "answered", "withdrawn"] as const;
export type TransferStatus = (typeof TRANSFER_STATUSES)[number];

/** Why a department hands a matter over: there is no crime, or a slight one, but a violation (国务院令第310号 第十三条), or it found it at its own work. */
export const TRANSFER_GROUNDS = ["no_crime", "slight", "found"] as const;
export type TransferGround = (typeof TRANSFER_GROUNDS)[number];

/** What the bureau answers: entered in the register of sources of cases (案件来源登记), or not followed. */
export const TRANSFER_ANSWERS = ["registered", "not_followed"] as const;
export type TransferAnswer = (typeof TRANSFER_ANSWERS)[number];

type Party = "sender" | "desk";
type Clock = "transfer-accept" | "transfer-verify";

export type TransferSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly number: string | null;
  readonly fromDepartmentId: string;
  /** The division to whose bureau it goes. */
  readonly divisionCode: string;
};

function partiesOf(actor: Actor, { fromDepartmentId, divisionCode }: TransferSubject): Party[] {
  const takesIn = isMarketRegulator(actor) && hasDuty(actor, "intake") && actor.divisionCode === divisionCode;
  if (takesIn) return ["desk"];
  const handles = hasDuty(actor, "department_handler") && actor.departmentKind !== "market_regulation";
  return handles && actor.departmentId === fromDepartmentId ? ["sender"] : [];
}

const CLOCKS = ["transfer-accept", "transfer-verify"] as const;

/**
 * A department hands a matter over to the bureau (移交), with no case before it: 国务院令第310号 第十三条, programme document 三(五). The bureau verifies
 * from the day on which it received it (程序规定 第十八条), so both clocks run from the sending; what it returns is on the department's desk again.
 */
export const transferWorkflow = {
  name: "transfer",
  statuses: TRANSFER_STATUSES,
  start: { status: "draft" },
  end: ["answered", "withdrawn"],
  parties: ["sender", "desk"],
  partiesOf,
  steps: {
    send: {
      from: ["draft"],
      to: "sent",
      by: ["sender"],
      clocks: { start: CLOCKS },
      tell: ["desk"],
      irreversible: true,
    },
    accept: { from: ["sent"], to: "accepted", by: ["desk"], clocks: { meet: ["transfer-accept"] }, tell: ["sender"] },
    decline: {
      from: ["sent"],
      to: "returned",
      by: ["desk"],
      clocks: { meet: ["transfer-accept"], cancel: ["transfer-verify"] },
      tell: ["sender"],
    },
    resend: { from: ["returned"], to: "sent", by: ["sender"], clocks: { start: CLOCKS }, tell: ["desk"] },
    answer: {
      from: ["accepted"],
      to: "answered",
      by: ["desk"],
      clocks: { meet: ["transfer-verify"] },
      tell: ["sender"],
      irreversible: true,
      basis: "《市场监督管理行政处罚程序规定》第十八条",
    },
    withdraw: {
      from: ["draft", "sent", "returned"],
      to: "withdrawn",
      by: ["sender"],
      clocks: { cancel: CLOCKS },
      tell: ["desk"],
      irreversible: true,
    },
  },
} as const satisfies Workflow<TransferStatus, Party, Clock, TransferSubject>;
