import { type Actor, actsForFirm } from "@/kernel/actor";
import type { Workflow } from "@/kernel/workflow";

export const CONTACT_CHANGE_STATUSES = ["asked", "confirmed", "refused", "withdrawn", "expired"] as const;
export type ContactChangeStatus = (typeof CONTACT_CHANGE_STATUSES)[number];

/** The responsible leader and the liaison (联络员) of a contact point. */
export const CONTACT_ROLES = ["leader", "liaison"] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

type Party = "firm" | "person" | "system" | "county";

export type ContactChangeSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly enterpriseId: string;
  readonly divisionCode: string;
  readonly pointStatus: string;
};

/** Whoever is named has no account: he acts by the link of his mail, and a command runs for him as the system. */
function partiesOf(actor: Actor, { enterpriseId }: ContactChangeSubject): Party[] {
  if (actor.kind === "system") return ["person", "system"];
  return actsForFirm(actor, enterpriseId) ? ["firm"] : [];
}

const pointLives = ({ pointStatus }: ContactChangeSubject) =>
  pointStatus === "active" || pointStatus === "suspended" ? undefined : "point-ended";

/** A change of a point's leader or liaison: named by the firm, nothing until the person confirms by the link in his mail. domain.md §5.4 item 3. */
export const contactChangeWorkflow = {
  name: "contact-change",
  statuses: CONTACT_CHANGE_STATUSES,
  start: { status: "asked", tell: ["county"] },
  end: ["confirmed", "refused", "withdrawn", "expired"],
  parties: ["firm", "person", "system", "county"],
  partiesOf,
  steps: {
    confirm: {
      from: ["asked"],
      to: "confirmed",
      by: ["person"],
      tell: ["firm", "county"],
      irreversible: true,
      refuseWhen: pointLives,
    },
    refuse: { from: ["asked"], to: "refused", by: ["person"], tell: ["firm", "county"], irreversible: true },
    withdraw: { from: ["asked"], to: "withdrawn", by: ["firm"], tell: ["county"], irreversible: true },
    expire: { from: ["asked"], to: "expired", by: ["system"], tell: ["firm", "county"] },
  },
} as const satisfies Workflow<ContactChangeStatus, Party, never, ContactChangeSubject>;
