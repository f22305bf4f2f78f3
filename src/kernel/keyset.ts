import { type Day, isDay } from "./days";
import { isUuid } from "./uuid";

/** Another order of a list than its own, as it stands in an address. */
export const SORTS = ["newest"] as const;
export type Sort = (typeof SORTS)[number];

type Query = Readonly<Record<string, string>>;

/** What an address narrows, and apart from it the order, which is no filter: it stays from view to view, and no list is empty because of it. */
export function orderApart({ sort, ...narrowed }: Query): { readonly order: Query; readonly narrowed: Query } {
  return { order: sort ? { sort } : {}, narrowed };
}

/** An address of a list, in the order that was chosen for it. */
export function inOrder(href: string, sort: string | undefined): string {
  return sort ? `${href}${href.includes("?") ? "&" : "?"}${new URLSearchParams({ sort })}` : href;
}

/** A place in a list sorted by due day and id, rows without a due day last. */
export type DueCursor = { readonly dueOn: Day | null; readonly id: string };

/** A cursor as it stands in an address: `2016-11-24~<id>`, or `~<id>` for a row without a due day. */
export function cursorText({ dueOn, id }: DueCursor): string {
  return `${dueOn ?? ""}~${id}`;
}

/** Reads a cursor; whatever isn't one is no cursor, and the list begins at its beginning. */
export function parseCursor(text: string | undefined): DueCursor | undefined {
  const [day, id] = (text ?? "").split("~");
  if (!id || !isUuid(id) || (day && !isDay(day))) return undefined;
  return { dueOn: day || null, id };
}
