import type { Ctx } from "@/platform/database";

/** The yearly reviews of a point, the last first. */
export async function reviewsOf({ tx }: Ctx, contactPointId: string) {
  return tx.pointReview.findMany({
    where: { contactPointId },
    select: { year: true, outcome: true, reason: true, reviewedAt: true },
    orderBy: { year: "desc" },
  });
}
export type Review = Awaited<ReturnType<typeof reviewsOf>>[number];
