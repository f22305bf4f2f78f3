import { dayFromDate } from "@/kernel/days";
import { type Cursor, cursorText, parseCursor, type Sort } from "@/kernel/keyset";
import { type ClockView, withLights } from "./clocks";
import type { Ctx } from "./database";

/** Rows on one page of a work list. */
export const PAGE_SIZE = 20;

type RowOrder = [{ dueOn: { sort: "asc"; nulls: "last" } }, { id: "asc" }] | [{ createdAt: "desc" }, { id: "desc" }];

/** Nearest date first, what has none last, unless the newest are to come first; the id makes the order total. */
export function orderOf(sort: Sort | undefined): RowOrder {
  return sort ? [{ createdAt: "desc" }, { id: "desc" }] : [{ dueOn: { sort: "asc", nulls: "last" } }, { id: "asc" }];
}

type Beyond =
  | { dueOn: Date | null | { gt: Date }; id?: { gt: string } }
  | { createdAt: Date | { lt: Date }; id?: { lt: string } };
/** Which rows a page holds, in the words of Prisma. */
type PageOf = {
  readonly beyond: { OR: Beyond[] } | Record<string, never>;
  readonly orderBy: RowOrder;
  readonly take: number;
};

function pageAfter(text: string | undefined, sort: Sort | undefined): PageOf {
  const cursor = parseCursor(text, sort);
  return {
    beyond: cursor ? { OR: conditionsAfter(cursor, sort) } : {},
    ...{ orderBy: orderOf(sort), take: PAGE_SIZE + 1 },
  };
}

function conditionsAfter({ at, id }: Cursor, sort: Sort | undefined): Beyond[] {
  if (at === null) return [{ dueOn: null, id: { gt: id } }];
  const place = new Date(at);
  if (sort) return [{ createdAt: { lt: place } }, { createdAt: place, id: { lt: id } }];
  return [{ dueOn: { gt: place } }, { dueOn: place, id: { gt: id } }, { dueOn: null }];
}

/** By what a row stands in its list: its day, or the moment at which it was made. */
export function byDay({ dueOn }: { readonly dueOn: Date | null }): string | null {
  return dueOn && dayFromDate(dueOn);
}
export function byMoment({ createdAt }: { readonly createdAt: Date }): string {
  return createdAt.toISOString();
}

/** Cuts one row too many off a page and names the cursor of the next: the last row's id, and `placeOf`, by what it stands there. The row may be gone by then. */
export function cutPage<Row extends { readonly id: string }>(
  rows: readonly Row[],
  placeOf: (row: Row) => string | null,
): { rows: readonly Row[]; next: string | null } {
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return { rows: page, next: rows.length > PAGE_SIZE && last ? cursorText({ at: placeOf(last), id: last.id }) : null };
}

/** What follows a place in a list; the list from its beginning where nothing follows any more, all of it having been done meanwhile. */
export async function followingOrFirst<Row>(
  after: string | undefined,
  read: (after: string | undefined) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const rows = await read(after);
  return rows.length > 0 || after === undefined ? rows : read(undefined);
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
export async function duePage<
  Row extends { readonly id: string; readonly dueOn: Date | null; readonly createdAt: Date },
>(ctx: Ctx, { after, sort, count, find, heed }: DueRows<Row>) {
  const total = await count();
  const found = await followingOrFirst(after, (place) => find(pageAfter(place, sort)));
  const { rows, next } = cutPage(found, sort ? byMoment : byDay);
  return { rows: await withLights(ctx, rows, heed), total, next };
}
