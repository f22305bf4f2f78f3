import { dateOf, dayFromDate } from "@/kernel/days";
import { cursorText, type DueCursor, parseCursor } from "@/kernel/keyset";

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
