import { formatDocumentNumber } from "@/kernel/document-number";
import { InvalidInput, Refusal } from "@/kernel/refusal";
import { decide } from "@/kernel/workflow";
import type { Ctx } from "@/platform/database";
import { nextSerial } from "@/platform/numbers";
import { officialsCharged, regulatorsWith } from "@/platform/people";
import { beginLife, takeStep } from "@/platform/take-step";
import { seal } from "@/platform/vault";
import { complaintNumbered, nextSourceNumber } from "../clues/commands";
import { cluesDesks } from "../clues/queries";
import { recipientsOf } from "../complaints/queries";
import { handingOver, readsTransfer } from "./policy";
import { findTransfer, type TransferDetail } from "./queries";
import type { OpenTransfer, TakeTransferStep, WriteTransfer } from "./schema";
import { type TransferSubject, transferWorkflow } from "./workflow";

/** Word of a transfer's number, after the department's own (a proposal, as those of referrals). */
const NUMBER_WORD = "移";

/**
 * Writes what a department hands over, as a draft of its own: files are added to it before it is sent. Whom it is about and what was found is
 * sealed. Refuses `not-found` to whoever hands nothing over. Invalid: a division where nobody takes in.
 */
export async function writeTransfer(ctx: Ctx, input: WriteTransfer): Promise<{ transferId: string }> {
  const { tx, actor, now } = ctx;
  const departmentId = handingOver(actor);
  if (!departmentId || actor.kind !== "official") throw new Refusal("not-found");
  const { divisionCode, ground } = input;
  await checkDesk(ctx, input);
  const created = await tx.transfer.create({
    data: {
      ...{ ground, divisionCode, fromDepartmentId: departmentId, writtenById: actor.personId },
      ...{ createdAt: now, updatedAt: now },
    },
    select: {
      ...{ id: true, number: true, status: true, version: true, fromDepartmentId: true, divisionCode: true },
      ...{ answer: true, complaintId: true },
    },
  });
  await seal(ctx, created.id, { "transfer/subject": input.subject, "transfer/account": input.account });
  await beginLife(ctx, transferWorkflow, { ...created, complaint: null });
  return { transferId: created.id };
}

async function checkDesk(ctx: Ctx, { divisionCode }: Pick<WriteTransfer, "divisionCode">): Promise<void> {
  const desks = await cluesDesks(ctx);
  if (!desks.some((desk) => desk.divisionCode === divisionCode)) throw new InvalidInput({ divisionCode: ["no-desk"] });
}

/**
 * Takes one step of a transfer: the department changes its draft, sends, sends again or withdraws it, the bureau's desk accepts it, returns it with
 * the reason, or answers, desk or leader say which complaint carries it. Sent, it gets its department's number; registered, one of the register of
 * sources of cases. Refusals: `not-found`, `not-yours`, `wrong-status`, `overtaken`. Invalid: a division where nobody takes in, a number of no
 * complaint that this person sees at this bureau.
 */
export async function moveTransfer(
  ctx: Ctx,
  input: TakeTransferStep,
): Promise<{ transferId: string; withdrawn: boolean }> {
  const { tx, now } = ctx;
  const transfer = await transferFor(ctx, input.transferId);
  const first = input.step === "send" && transferWorkflow.partiesOf(ctx.actor, transfer).includes("sender");
  const number = first && transfer.number === null ? await nextNumber(ctx, transfer) : transfer.number;
  if (input.step === "change") await checkDesk(ctx, input);
  const carrier = input.step === "carry" ? await carrierOf(ctx, transfer, input.complaintNumber) : null;
  // What was registered first keeps its number, and what it was answered.
  const answer = input.step === "answer" ? input.answer : carrier && transfer.answer === null ? "carried" : null;
  const subject = { ...transfer, number };
  await takeStep(ctx, transferWorkflow, {
    step: input.step,
    subject,
    version: input.version,
    swap: async (where, data) =>
      tx.transfer.updateMany({
        where,
        data: {
          ...data,
          ...(first ? { number, sentAt: now } : {}),
          ...(input.step === "change" ? { divisionCode: input.divisionCode, ground: input.ground } : {}),
          ...(answer ? { answer, answeredAt: now } : {}),
          ...(carrier ? { complaintId: carrier.id } : {}),
          ...(answer === "registered" ? { sourceNumber: await nextSourceNumber(ctx) } : {}),
        },
      }),
    recipients: async (party) =>
      party === "officer" ? (carrier ? recipientsOf(ctx, party, carrier) : []) : recipients(ctx, party, subject),
    detail: answer ? { answer } : {},
  });
  if (input.step === "change")
    await seal(ctx, transfer.id, { "transfer/subject": input.subject, "transfer/account": input.account });
  if (input.step === "answer") await seal(ctx, transfer.id, { "transfer/answer": input.text });
  // One reason for each version: a later one replaces none.
  if ("reason" in input) await seal(ctx, transfer.id, { [`transfer/${input.step}/${input.version}`]: input.reason });
  return { transferId: transfer.id, withdrawn: input.step === "withdraw" };
}

/** The complaint that a number names. Only for whoever may take the step is it looked up: nobody else learns whether there is one. */
async function carrierOf(ctx: Ctx, transfer: TransferDetail, typed: string) {
  const decision = decide(transferWorkflow, "carry", ctx.actor, transfer);
  return decision.ok ? complaintNumbered(ctx, transfer, typed) : null;
}

/** The number falls back with its transaction, and leaves no gap. */
async function nextNumber(ctx: Ctx, { fromDepartmentId }: TransferSubject): Promise<string> {
  const { documentWord } = await ctx.tx.department.findUniqueOrThrow({
    where: { id: fromDepartmentId },
    select: { documentWord: true },
  });
  const year = Number(ctx.today.slice(0, 4));
  const serial = await nextSerial(ctx, { issuer: documentWord, word: NUMBER_WORD, year });
  return formatDocumentNumber({ word: `${documentWord}${NUMBER_WORD}`, year, serial });
}

/** Lets an official have a pass to what is sealed, for a purpose. Nothing is opened yet: the page that opens it records the look. Refuses `not-found`. */
export async function openTransfer(ctx: Ctx, input: OpenTransfer): Promise<{ transferId: string; purpose: string }> {
  const transfer = await transferFor(ctx, input.transferId);
  if (!readsTransfer(ctx.actor, transfer)) throw new Refusal("not-found");
  return { transferId: transfer.id, purpose: input.purpose === "other" ? input.words : input.purpose };
}

/** Gives the pass back before its time is over. */
export async function closeTransfer(
  _ctx: Ctx,
  input: { readonly transferId: string },
): Promise<{ transferId: string }> {
  return input;
}

async function transferFor(ctx: Ctx, id: string): Promise<TransferDetail> {
  const transfer = await findTransfer(ctx, id);
  if (!transfer) throw new Refusal("not-found");
  return transfer;
}

/** Who is told: the handlers of its department, and the desk of the bureau that it goes to, which learns nothing of a draft. */
async function recipients(
  ctx: Ctx,
  party: string,
  { fromDepartmentId, divisionCode, number }: TransferSubject,
): Promise<readonly string[]> {
  if (party === "sender")
    return officialsCharged(ctx, { duties: ["department_handler"], departments: [fromDepartmentId] });
  return number === null ? [] : regulatorsWith(ctx, ["intake"], { divisionCode });
}
