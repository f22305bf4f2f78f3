import { dateOf, dayFromDate } from "@/kernel/days";
import { cursorText, type DueCursor, parseCursor, type Sort } from "@/kernel/keyset";
import { type ClockView, withLights } from "./clocks";
import type { Ctx } from "./database";

/** Rows on one page of a work list. */
export const PAGE_SIZE = 20;

type RowOrder = [{ dueOn: { sort: "asc"; nulls: "last" } }, { id: "asc" }] | [{ createdAt: "desc" }, { id: "desc" }];

/** Nearest date first, what has none last, unless the newest are to come first; the id makes the order total. */
export function orderOf(sort: Sort | undefined): RowOrder {
  return sort ? [{ createdAt: "desc" }, { id: "desc" }] : [{ dueOn: { sort: "asc", nulls: "last" } }, { id: "asc" }];
}

type BeyondWhere =
  | { OR: { dueOn: Date | null | { gt: Date }; id?: { gt: string } }[] }
  | { NOT: { id: string } }
  | Record<string, never>;
/** Which rows a page holds, in the words of Prisma. `cursor`: from this row's place on, whether or not the row itself is among them. */
type PageOf = {
  readonly beyond: BeyondWhere;
  readonly cursor?: { readonly id: string };
  readonly orderBy: RowOrder;
  readonly take: number;
};

function pageAfter(text: string | undefined, sort: Sort | undefined): PageOf {
  const page = { orderBy: orderOf(sort), take: PAGE_SIZE + 1 };
  const cursor = parseCursor(text);
  if (!cursor) return { ...page, beyond: {} };
  if (sort) return { ...page, cursor: { id: cursor.id }, beyond: { NOT: { id: cursor.id } } };
  return { ...page, beyond: { OR: conditionsAfter(cursor) } };
}

function conditionsAfter({ dueOn, id }: DueCursor): { dueOn: Date | null | { gt: Date }; id?: { gt: string } }[] {
  if (dueOn === null) return [{ dueOn: null, id: { gt: id } }];
  const day = dateOf(dueOn);
  return [{ dueOn: { gt: day } }, { dueOn: day, id: { gt: id } }, { dueOn: null }];
}

/** Cuts one row too many off a page and names the cursor of the next: by its day and id, or where the newest come first by its id alone. */
export function cutPage<Row extends { readonly id: string; readonly dueOn: Date | null }>(
  rows: readonly Row[],
  { newest }: { readonly newest?: unknown },
): { rows: readonly Row[]; next: string | null } {
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  if (rows.length <= PAGE_SIZE || !last) return { rows: page, next: null };
  return {
    rows: page,
    next: cursorText({ dueOn: last.dueOn && !newest ? dayFromDate(last.dueOn) : null, id: last.id }),
  };
}

/** How Prisma counts and finds what a work list holds, given which of it to read. */
type DueRows<Row> = {
  readonly after: string | undefined;
  readonly sort: Sort | undefined;
  readonly count: () => Promise<number>;
  readonly find: (page: PageOf) => Promise<readonly Row[]>;
  readonly heed?: (clocks: readonly ClockView[]) => readonly ClockView[];
};

/** One page of a work list with the light of each row, in its order, and the total. Three statements beside what its rows bring along. */
export async function duePage<Row extends { readonly id: string; readonly dueOn: Date | null }>(
  ctx: Ctx,
  { after, sort, count, find, heed }: DueRows<Row>,
) {
  const total = await count();
  const { rows, next } = cutPage(await find(pageAfter(after, sort)), { newest: sort });
  return { rows: await withLights(ctx, rows, heed), total, next };
}
