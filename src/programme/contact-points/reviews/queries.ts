import { dayOfMoment } from "@/kernel/days";
import type { Ctx } from "@/platform/database";

/** The yearly reviews of a point, the last first, each with the day on which it was entered. */
export async function reviewsOf({ tx }: Ctx, contactPointId: string) {
  const rows = await tx.pointReview.findMany({
    where: { contactPointId },
    select: { year: true, outcome: true, reason: true, reviewedAt: true },
    orderBy: { year: "desc" },
  });
  return rows.map(({ reviewedAt, ...review }) => ({ ...review, reviewedOn: dayOfMoment(reviewedAt) }));
}
export type Review = Awaited<ReturnType<typeof reviewsOf>>[number];
