import { type Actor, hasDuty } from "@/kernel/actor";
import { caseWorkflow } from "../cases/workflow";
import { clueWorkflow } from "../clues/workflow";
import { complaintWorkflow } from "../complaints/workflow";
import { leakWorkflow } from "../contact-points/leaks/workflow";
import { contactChangeWorkflow } from "../contact-points/liaisons/workflow";
import { contactPointWorkflow } from "../contact-points/workflow";
import { siteWorkflow } from "../demonstration-sites/workflow";
import { enterpriseWorkflow } from "../enterprises/workflow";
import { adviceWorkflow } from "../visits/advice/workflow";
import { visitWorkflow } from "../visits/workflow";

/** Only the audit administrator reads the trail as a whole. */
export function mayReadTrail(actor: Actor): boolean {
  return hasDuty(actor, "audit_administrator");
}

const NAMES = [
  "enterprise",
  "contact-point",
  "demonstration-site",
  "complaint",
  "case",
  "referral",
  "visit",
  "visit-advice",
  "enterprise-import",
  "leak-report",
  "contact-change",
  "counter-filing",
  "article",
  "outcome-value",
  "visit-draw",
  "clue",
  "transfer",
] as const;
const WORKFLOW_ACTS = NAMES.flatMap((name) => [`begin.${name}`, `step.${name}`] as const);

/** Lists that leave as files: each export is an act, and what it is about. */
const EXPORTED = [
  "absences",
  "accounts",
  "articles",
  "calls",
  "cases",
  "circulars",
  "clues",
  "cluster-liaisons",
  "cluster-members",
  "clusters",
  "complaints",
  "contact-points",
  "counter-filings",
  "demonstration-sites",
  "desk-figures",
  "enterprise-duplicates",
  "enterprise-imports",
  "enterprises",
  "holidays",
  "leaks",
  "looks",
  "notices",
  "outcomes",
  "own-trail",
  "referrals",
  "rights",
  "self-assessments",
  "stations",
  "targets",
  "time-limits",
  "trail",
  "visit-draws",
  "visits",
] as const;

/** Every act that the portal records. An act that isn't here, or has no words, fails a test. */
export const ACTS = [
  ...WORKFLOW_ACTS,
  ...EXPORTED.map((list) => `export.${list}` as const),
  "open.sealed",
  "open.self-assessment",
  "download.evidence",
  "upload.evidence",
  "upload.letter",
  "download.letter",
  "remove.evidence",
  "refuse.command",
  "refuse.page",
  "read.trail",
  "change.time-limit",
  "change.holiday",
  "announce.holidays",
  "recount.clock",
  "change.setting",
  "open.session",
  "end.session",
  "ask.password",
  "set.password",
  "change.password",
  "damage.evidence",
  "add.note",
  "change.team",
  "send.message",
  "supply.complaint",
  "edit.enterprise",
  "correct.enterprise",
  "import.enterprise",
  "undo-import.enterprise",
  "upload.change-paper",
  "download.change-paper",
  "upload.filing-scan",
  "download.filing-scan",
  "upload.transfer-file",
  "download.transfer-file",
  "set.applications",
  "announce.call",
  "withdraw.call",
  "absorb.enterprise",
  "release.enterprise",
  "distinguish.enterprise",
  "enter.event",
  "enter.year",
  "enter.code",
  "strike.code",
  "strike.event",
  "strike.move",
  "decide.year",
  "move.enterprise",
  "export.import",
  "download.export",
  "edit.contact-point",
  "correct.register",
  "score.demonstration-site",
  "name.reviewers",
  "recuse.reviewer",
  "recuse.visit",
  "declare.interest",
  "vote.site-panel",
  "upload.site-proof",
  "remove.site-proof",
  "download.site-proof",
  "receive.site-objection",
  "answer.site-objection",
  "answer.self-assessment",
  "edit.assessment-questions",
  "announce.assessment-questions",
  "take-back.assessment-questions",
  "discard.assessment-questions",
  "edit.score-sheet",
  "edit.admission-checklist",
  "judge.admission",
  "upload.admission-file",
  "remove.admission-file",
  "download.admission-file",
  "print.site-record",
  "add.cluster",
  "change.cluster",
  "close.cluster",
  "reopen.cluster",
  "name.cluster-leader",
  "end.cluster-leader",
  "send.circular",
  "discard.circular",
  "add.station",
  "change.station",
  "close.station",
  "add.station-staff",
  "end.station-staff",
  "change.quotas",
  "open.statement",
  "confirm.statement",
  "accept.statement",
  "restate.statement",
  "print.statement",
  "print.visit-notice",
  "print.visit-record",
  "change.visit-draw",
  "change.outcome-indicator",
  "upload.outcome-file",
  "upload.register-paper",
  "download.register-paper",
  "download.outcome-file",
  "upload.visit-file",
  "download.visit-file",
  "assign.visit",
  "change.visit-rule",
  "save.article",
  "enter.service",
  "enter.absence",
  "withdraw.absence",
  "invite.enterprise",
  "change.criterion",
  "change.service-rule",
  "ask.city",
  "review.contact-point",
  "register.person",
  "ask.join",
  "ask.mail",
  "hand-over.firm",
  "admit.person",
  "refuse.person",
  "verify.mail",
  "create.person",
  "change.person",
  "disable.person",
  "enable.person",
  "grant.duty",
  "end.duty",
  "send.password",
] as const;

/** What an act can be about. */
export const KINDS = [
  ...NAMES,
  ...EXPORTED,
  "export",
  "evidence",
  "site-proof",
  "site-objection",
  "score-sheet",
  "admission-checklist",
  "admission-file",
  "message",
  "person",
  "session",
  "command",
  "page",
  "time-limit",
  "holiday",
  "setting",
  "clock",
  "join-request",
  "registration",
  "target",
  "outcome-indicator",
  "outcome-file",
  "register-paper",
  "visit-file",
  "visit-rule",
  "absence",
  "service-rule",
  "cluster",
  "station",
  "circular",
  "criterion",
  "applications",
  "call",
  "change-paper",
  "filing-scan",
  "transfer-file",
  "self-assessment",
  "assessment-questions",
] as const;

/** Looks at what is a firm's: they make up the access log, and are left out of a record's course. */
export const LOOK_ACTS = [
  "open.sealed",
  "open.self-assessment",
  "download.evidence",
  "download.site-proof",
  "download.visit-file",
  "download.admission-file",
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
 * them. What officials do among themselves stays with them. The one place that says so: notices, history and pages follow the workflows.
 */
export function stepsToldToFirm(): readonly { readonly act: string; readonly steps: readonly string[] }[] {
  return FIRMS_WORKFLOWS.map(({ name, steps }) => {
    const told = Object.entries<{ by: readonly string[]; tell?: readonly string[] }>(steps).filter(
      ([step, { by, tell }]) => by.includes("firm") || tell?.includes("firm") || READ_UNTOLD.includes(step),
    );
    return { act: `step.${name}`, steps: told.map(([step]) => step) };
  });
}

/** Digits of a record's number are hidden from whoever may know that something happened, but not to what: 嘉市监案〔*〕*号. */
export function maskNumber(number: string): string {
  return number.replace(/\d+/g, "*");
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

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
  return UUID.test(id) ? id.slice(-4) : "";
}
