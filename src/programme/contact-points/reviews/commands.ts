import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { tell } from "@/platform/notices";
import { peopleOfFirm } from "@/platform/people";
import { findContactPoint } from "../queries";
import { keepsServices } from "../services/policy";
import type { ReviewPoints } from "./schema";

/**
 * Enters the yearly review of one point: once a year, with its reason, and the firm is told. A year that is over is reviewed also of a point that has
 * left since. A point that is not kept is suspended or ended by the city as a step of its own. Refusals: `not-found`, `point-not-active`,
 * `point-not-active-then`, `reviewed-already`, `year-to-come`.
 */
export async function reviewPoint(
  ctx: Ctx,
  contactPointId: string,
  { year, outcome, reason }: Omit<ReviewPoints, "picked">,
): Promise<{ contactPointId: string }> {
  const { tx, actor, now, today } = ctx;
  const point = await findContactPoint(ctx, contactPointId);
  if (!point || !keepsServices(actor, point.divisionCode)) throw new Refusal("not-found");
  const thisYear = Number(today.slice(0, 4));
  if (year > thisYear) throw new Refusal("year-to-come");
  if (year === thisYear && point.status !== "active") throw new Refusal("point-not-active");
  const lastDay = `${year}-12-31`;
  const stood = point.periods.some(({ from, to }) => from <= lastDay && (to === null || to >= lastDay));
  if (year < thisYear && !stood) throw new Refusal("point-not-active-then");
  const { enterpriseId } = point;
  const { count } = await tx.pointReview.createMany({
    data: [{ contactPointId, enterpriseId, year, outcome, reason, reviewedById: actor.personId, reviewedAt: now }],
    // A second review of the year at the same moment meets the unique index.
    skipDuplicates: true,
  });
  if (count !== 1) throw new Refusal("reviewed-already");
  ctx.record({
    act: "review.contact-point",
    subjectKind: "contact-point",
    subjectId: contactPointId,
    enterpriseId,
    detail: { year, outcome, ...(point.number ? { number: point.number } : {}) },
  });
  await tell(ctx, await peopleOfFirm(ctx, enterpriseId), {
    kind: "contact-point.review",
    subjectKind: "contact-point",
    subjectId: contactPointId,
    number: point.number,
  });
  return { contactPointId };
}
