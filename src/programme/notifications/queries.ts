import type { Prisma } from "@db";
import { cursorText, parseCursor } from "@/kernel/keyset";
import type { Ctx } from "@/platform/database";
import { followingOrFirst } from "@/platform/due-list";

export type NoticeRow = {
  readonly id: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly number: string | null;
  readonly at: Date;
  readonly readAt: Date | null;
  /** Whether its record is still the reader's to see: one that was given to others, or withdrawn from him, can't be opened. */
  readonly opens: boolean;
};

const PAGE = 30;

const newestFirst = {
  select: { id: true, kind: true, subjectKind: true, subjectId: true, number: true, at: true, readAt: true },
  orderBy: [{ at: "desc" }, { id: "desc" }],
} as const satisfies Prisma.NoticeFindManyArgs;

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

/** Records that can leave a person's sight while he has a notice of them; the lock of their rows says whether they have. */
const LEAVING = ["complaint", "case", "referral"];

/** Which of these notices are about a record that their reader sees no more. One statement, none when there is nothing to ask. */
export async function goneOf(
  { tx }: Ctx,
  notices: readonly { readonly subjectKind: string; readonly subjectId: string }[],
): Promise<ReadonlySet<string>> {
  const ids = notices.flatMap(({ subjectKind, subjectId }) => (LEAVING.includes(subjectKind) ? [subjectId] : []));
  if (ids.length === 0) return new Set();
  const seen = await tx.$queryRaw<{ id: string }[]>`
    select id from complaints where id = any (${ids}::uuid[]) union all select id from cases where id = any (${ids}::uuid[])
    union all select id from referrals where id = any (${ids}::uuid[])`;
  const known = new Set(seen.map(({ id }) => id));
  return new Set(ids.filter((id) => !known.has(id)));
}

/** One's own notices, the latest first, up to a number: for their file. One statement. */
export async function everyNotice(ctx: Ctx, show: Shown["show"], limit: number): Promise<Omit<NoticeRow, "opens">[]> {
  const where = noticesWhere(ctx, show);
  return where ? ctx.tx.notice.findMany({ where, ...newestFirst, take: limit }) : [];
}

/** One's own notices, the latest first. Three statements at most. */
export async function listNotices(
  ctx: Ctx,
  { show, after }: Shown,
): Promise<{ rows: NoticeRow[]; total: number; next: string | undefined }> {
  const where = noticesWhere(ctx, show);
  if (!where) return { rows: [], total: 0, next: undefined };
  const found = await followingOrFirst(after, (place) =>
    ctx.tx.notice.findMany({ where: { AND: [where, olderThan(place)] }, ...newestFirst, take: PAGE + 1 }),
  );
  const total = await ctx.tx.notice.count({ where });
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  const gone = await goneOf(ctx, rows);
  return {
    rows: rows.map((row) => ({ ...row, opens: !gone.has(row.subjectId) })),
    total,
    next: found.length > PAGE && last ? cursorText({ at: last.at.toISOString(), id: last.id }) : undefined,
  };
}

function olderThan(place: string | undefined): Prisma.NoticeWhereInput {
  const cursor = parseCursor(place, "newest");
  if (!cursor?.at) return {};
  const at = new Date(cursor.at);
  return { OR: [{ at: { lt: at } }, { at, id: { lt: cursor.id } }] };
}
