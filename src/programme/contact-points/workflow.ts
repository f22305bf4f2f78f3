import { type Actor, actsForFirm, hasDuty, isOfBureau, isOfCityBureau } from "@/kernel/actor";
import type { Workflow } from "@/kernel/workflow";
import type { Judged } from "./admission/policy";

export const CONTACT_POINT_STATUSES = [
  "applied",
  "recommended",
  "returned",
  "refused",
  "active",
  "suspended",
  "exited",
] as const;
export type ContactPointStatus = (typeof CONTACT_POINT_STATUSES)[number];
type Party = "firm" | "county" | "city";
type Clock = "contact-point-check" | "contact-point-approve";

export type ContactPointSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly enterpriseId: string;
  readonly divisionCode: string;
  readonly enterpriseStatus: string;
  /** Whether the firm is in business still; left out: it is. */
  readonly enterpriseStanding?: string;
  /** The firm holds the award of a demonstration site, which only a contact point can hold. */
  readonly holdsAward: boolean;
  /** Who recommended it. */
  readonly recommendedById: string | null;
  /** What its bureau found of the admission checklist, of an application. */
  readonly judged: Judged;
};

function partiesOf(actor: Actor, { enterpriseId, divisionCode }: ContactPointSubject): Party[] {
  const parties: Party[] = [];
  if (actsForFirm(actor, enterpriseId)) parties.push("firm");
  if (isOfBureau(actor, divisionCode) && hasDuty(actor, "programme_officer")) parties.push("county");
  if (isOfCityBureau(actor, "coordinator")) parties.push("city");
  return parties;
}

/** Nobody becomes a contact point again who is no longer there. */
function ended({ enterpriseStanding = "in_business" }: ContactPointSubject): string | undefined {
  return enterpriseStanding === "in_business" ? undefined : "enterprise-ended";
}

/** Nobody is recommended before every item of the checklist is judged, and nobody of whom a required one isn't met: such an application is returned. */
function unmet({ judged }: ContactPointSubject): string | undefined {
  if (judged === "no") return "checklist-not-judged";
  return judged === "unmet" ? "checklist-unmet" : undefined;
}

/** Whoever recommended it for the bureau doesn't decide on it for the city. */
function sameHand({ recommendedById }: ContactPointSubject, actor: Actor): string | undefined {
  return actor.kind === "official" && actor.personId === recommendedById ? "recommended-it" : undefined;
}

/** Life of a contact point (护密维权联系点): programme document 三(三). Periods, not statuses, are what figures count. */
export const contactPointWorkflow = {
  name: "contact-point",
  statuses: CONTACT_POINT_STATUSES,
  start: { status: "applied", clocks: { start: ["contact-point-check"] }, tell: ["county"] },
  end: ["refused", "exited"],
  parties: ["firm", "county", "city"],
  partiesOf,
  steps: {
    recommend: {
      from: ["applied"],
      to: "recommended",
      by: ["county"],
      clocks: { meet: ["contact-point-check"], start: ["contact-point-approve"] },
      tell: ["city", "firm"],
      refuseWhen: (point) =>
        point.enterpriseStatus === "checked" ? (ended(point) ?? unmet(point)) : "enterprise-not-checked",
    },
    return: {
      from: ["applied", "recommended"],
      to: "returned",
      by: ["county", "city"],
      clocks: { cancel: ["contact-point-check", "contact-point-approve"] },
      tell: ["firm"],
    },
    resubmit: {
      from: ["returned"],
      to: "applied",
      by: ["firm"],
      clocks: { start: ["contact-point-check"] },
      tell: ["county"],
    },
    approve: {
      from: ["recommended"],
      to: "active",
      by: ["city"],
      clocks: { meet: ["contact-point-approve"] },
      tell: ["firm", "county"],
      irreversible: true,
      paper: "contact-point-certificate",
      refuseWhen: (point, actor) => sameHand(point, actor) ?? ended(point),
    },
    refuse: {
      from: ["recommended"],
      to: "refused",
      by: ["city"],
      clocks: { meet: ["contact-point-approve"] },
      tell: ["firm", "county"],
      irreversible: true,
      refuseWhen: sameHand,
    },
    suspend: { from: ["active"], to: "suspended", by: ["city"], tell: ["firm", "county"] },
    resume: { from: ["suspended"], to: "active", by: ["city"], tell: ["firm", "county"], refuseWhen: ended },
    exit: {
      from: ["active", "suspended"],
      to: "exited",
      by: ["city", "firm"],
      tell: ["firm", "county", "city"],
      irreversible: true,
      refuseWhen: ({ holdsAward }) => (holdsAward ? "holds-award" : undefined),
    },
  },
} as const satisfies Workflow<ContactPointStatus, Party, Clock, ContactPointSubject>;
