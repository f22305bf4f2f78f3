import { type Actor, actsForFirm, covers, hasDuty, isMarketRegulator } from "@/kernel/actor";
import type { Workflow } from "@/kernel/workflow";

export const COUNTER_FILING_STATUSES = ["waiting", "confirmed", "refused", "withdrawn"] as const;
type CounterFilingStatus = (typeof COUNTER_FILING_STATUSES)[number];
/** What is typed for a firm: its registration, its application to be a contact point. Never a complaint. */
export const COUNTER_KINDS = ["registration", "contact-point"] as const;
export type CounterKind = (typeof COUNTER_KINDS)[number];

type Party = "firm" | "person" | "office" | "second" | "typist";

export type CounterFilingSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  /** Null of a registration. */
  readonly enterpriseId: string | null;
  readonly divisionCode: string;
  readonly typedById: string;
  /** The signed print-out as it was handed in. */
  readonly scans: readonly { readonly uploadedById: string }[];
};

/** Whoever follows the link in the mail has no account here: a command runs for him as the system. */
function partiesOf(actor: Actor, { enterpriseId, divisionCode, typedById, scans }: CounterFilingSubject): Party[] {
  if (actor.kind === "system") return ["person"];
  if (actor.kind === "firm") return enterpriseId && actsForFirm(actor, enterpriseId) ? ["firm"] : [];
  if (actor.kind !== "official") return [];
  const office = isMarketRegulator(actor) && hasDuty(actor, "programme_officer") && covers(actor, divisionCode);
  const involved = actor.personId === typedById || scans.some(({ uploadedById }) => uploadedById === actor.personId);
  return [
    ...(office ? ["office" as const] : []),
    ...(office && !involved ? ["second" as const] : []),
    ...(actor.personId === typedById ? ["typist" as const] : []),
  ];
}

/**
 * What an office or a station typed for a firm that was present (窗口代办): nothing before the firm confirms, by its account, by the link in its mail,
 * by its signature on the screen at the programme office, or on a print-out: of that somebody hands in the scan, and an official who neither typed
 * nor scanned it accepts it. Programme document 三(三).
 */
export const counterWorkflow = {
  name: "counter-filing",
  statuses: COUNTER_FILING_STATUSES,
  start: { status: "waiting", clocks: { start: ["counter-confirm"] }, tell: ["firm"] },
  end: ["confirmed", "refused", "withdrawn"],
  parties: ["firm", "person", "office", "second", "typist"],
  firmsClocks: ["counter-confirm"],
  partiesOf,
  steps: {
    confirm: {
      from: ["waiting"],
      to: "confirmed",
      by: ["firm", "person"],
      clocks: { meet: ["counter-confirm"] },
      tell: ["typist"],
      irreversible: true,
    },
    sign: {
      from: ["waiting"],
      to: "confirmed",
      by: ["office"],
      clocks: { meet: ["counter-confirm"] },
      tell: ["firm"],
      irreversible: true,
    },
    accept: {
      from: ["waiting"],
      to: "confirmed",
      by: ["second"],
      clocks: { meet: ["counter-confirm"] },
      tell: ["firm", "typist"],
      refuseWhen: ({ scans }) => (scans.length === 0 ? "scan-missing" : undefined),
      irreversible: true,
    },
    refuse: {
      from: ["waiting"],
      to: "refused",
      by: ["firm", "person"],
      clocks: { cancel: ["counter-confirm"] },
      tell: ["typist"],
      irreversible: true,
    },
    withdraw: {
      from: ["waiting"],
      to: "withdrawn",
      by: ["office", "typist"],
      clocks: { cancel: ["counter-confirm"] },
      tell: ["firm"],
      irreversible: true,
    },
  },
} as const satisfies Workflow<CounterFilingStatus, Party, "counter-confirm", CounterFilingSubject>;
