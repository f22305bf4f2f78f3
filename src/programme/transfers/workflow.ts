import { type Actor, hasDuty, isMarketRegulator } from "@/kernel/actor";
import type { Workflow } from "@/kernel/workflow";
import { investigates } from "../complaints/workflow";

export const TRANSFER_STATUSES = ["draft", "sent", "accepted", "returned", "answered", "withdrawn"] as const;
export type TransferStatus = (typeof TRANSFER_STATUSES)[number];

/** Why a department hands a matter over: there is no crime, or a slight one, but a violation (国务院令第310号 第十三条), or it found it at its own work. */
export const TRANSFER_GROUNDS = ["no_crime", "slight", "found"] as const;
export type TransferGround = (typeof TRANSFER_GROUNDS)[number];

/** What the bureau answers: entered in the register of sources of cases (案件来源登记), not followed, or that a complaint carries it. */
export const TRANSFER_ANSWERS = ["registered", "not_followed", "carried"] as const;
export type TransferAnswer = (typeof TRANSFER_ANSWERS)[number];

type Party = "sender" | "desk" | "leader" | "officer";
type Clock = "transfer-accept" | "transfer-verify";

export type TransferSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly number: string | null;
  readonly fromDepartmentId: string;
  /** The division to whose bureau it goes. */
  readonly divisionCode: string;
  readonly answer: string | null;
  readonly complaintId: string | null;
  /** The complaint that carries it, where this person sees it. */
  readonly complaint: { readonly team: readonly string[]; readonly divisionCode: string } | null;
};

function partiesOf(actor: Actor, { fromDepartmentId, divisionCode, complaint }: TransferSubject): Party[] {
  const handles = hasDuty(actor, "department_handler") && actor.departmentKind !== "market_regulation";
  if (handles && actor.departmentId === fromDepartmentId) return ["sender"];
  if (!isMarketRegulator(actor)) return [];
  const here = actor.divisionCode === divisionCode;
  const parties: Party[] = [];
  if (here && hasDuty(actor, "intake")) parties.push("desk");
  if (here && hasDuty(actor, "bureau_leader")) parties.push("leader");
  if (complaint && investigates(actor, complaint)) parties.push("officer");
  return parties;
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
  parties: ["sender", "desk", "leader", "officer"],
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
    change: { from: ["draft"], to: "draft", by: ["sender"] },
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
      basis: {
        "zh-CN": "《市场监督管理行政处罚程序规定》第十八条",
        en: "Procedural rules of market regulation, Article 18",
      },
    },
    // Also of one that was registered first, when the right holder complains later. Whoever reads the complaint ties the two; its team reads this from then on.
    carry: {
      from: ["accepted", "answered"],
      to: "answered",
      by: ["desk", "leader"],
      clocks: { meet: ["transfer-verify"] },
      tell: ["sender", "officer"],
      irreversible: true,
      basis: {
        "zh-CN": "《市场监督管理行政处罚程序规定》第十八条",
        en: "Procedural rules of market regulation, Article 18",
      },
      // Not worth a line of its own: the page says how it was answered.
      refuseWhen: ({ answer, complaintId }) =>
        answer === "not_followed" || complaintId !== null ? "wrong-status" : undefined,
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
