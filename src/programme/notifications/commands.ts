import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { goneOf } from "./queries";
import type { ReadAll } from "./schema";

/** Marks one of one's own notices as read and says what it is about, and whether that is still his to see. Refuses `not-found`. */
export async function readNotice(
  ctx: Ctx,
  noticeId: string,
): Promise<{ subjectKind: string; subjectId: string; opens: boolean }> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "firm" && actor.kind !== "official") throw new Refusal("not-found");
  const where = { id: noticeId, personId: actor.personId };
  const notice = await tx.notice.findFirst({ where, select: { subjectKind: true, subjectId: true } });
  if (!notice) throw new Refusal("not-found");
  await tx.notice.updateMany({ where: { ...where, readAt: null }, data: { readAt: now } });
  return { ...notice, opens: (await goneOf(ctx, [notice])).size === 0 };
}

/** Marks all of one's own notices as read that had come by then. */
export async function readAllNotices({ tx, actor, now }: Ctx, { until }: ReadAll): Promise<void> {
  if (actor.kind !== "firm" && actor.kind !== "official") throw new Refusal("signed-out");
  await tx.notice.updateMany({
    where: { personId: actor.personId, readAt: null, at: { lte: new Date(until) } },
    data: { readAt: now },
  });
}
