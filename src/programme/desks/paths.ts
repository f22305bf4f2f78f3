import type { WaitingKind } from "./waiting-kinds/queries";

const PLACES: Readonly<Record<WaitingKind, string>> = {
  complaint: "/complaints",
  message: "/complaints",
  case: "/cases",
  referral: "/referrals",
  enterprise: "/enterprises",
  "contact-point": "/contact-points",
  "demonstration-site": "/demonstration-sites",
  "leak-report": "/contact-points/leaks",
  clue: "/clues",
  transfer: "/transfers",
  visit: "/visits",
  article: "/articles",
  "outcome-value": "/outcomes/values",
  statement: "/targets/statements",
  account: "/accounts",
  "join-request": "/join",
};

/** The record that waits. */
export function waitingPath({ kind, id }: { readonly kind: WaitingKind; readonly id: string }): string {
  // A request is decided on the list of its kind.
  return kind === "join-request" ? PLACES[kind] : `${PLACES[kind]}/${id}`;
}

/** A list, narrowed: what a figure of a desk opens. */
export function listPath(
  list:
    | "complaints"
    | "cases"
    | "referrals"
    | "accounts"
    | "audit"
    | "demonstration-sites"
    | "contact-points/leaks"
    | "contact-points/services"
    | "visits",
  query: Readonly<Record<string, string>> = {},
): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/${list}?${search}` : `/${list}`;
}

/** All of one kind that wait for this person. */
export function minePath(kind: WaitingKind): string {
  return `${PLACES[kind]}?mine=1`;
}

/** Who looked at what a firm sealed: all of it, or from a place in it on. */
export function firmLooksPath(after?: string): string {
  return after ? `/access-log?${new URLSearchParams({ after })}` : "/access-log";
}
