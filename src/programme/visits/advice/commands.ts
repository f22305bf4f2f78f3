import { dateOf } from "@/kernel/days";
import { InvalidInput, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { officialsCharged, peopleOfFirm, regulatorsWith } from "@/platform/people";
import { beginLife, takeStep } from "@/platform/take-step";
import { findVisit, type VisitDetail } from "../queries";
import { type Advice, findAdvice } from "./queries";
import type { GiveAdvice, TakeAdviceStep } from "./schema";
import { adviceWorkflow } from "./workflow";

const MAKERS = ["programme_officer", "coordinator", "investigator"] as const;

/** Writes an advice of a visit that was made, and lets the visit stand by its date. Invalid: a day that is past. */
export async function giveAdvice(
  ctx: Ctx,
  visit: VisitDetail,
  { text, dueOn }: Pick<GiveAdvice, "text" | "dueOn">,
): Promise<void> {
  const { tx, now, today } = ctx;
  if (dueOn < today) throw new InvalidInput({ dueOn: ["in-past"] });
  const { id: visitId, enterpriseId, divisionCode, officerId, ring } = visit;
  const created = await tx.visitAdvice.create({
    data: { visitId, enterpriseId, text, dueOn: dateOf(dueOn), createdAt: now, updatedAt: now },
    select: { id: true, status: true, version: true },
  });
  await beginLife(ctx, adviceWorkflow, {
    ...created,
    visitId,
    enterpriseId,
    divisionCode,
    officerId,
    ring,
    complaintId: visit.complaintId,
  });
  await followAdvice(ctx, visitId);
}

/** Gives more advice after the visit. Refusals: `not-found`, `not-yours`, `not-yet-made`. */
export async function addAdvice(ctx: Ctx, input: GiveAdvice): Promise<{ visitId: string }> {
  const visit = await findVisit(ctx, input.visitId);
  if (!visit) throw new Refusal("not-found");
  const parties = adviceWorkflow.partiesOf(ctx.actor, { ...visit, visitId: visit.id });
  if (!parties.includes("officer") && !parties.includes("office")) throw new Refusal("not-yours");
  if (visit.status !== "held") throw new Refusal("not-yet-made");
  await giveAdvice(ctx, visit, input);
  return { visitId: visit.id };
}

/**
 * Takes one step of an advice: the firm says that it is done; whoever gave it accepts that, asks again with a new day, or lets it go. What was said with it stands beside what was said before.
 * Refusals: `not-found`, `not-yours`, `wrong-status`, `overtaken`. Invalid: a day that is past.
 */
export async function moveAdvice(ctx: Ctx, input: TakeAdviceStep): Promise<{ visitId: string }> {
  const { tx, actor, today } = ctx;
  const found = await findAdvice(ctx, input.adviceId);
  if (!found) throw new Refusal("not-found");
  const { advice, visit } = found;
  if (input.step === "reopen" && input.dueOn < today) throw new InvalidInput({ dueOn: ["in-past"] });
  await takeStep(ctx, adviceWorkflow, {
    step: input.step,
    subject: { ...advice, complaintId: visit.complaintId },
    version: input.version,
    swap: (where, data) =>
      tx.visitAdvice.updateMany({
        where,
        data: {
          ...data,
          dueOn: input.step === "reopen" ? dateOf(input.dueOn) : advice.dueOn,
        },
      }),
    recipients: (party) => (party === "officer" ? whoLooks(ctx, visit) : peopleOfFirm(ctx, visit.enterpriseId)),
    detail: { visitId: visit.id },
  });
  await noteStep(ctx, advice, input);
  if (actor.kind !== "firm") await followAdvice(ctx, visit.id);
  return { visitId: visit.id };
}

/**
 * Who looks at what a firm answers: whoever made the visit and is in duty there still; where nobody is, the office whose visit it was, after a case the
 * leader of its division.
 */
async function whoLooks(ctx: Ctx, { divisionCode, caseDivision, people }: VisitDetail): Promise<readonly string[]> {
  const among = people.map(({ id }) => id);
  const bureau = { divisionCode: caseDivision ?? divisionCode };
  const duties = caseDivision ? (["investigator"] as const) : MAKERS;
  const there = await officialsCharged(ctx, { duties, bureau, among });
  const ofCity = caseDivision ? [] : await officialsCharged(ctx, { duties, bureau: "city", among });
  if (there.length + ofCity.length > 0) return [...there, ...ofCity];
  return regulatorsWith(ctx, [caseDivision ? "bureau_leader" : "programme_officer"], bureau);
}

/** Keeps what was said with a step, beside what was said before. */
async function noteStep(
  { tx, actor, now }: Ctx,
  { id: adviceId, visitId }: Pick<Advice, "id" | "visitId">,
  input: TakeAdviceStep,
): Promise<void> {
  if (actor.kind !== "firm" && actor.kind !== "official") throw new Refusal("not-yours");
  const { step } = input;
  await tx.visitAdviceNote.create({
    data: {
      ...{ adviceId, visitId, step, personId: actor.personId, at: now },
      text: step === "answer" ? input.answer : step === "settle" ? null : input.reason,
      dueOn: step === "reopen" ? dateOf(input.dueOn) : null,
    },
    select: { id: true },
  });
}

/** A visit that was made stands in the list by the first date of what is still open; when nothing is, by none. */
async function followAdvice({ tx, now }: Ctx, visitId: string): Promise<void> {
  const first = await tx.visitAdvice.findFirst({
    where: { visitId, status: { in: ["open", "answered"] } },
    select: { dueOn: true },
    orderBy: { dueOn: "asc" },
  });
  await tx.visit.updateMany({
    where: { id: visitId, status: "held" },
    data: { dueOn: first?.dueOn ?? null, updatedAt: now },
  });
}
