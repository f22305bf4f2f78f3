import { dateOf, dayFromDate } from "@/kernel/days";
import { formatDocumentNumber } from "@/kernel/document-number";
import { InvalidInput, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { nextSerial } from "@/platform/numbers";
import { beginLife, takeStep } from "@/platform/take-step";
import { complaintFor } from "../complaints/commands";
import { writeNote } from "../complaints/notes/commands";
import { recipientsOf } from "../complaints/queries";
import { complaintWorkflow } from "../complaints/workflow";
import { type CaseDetail, findCase } from "./queries";
import type { FileComplaint, TakeCaseStep } from "./schema";
import { caseWorkflow } from "./workflow";

/** Word of a case's number after the bureau's own (domain.md §10.2, a proposal). */
const NUMBER_WORD = "案";

/**
 * Files a complaint: the leader's decision, and the case that begins with it, numbered 嘉市监案〔2016〕7号 without a gap, with the
 * complaint's team. 市场监督管理行政处罚程序规定 第十九条. Refusals: `not-found`, `not-yours`, `wrong-status`, `overtaken`.
 */
export async function fileComplaint(ctx: Ctx, input: FileComplaint): Promise<{ caseId: string }> {
  const { tx, actor, now, today } = ctx;
  const complaint = await complaintFor(ctx, input.complaintId);
  await takeStep(ctx, complaintWorkflow, {
    step: "file",
    subject: complaint,
    version: input.version,
    swap: (where, data) => tx.complaint.updateMany({ where, data: { ...data, decidedAt: now } }),
    recipients: (party) => recipientsOf(ctx, party, complaint),
  });
  if (actor.kind !== "official") throw new Refusal("not-yours");
  const { title } = await tx.complaint.findUniqueOrThrow({ where: { id: complaint.id }, select: { title: true } });
  const { id, enterpriseId, divisionCode, team } = complaint;
  const created = await tx.case.create({
    data: {
      number: await nextNumber(ctx, actor.departmentId),
      complaintId: id,
      enterpriseId,
      divisionCode,
      title: title ?? "",
      team,
      filedOn: dateOf(today),
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true, number: true, status: true, version: true },
  });
  const subject = {
    ...created,
    complaintId: id,
    enterpriseId,
    divisionCode,
    team,
    outcome: null,
    executed: false,
    openReferrals: 0,
  };
  const { dueOn } = await beginLife(ctx, caseWorkflow, subject);
  await tx.case.updateMany({ where: { id: created.id }, data: { dueOn } });
  return { caseId: created.id };
}

/** The number is taken in the transaction that uses it: it falls back with it, and leaves no gap. */
async function nextNumber(ctx: Ctx, departmentId: string): Promise<string> {
  const { documentWord } = await ctx.tx.department.findUniqueOrThrow({
    where: { id: departmentId },
    select: { documentWord: true },
  });
  const year = Number(ctx.today.slice(0, 4));
  const serial = await nextSerial(ctx, { issuer: documentWord, word: NUMBER_WORD, year });
  return formatDocumentNumber({ word: `${documentWord}${NUMBER_WORD}`, year, serial });
}

/**
 * Takes one step of a case. Refusals: `not-found`, `not-yours`, `wrong-status`, `overtaken`, `two-officers-needed`, `referrals-open`,
 * `not-executed`, `nothing-to-execute`, `already-executed`, and those of its clocks. Invalid: a day of execution before the decision or
 * after today.
 */
export async function moveCase(ctx: Ctx, input: TakeCaseStep): Promise<{ caseId: string }> {
  const found = await findCase(ctx, input.caseId);
  if (!found) throw new Refusal("not-found");
  const executedOn = input.step === "recordExecution" ? dayOfExecution(ctx, found, input.executedOn) : undefined;
  await takeStep(ctx, caseWorkflow, {
    step: input.step,
    subject: found,
    version: input.version,
    ...(input.step === "pause" ? { stopReason: input.stopReason } : {}),
    ...(executedOn ? { startsOn: executedOn } : {}),
    swap: async (where, data) => {
      const more = await prepare(ctx, found, input);
      return ctx.tx.case.updateMany({ where, data: { ...data, ...more } });
    },
    recipients: (party) => recipientsOf(ctx, party, found),
    detail: detailOf(input),
  });
  return { caseId: found.id };
}

/** The closing clock counts from this day: it lies between the decision and today. */
function dayOfExecution({ today }: Ctx, { decidedOn }: CaseDetail, executedOn: string): string {
  if (executedOn > today) throw new InvalidInput({ executedOn: ["in-future"] });
  if (decidedOn && executedOn < dayFromDate(decidedOn)) throw new InvalidInput({ executedOn: ["before-decision"] });
  return executedOn;
}

function detailOf(input: TakeCaseStep): Record<string, string> {
  switch (input.step) {
    case "pause":
      return { stopReason: input.stopReason };
    case "decidePenalty":
      return { outcome: "penalty" };
    case "decideOtherwise":
      return { outcome: input.outcome };
    case "recordExecution":
      return { executedOn: input.executedOn };
    default:
      return {};
  }
}

/** Writes what belongs to the step beside the case, and returns what goes into its row. Called once the step is decided. */
async function prepare(ctx: Ctx, found: CaseDetail, input: TakeCaseStep) {
  const day = dateOf(ctx.today);
  switch (input.step) {
    case "conclude":
      await writeNote(ctx, found, { text: input.report, step: `case.${input.step}` });
      return {};
    case "sendBack":
      await writeNote(ctx, found, { text: input.reason, step: `case.${input.step}` });
      return {};
    case "decidePenalty":
      return { outcome: "penalty" as const, penalty: input.penalty, decidedOn: day };
    case "decideOtherwise":
      return { outcome: input.outcome, decidedOn: day };
    case "recordExecution":
      return { executedOn: dateOf(input.executedOn) };
    case "close":
      return { closedOn: day };
    default:
      return {};
  }
}
