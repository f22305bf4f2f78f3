import { type Actor, hasDuty } from "@/kernel/actor";
import { isUuid } from "@/kernel/uuid";
import { caseWorkflow } from "../cases/workflow";
import { clueWorkflow } from "../clues/workflow";
import { complaintWorkflow } from "../complaints/workflow";
import { leakWorkflow } from "../contact-points/leaks/workflow";
import { contactChangeWorkflow } from "../contact-points/liaisons/workflow";
import { contactPointWorkflow } from "../contact-points/workflow";
import { siteWorkflow } from "../demonstration-sites/workflow";
import { enterpriseWorkflow } from "../enterprises/workflow";
import { referralWorkflow } from "../referrals/workflow";
import { adviceWorkflow } from "../visits/advice/workflow";
import { visitWorkflow } from "../visits/workflow";

/** Only the audit administrator reads the trail as a whole. */
export function mayReadTrail(actor: Actor): boolean {
  return hasDuty(actor, "audit_administrator");
}

/** Looks at what is a firm's: they make up the access log, and are left out of a record's course. */
export const LOOK_ACTS = [
  "open.sealed",
  "open.self-assessment",
  "download.evidence",
  "download.site-proof",
  "download.visit-file",
  "download.admission-file",
  "download.transfer-file",
] as const;

/** Files whose name is sealed and opened with the download: such a look is told once. */
export const NAMED_BY_DOWNLOAD = ["evidence", "site-proof", "visit-file", "admission-file"] as const;

const FIRMS_WORKFLOWS = [
  enterpriseWorkflow,
  contactPointWorkflow,
  siteWorkflow,
  complaintWorkflow,
  caseWorkflow,
  visitWorkflow,
  adviceWorkflow,
  leakWorkflow,
  clueWorkflow,
  contactChangeWorkflow,
];

/** A firm reads of it on its page, and gets no notice: nothing begins to run by it. */
const READ_UNTOLD = ["investigate"];

/**
 * The steps that a firm learns of: those that it may take itself and those of which it is told, every pause and resumption of a clock among
 * them. What officials do among themselves stays with them; but what becomes of a referral of its case a firm reads step by step, without which
 * department it is and what it says. The one place that says so: notices, history and pages follow the workflows.
 */
export function stepsToldToFirm(): readonly { readonly act: string; readonly steps: readonly string[] }[] {
  const ofItsOwn = FIRMS_WORKFLOWS.map(({ name, steps }) => {
    const told = Object.entries<{ by: readonly string[]; tell?: readonly string[] }>(steps).filter(
      ([step, { by, tell }]) => by.includes("firm") || tell?.includes("firm") || READ_UNTOLD.includes(step),
    );
    return { act: `step.${name}`, steps: told.map(([step]) => step) };
  });
  return [...ofItsOwn, { act: `step.${referralWorkflow.name}`, steps: Object.keys(referralWorkflow.steps) }];
}

/** Digits of a record's number are hidden from whoever may know that something happened, but not to what: 嘉市监案〔*〕*号. */
export function maskNumber(number: string): string {
  return number.replace(/\d+/g, "*");
}

/** The details of an entry as the audit administrator sees them: numbers masked, ids cut to their last four characters. */
export function maskDetail(detail: unknown): unknown {
  if (Array.isArray(detail)) return detail.map(maskDetail);
  if (typeof detail === "string")
    return detail.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, (id) => `…${id.slice(-4)}`);
  if (typeof detail !== "object" || detail === null) return detail;
  return Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [
      key,
      key === "number" && typeof value === "string" ? maskNumber(value) : maskDetail(value),
    ]),
  );
}

/** The last four characters of an id: enough to tell two records apart in a list. */
export function tailOf(id: string): string {
  return isUuid(id) ? id.slice(-4) : "";
}
