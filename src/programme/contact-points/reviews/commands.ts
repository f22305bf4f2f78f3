import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { tell } from "@/platform/notices";
import { peopleOfFirm } from "@/platform/people";
import { findContactPoint } from "../queries";
import { keepsServices } from "../services/policy";
import type { ReviewPoints } from "./schema";

/**
 * Enters the yearly review of one point: once a year, with its reason, and the firm is told. A point that is not kept is suspended or ended by
 * the city as a step of its own. Refusals: `not-found`, `point-not-active`, `reviewed-already`, `year-to-come`.
 */
export async function reviewPoint(
  ctx: Ctx,
  contactPointId: string,
  { year, outcome, reason }: Omit<ReviewPoints, "picked">,
): Promise<{ contactPointId: string }> {
  const { tx, actor, now, today } = ctx;
  const point = await findContactPoint(ctx, contactPointId);
  if (!point || !keepsServices(actor, point.divisionCode)) throw new Refusal("not-found");
  if (point.status !== "active") throw new Refusal("point-not-active");
  if (year > Number(today.slice(0, 4))) throw new Refusal("year-to-come");
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
