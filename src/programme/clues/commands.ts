import { formatComplaintReference, formatDocumentNumber, parseComplaintReference } from "@/kernel/document-number";
import { InvalidInput, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { nextSerial } from "@/platform/numbers";
import { peopleOfFirm, regulatorsWith } from "@/platform/people";
import { beginLife, takeStep } from "@/platform/take-step";
import { seal } from "@/platform/vault";
import { findVisit } from "../visits/queries";
import { visitWorkflow } from "../visits/workflow";
import { readsClue } from "./policy";
import { type ClueDetail, cluesDesks, findClue } from "./queries";
import type { EndClue, HandOverClue, OpenClue } from "./schema";
import { type ClueSubject, clueWorkflow } from "./workflow";

/** Word of a number in the register of sources of cases, after the bureau's own (domain.md §10.2, a proposal). */
const NUMBER_WORD = "案源";

/**
 * Hands over what was found at a visit as a clue: by who made the visit, to the desk of a bureau that verifies. What was found and why is sealed;
 * desk and firm are told in the same transaction. It can't be taken back. Refusals: `not-found`, `not-yours`, `not-yet-made`, `follows-case`
 * (who follows up a case has it on his desk already). Invalid: a division where nobody receives it.
 */
export async function handOverClue(ctx: Ctx, input: HandOverClue): Promise<{ clueId: string }> {
  const { tx, actor, now } = ctx;
  const visit = await findVisit(ctx, input.visitId);
  if (!visit) throw new Refusal("not-found");
  if (actor.kind !== "official" || !visitWorkflow.partiesOf(actor, visit).includes("officer"))
    throw new Refusal("not-yours");
  if (visit.ring) throw new Refusal("follows-case");
  if (visit.status !== "held" || !visit.heldOn) throw new Refusal("not-yet-made");
  const { divisionCode } = input;
  if (!(await cluesDesks(ctx)).some((desk) => desk.divisionCode === divisionCode))
    throw new InvalidInput({ divisionCode: ["no-desk"] });
  const { enterpriseId, enterprise, heldOn } = visit;
  const created = await tx.clue.create({
    data: {
      ...{ visitId: visit.id, enterpriseId, enterpriseName: enterprise.name, divisionCode, foundOn: heldOn },
      ...{ officerId: actor.personId, handedOverAt: now, updatedAt: now },
    },
    select: { id: true, status: true, version: true },
  });
  await seal(ctx, created.id, { "clue/account": input.account, "clue/reason": input.reason });
  const subject: ClueSubject = { ...created, enterpriseId, divisionCode, officerId: actor.personId };
  const { dueOn } = await beginLife(ctx, clueWorkflow, subject, {
    recipients: (party) => recipients(ctx, party, subject),
  });
  await tx.clue.updateMany({ where: { id: created.id }, data: { dueOn } });
  return { clueId: created.id };
}

/**
 * Ends a clue, once: by the complaint that carries it, by its number in the register of sources of cases, or by not following it, with the
 * reason. Refusals: `not-found`, `not-yours`, `wrong-status`, `overtaken`. Invalid: a number of no complaint that this desk's bureau received.
 */
export async function endClue(ctx: Ctx, input: EndClue): Promise<{ clueId: string }> {
  const { tx, actor, now } = ctx;
  const clue = await clueFor(ctx, input.clueId);
  await takeStep(ctx, clueWorkflow, {
    step: input.step,
    subject: clue,
    version: input.version,
    swap: (where, data) => tx.clue.updateMany({ where, data }),
    recipients: (party) => recipients(ctx, party, clue),
  });
  if (actor.kind !== "official") throw new Refusal("not-yours");
  await tx.clueEnd.createMany({
    data: [
      {
        ...{ clueId: clue.id, outcome: input.outcome, endedById: actor.personId, endedAt: now },
        number: input.outcome === "registered" ? await nextSourceNumber(ctx) : null,
        complaintId:
          input.outcome === "carried" ? (await complaintNumbered(ctx, clue, input.complaintNumber)).id : null,
      },
    ],
  });
  if (input.outcome !== "carried") await seal(ctx, clue.id, { "clue/ground": input.reason });
  return { clueId: clue.id };
}

/** The next number of the register of sources of cases at the actor's bureau. It falls back with its transaction, and leaves no gap. Refuses `not-yours`. */
export async function nextSourceNumber(ctx: Ctx): Promise<string> {
  if (ctx.actor.kind !== "official") throw new Refusal("not-yours");
  const { documentWord } = await ctx.tx.department.findUniqueOrThrow({
    where: { id: ctx.actor.departmentId },
    select: { documentWord: true },
  });
  const year = Number(ctx.today.slice(0, 4));
  const serial = await nextSerial(ctx, { issuer: documentWord, word: NUMBER_WORD, year });
  return formatDocumentNumber({ word: `${documentWord}${NUMBER_WORD}`, year, serial });
}

/** The complaint that a number names, as people type it, if this bureau received it and the actor sees it. Invalid: none. */
export async function complaintNumbered(
  { tx }: Ctx,
  { divisionCode }: Pick<ClueSubject, "divisionCode">,
  typed: string,
) {
  const reference = parseComplaintReference(typed);
  const found =
    "fault" in reference
      ? null
      : await tx.complaint.findFirst({
          where: { number: formatComplaintReference(reference), divisionCode, status: { not: "draft" } },
          select: { id: true, enterpriseId: true, divisionCode: true, team: true },
        });
  if (!found) throw new InvalidInput({ complaintNumber: ["no-such-complaint"] });
  return found;
}

/** Lets an official have a pass to what is sealed, for a purpose. Nothing is opened yet: the page that opens it records the look. Refuses `not-found`. */
export async function openClue(ctx: Ctx, input: OpenClue): Promise<{ clueId: string; purpose: string }> {
  const clue = await clueFor(ctx, input.clueId);
  if (!readsClue(ctx.actor, clue)) throw new Refusal("not-found");
  return { clueId: clue.id, purpose: input.purpose === "other" ? input.words : input.purpose };
}

/** Gives the pass back before its time is over. */
export async function closeClue(_ctx: Ctx, input: { readonly clueId: string }): Promise<{ clueId: string }> {
  return input;
}

async function clueFor(ctx: Ctx, id: string): Promise<ClueDetail> {
  const clue = await findClue(ctx, id);
  if (!clue) throw new Refusal("not-found");
  return clue;
}

/** Who is told: the firm's people, the desk of the bureau that received it, who handed it over. */
async function recipients(
  ctx: Ctx,
  party: string,
  { enterpriseId, divisionCode, officerId }: ClueSubject,
): Promise<readonly string[]> {
  if (party === "firm") return peopleOfFirm(ctx, enterpriseId);
  if (party === "desk") return regulatorsWith(ctx, ["intake"], { divisionCode });
  return officerId ? [officerId] : [];
}
