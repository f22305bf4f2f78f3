import { addDays, dateOf } from "@/kernel/days";
import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { takeTurn } from "@/platform/turn";
import { awayFor, mayEnterFor } from "./policy";
import { absencesFrom } from "./queries";
import type { EnterAbsence, WithdrawAbsence } from "./schema";

/** Longer than this nobody is away without his duty ending. */
const MOST_DAYS = 366;

/**
 * Enters that an official isn't there, from a day to a day: by himself, or by who shares visits out in his bureau; for the city in every bureau.
 * Visits that he has stay his until somebody gives them to another. Refuses `not-found` (nobody of these). Invalid: a last day that is past or
 * before the first, more than a year, days that are entered already.
 */
export async function enterAbsence(ctx: Ctx, input: EnterAbsence): Promise<{ absenceId: string }> {
  const { tx, actor, now, today } = ctx;
  const { personId, fromDay, toDay } = input;
  const [person] = await tx.$queryRaw<{ id: string; departmentId: string }[]>`
    select o.id, o.department_id as "departmentId" from known_officials o join departments d on d.id = o.department_id
    where o.id = ${personId}::uuid and o.active and d.kind = 'market_regulation'`;
  if (!person || !mayEnterFor(actor, person)) throw new Refusal("not-found");
  if (toDay < fromDay) throw new InvalidInput({ toDay: ["before-first"] });
  if (toDay < today) throw new InvalidInput({ toDay: ["in-past"] });
  if (toDay > addDays(fromDay, MOST_DAYS)) throw new InvalidInput({ toDay: ["too-long"] });
  // He and his office at once: the second is told that the days are entered.
  await takeTurn(ctx, `absence ${personId}`);
  if (awayFor(await absencesFrom(ctx, today, [personId]), personId, { from: fromDay, to: toDay }))
    throw new InvalidInput({ fromDay: ["entered-already"] });
  const { id } = await tx.absence.create({
    data: {
      ...{ personId, departmentId: person.departmentId, fromDay: dateOf(fromDay), toDay: dateOf(toDay) },
      ...{ enteredById: actor.personId, enteredAt: now },
    },
    select: { id: true },
  });
  ctx.record({ act: "enter.absence", subjectKind: "absence", subjectId: id, detail: { fromDay, toDay } });
  return { absenceId: id };
}

/** Takes an absence back: he is there after all, or came back. Refusals: `not-found`, `overtaken` (it was taken back already). */
export async function withdrawAbsence(ctx: Ctx, { absenceId }: WithdrawAbsence): Promise<{ absenceId: string }> {
  const { tx, actor, now } = ctx;
  const found = await tx.absence.findFirst({
    where: { id: absenceId },
    select: { personId: true, departmentId: true },
  });
  if (!found || !mayEnterFor(actor, { id: found.personId, departmentId: found.departmentId }))
    throw new Refusal("not-found");
  const { count } = await tx.absence.updateMany({
    where: { id: absenceId, withdrawnAt: null },
    data: { withdrawnAt: now, withdrawnById: actor.personId },
  });
  if (count !== 1) throw new Overtaken();
  ctx.record({ act: "withdraw.absence", subjectKind: "absence", subjectId: absenceId });
  return { absenceId };
}
