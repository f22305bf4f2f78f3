import { type Actor, actsForFirm, hasDuty, isOfBureau, isOfCityBureau } from "@/kernel/actor";
import type { Workflow } from "@/kernel/workflow";

export const ENTERPRISE_STATUSES = ["registered", "returned", "checked", "merged", "withdrawn"] as const;
export type EnterpriseStatus = (typeof ENTERPRISE_STATUSES)[number];
/** A record that is read and no longer worked on: another stands for the firm, or the list that made it was undone. */
export function isGone(status: string): status is "merged" | "withdrawn" {
  return status === "merged" || status === "withdrawn";
}
/** Whether a firm is in business, was deregistered (注销) or had its licence revoked (吊销). Not a step of the check: it befalls the firm. */
export const STANDINGS = ["in_business", "deregistered", "revoked"] as const;
export type Standing = (typeof STANDINGS)[number];
type Party = "firm" | "county" | "city" | "system";

export type EnterpriseSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly divisionCode: string;
  /** Of a record that was merged: it had been checked before. */
  readonly wasChecked?: boolean;
};

function partiesOf(actor: Actor, { id, divisionCode }: EnterpriseSubject): Party[] {
  if (actor.kind === "system") return ["system"];
  const parties: Party[] = [];
  if (actsForFirm(actor, id) && actor.role === "owner") parties.push("firm");
  // Each bureau checks its own firms; the city's keeps the register in order and checks nobody in a bureau's place.
  if (isOfBureau(actor, divisionCode) && hasDuty(actor, "programme_officer")) parties.push("county");
  if (isOfCityBureau(actor, "coordinator", "programme_officer")) parties.push("city");
  return parties;
}

/**
 * Registration of a firm: its county office checks that it is who it says. Two records of one firm become one: the other is `merged`, and
 * stands by itself again when that is undone (`merges`). When the list that made a firm is undone, it is `withdrawn` (`undoing`). Programme document 三(三); domain.md §5.4.
 */
export const enterpriseWorkflow = {
  name: "enterprise",
  statuses: ENTERPRISE_STATUSES,
  start: { status: "registered", clocks: { start: ["enterprise-check"] }, tell: ["county"] },
  end: ["checked", "withdrawn"],
  parties: ["firm", "county", "city", "system"],
  partiesOf,
  steps: {
    check: {
      from: ["registered"],
      to: "checked",
      by: ["county"],
      clocks: { meet: ["enterprise-check"] },
      tell: ["firm"],
    },
    return: {
      from: ["registered"],
      to: "returned",
      by: ["county"],
      clocks: { meet: ["enterprise-check"] },
      tell: ["firm"],
    },
    resubmit: {
      from: ["returned"],
      to: "registered",
      by: ["firm"],
      clocks: { start: ["enterprise-check"] },
      tell: ["county"],
    },
    merge: {
      from: ["registered", "returned", "checked"],
      to: "merged",
      by: ["county", "city"],
      clocks: { cancel: ["enterprise-check"] },
      tell: ["firm"],
    },
    part: {
      from: ["merged"],
      to: "checked",
      by: ["county", "city"],
      tell: ["firm"],
      refuseWhen: ({ wasChecked }) => (wasChecked ? undefined : "was-not-checked"),
    },
    reopen: {
      from: ["merged"],
      to: "registered",
      by: ["county", "city"],
      clocks: { start: ["enterprise-check"] },
      tell: ["firm", "county"],
      refuseWhen: ({ wasChecked }) => (wasChecked ? "was-checked" : undefined),
    },
    withdraw: { from: ["checked"], to: "withdrawn", by: ["county", "city", "system"] },
  },
} as const satisfies Workflow<EnterpriseStatus, Party, "enterprise-check", EnterpriseSubject>;

/** 大型、中型、小型、微型 (工信部联企业〔2011〕300号). */
export const SIZE_CLASSES = ["large", "medium", "small", "micro"] as const;
/** Titles that the programme document prefers for contact points (domain.md §5.4, §5.6). */
export const ENTERPRISE_TITLES = ["high_tech", "tech_sme", "specialised", "brand", "above_scale", "listed"] as const;
