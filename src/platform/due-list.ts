import { dateOf, dayFromDate } from "@/kernel/days";
import { cursorText, type DueCursor, parseCursor } from "@/kernel/keyset";
import { type ClockView, withLights } from "./clocks";
import type { Ctx } from "./database";

/** Rows on one page of a work list. */
export const PAGE_SIZE = 20;

/** Nearest date first, what has none last; the id makes the order total. */
export const dueOrder = [{ dueOn: { sort: "asc", nulls: "last" } }, { id: "asc" }] as const;

type AfterWhere = { OR: { dueOn: Date | null | { gt: Date }; id?: { gt: string } }[] } | Record<string, never>;

/** The condition for what comes after a cursor in that order. */
export function afterCursor(text: string | undefined): AfterWhere {
  const cursor = parseCursor(text);
  if (!cursor) return {};
  return { OR: conditionsAfter(cursor) };
}

function conditionsAfter({ dueOn, id }: DueCursor): { dueOn: Date | null | { gt: Date }; id?: { gt: string } }[] {
  if (dueOn === null) return [{ dueOn: null, id: { gt: id } }];
  const day = dateOf(dueOn);
  return [{ dueOn: { gt: day } }, { dueOn: day, id: { gt: id } }, { dueOn: null }];
}

/** Cuts one row too many off a page and names the cursor of the next. */
export function cutPage<Row extends { id: string; dueOn: Date | null }>(
  rows: readonly Row[],
): { rows: readonly Row[]; next: string | null } {
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  if (rows.length <= PAGE_SIZE || !last) return { rows: page, next: null };
  return { rows: page, next: cursorText({ dueOn: last.dueOn ? dayFromDate(last.dueOn) : null, id: last.id }) };
}

/** How Prisma counts and finds what a work list holds, given which of it to read. */
type DueRows<Row> = {
  readonly count: () => Promise<number>;
  readonly find: (page: {
    readonly beyond: AfterWhere;
    readonly orderBy: [(typeof dueOrder)[0], (typeof dueOrder)[1]];
    readonly take: number;
  }) => Promise<readonly Row[]>;
  readonly heed?: (clocks: readonly ClockView[]) => readonly ClockView[];
};

/** One page of a work list with the light of each row, nearest date first, and the total. Three statements beside what its rows bring along. */
export async function duePage<Row extends { readonly id: string; readonly dueOn: Date | null }>(
  ctx: Ctx,
  after: string | undefined,
  { count, find, heed }: DueRows<Row>,
) {
  const total = await count();
  const found = await find({ beyond: afterCursor(after), orderBy: [...dueOrder], take: PAGE_SIZE + 1 });
  const { rows, next } = cutPage(found);
  return { rows: await withLights(ctx, rows, heed), total, next };
}
