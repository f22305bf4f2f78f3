import type { Ctx } from "@/platform/database";

export type NoticeRow = {
  readonly id: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly number: string | null;
  readonly at: Date;
  readonly readAt: Date | null;
};

const PAGE = 30;

type Shown = { readonly show: "unread" | "all"; readonly after?: string | undefined };

function noticesWhere({ actor }: Ctx, show: Shown["show"]) {
  if (actor.kind !== "firm" && actor.kind !== "official") return undefined;
  return { personId: actor.personId, ...(show === "unread" ? { readAt: null } : {}) };
}

/** How many notices this person has not read: the bell, and the length of the list that it opens. */
export async function countUnread(ctx: Ctx): Promise<number> {
  const where = noticesWhere(ctx, "unread");
  return where ? ctx.tx.notice.count({ where }) : 0;
}

/** One's own notices, the latest first. Two statements. */
export async function listNotices(
  ctx: Ctx,
  { show, after }: Shown,
): Promise<{ rows: NoticeRow[]; total: number; next: string | undefined }> {
  const where = noticesWhere(ctx, show);
  if (!where) return { rows: [], total: 0, next: undefined };
  const [moment, id] = after?.split("~") ?? [];
  const at =
    moment && !Number.isNaN(Date.parse(moment)) && id && /^[\da-f-]{36}$/.test(id) ? new Date(moment) : undefined;
  const older = at && id ? { OR: [{ at: { lt: at } }, { at, id: { lt: id } }] } : {};
  const found = await ctx.tx.notice.findMany({
    where: { AND: [where, older] },
    select: { id: true, kind: true, subjectKind: true, subjectId: true, number: true, at: true, readAt: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: PAGE + 1,
  });
  const total = await ctx.tx.notice.count({ where });
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  return { rows, total, next: found.length > PAGE && last ? `${last.at.toISOString()}~${last.id}` : undefined };
}
