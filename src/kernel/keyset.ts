import { isDay, parseMoment } from "./days";
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

/** A place in a list: the day or the moment (ISO 8601) by which its row stands there, null where it has none, and the row's id. */
export type Cursor = { readonly at: string | null; readonly id: string };

/** A cursor as it stands in an address: `2016-11-24~<id>`, `2016-11-24T02:00:00.000Z~<id>`, or `~<id>` for a row without a day. */
export function cursorText({ at, id }: Cursor): string {
  return `${at ?? ""}~${id}`;
}

/** Reads a cursor; whatever isn't one is no cursor, and the list begins at its beginning. `sort`: of an order in which every row has its moment. */
export function parseCursor(text: string | undefined, sort?: unknown): Cursor | undefined {
  const [at, id] = (text ?? "").split("~");
  if (!id || !isUuid(id) || (sort && !at)) return undefined;
  if (!at || isDay(at)) return { at: at || null, id };
  const moment = parseMoment(at);
  return moment && { at: moment.toISOString(), id };
}
