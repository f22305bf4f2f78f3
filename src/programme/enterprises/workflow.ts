import { type Actor, actsForFirm, hasDuty, isMarketRegulator } from "@/kernel/actor";
import type { Workflow } from "@/kernel/workflow";

export const ENTERPRISE_STATUSES = ["registered", "returned", "checked"] as const;
export type EnterpriseStatus = (typeof ENTERPRISE_STATUSES)[number];
type Party = "firm" | "county";

export type EnterpriseSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly divisionCode: string;
};

function partiesOf(actor: Actor, { id, divisionCode }: EnterpriseSubject): Party[] {
  const parties: Party[] = [];
  if (actsForFirm(actor, id) && actor.role === "owner") parties.push("firm");
  // A county office checks its own firms; the city's programme office those of divisions without one.
  if (
    isMarketRegulator(actor) &&
    hasDuty(actor, "programme_officer") &&
    (actor.divisionCode === divisionCode || actor.level === "city")
  )
    parties.push("county");
  return parties;
}

/** Registration of a firm: its county office checks that it is who it says. Programme document 三(三); domain.md §5.4. */
export const enterpriseWorkflow = {
  name: "enterprise",
  statuses: ENTERPRISE_STATUSES,
  start: { status: "registered", clocks: { start: ["enterprise-check"] }, tell: ["county"] },
  end: ["checked"],
  parties: ["firm", "county"],
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
  },
} as const satisfies Workflow<EnterpriseStatus, Party, "enterprise-check", EnterpriseSubject>;
