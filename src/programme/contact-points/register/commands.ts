import { dateOf, dayFromDate } from "@/kernel/days";
import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { findContactPoint } from "../queries";
import { mayCorrectRegister, PROGRAMME_BEGAN } from "./policy";
import type { CorrectAdmission } from "./schema";

/**
 * Enters afterwards that an admission held from an earlier day, with the reason: from now on every day since then counts the point, while
 * counts "as known then" and statements that were accepted stay as they were. Refusals: `not-found`, `not-in-register`, `overtaken`.
 * Invalid: a day that isn't earlier than the one that stands (`not-earlier`), before the programme (`before-programme`), or in a stretch
 * that the register has already (`overlaps`).
 */
export async function correctAdmission(ctx: Ctx, input: CorrectAdmission): Promise<{ contactPointId: string }> {
  const { tx, actor } = ctx;
  const { contactPointId, seen, fromDay, reason } = input;
  const point = mayCorrectRegister(actor) ? await findContactPoint(ctx, contactPointId) : null;
  if (!point) throw new Refusal("not-found");
  const periods = await tx.contactPointPeriod.findMany({
    where: { contactPointId },
    select: { id: true, fromDay: true, toDay: true },
    orderBy: [{ fromDay: "desc" }, { id: "desc" }],
  });
  const [open, before] = periods;
  if (!open || open.toDay !== null) throw new Refusal("not-in-register");
  if (dayFromDate(open.fromDay) !== seen) throw new Overtaken();
  if (fromDay >= seen) throw new InvalidInput({ fromDay: ["not-earlier"] });
  if (fromDay < PROGRAMME_BEGAN) throw new InvalidInput({ fromDay: ["before-programme"] });
  if (before?.toDay && fromDay < dayFromDate(before.toDay)) throw new InvalidInput({ fromDay: ["overlaps"] });
  const { count } = await tx.contactPointPeriod.updateMany({
    where: { id: open.id, fromDay: open.fromDay, toDay: null },
    data: { fromDay: dateOf(fromDay) },
  });
  if (count !== 1) throw new Overtaken();
  ctx.record({
    act: "correct.register",
    subjectKind: "contact-point",
    subjectId: contactPointId,
    enterpriseId: point.enterpriseId,
    purpose: reason,
    detail: { fromDay: `${seen}→${fromDay}`, ...(point.number ? { number: point.number } : {}) },
  });
  return { contactPointId };
}
