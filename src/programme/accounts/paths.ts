import type { Actor } from "@/kernel/actor";

/** Addresses of accounts. */
export const accountPath = "/account";
export const ownTrailPath = "/account/trail";
export const registerPath = "/register";
export const resetPasswordPath = "/reset-password";
export const privacyPath = "/privacy";
/** People of a firm, and those who ask to join: for its owner, and for the county office where a firm has none. */
export const joinPath = "/join";
/** Hands in a letter of authority by the link of a mail. */
export const letterPath = "/join/letter";
export const confirmMailPath = "/confirm-mail";

/** One of the firm's people, for its owner. */
export function colleaguePath(personId: string): string {
  return `${joinPath}/${personId}`;
}

export function signInPath(query: Readonly<Record<string, string>> = {}): string {
  return withQuery("/sign-in", query);
}

/** Where a new mail address leads once it is confirmed: its person, signed in, to his own account; anybody else to the sign-in page. */
export function confirmedMailPath(personId: string, sender: Actor): string {
  return "personId" in sender && sender.personId === personId ? accountPath : signInPath();
}

export function accountsPath(query: Readonly<Record<string, string>> = {}): string {
  return withQuery("/accounts", query);
}

export const newOfficialPath = "/accounts/new";

export function personPath(personId: string): string {
  return `/accounts/${personId}`;
}

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(query).toString();
  return search ? `${path}?${search}` : path;
}

/**
 * Where to go back to, when the text is an address within this portal; else the home page. What a stranger put into a link must never
 * lead a person who has just signed in to another site (//example.org, /\example.org, javascript:).
 */
export function returnPath(text: string | null | undefined): string {
  if (!text || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e\u0080-\uffff]*$/.test(text)) return "/";
  const home = "http://portal.invalid";
  const url = URL.canParse(text, home) ? new URL(text, home) : undefined;
  // What is left when /.// and /a/..// are resolved names another site as well.
  return url?.origin === home && !url.pathname.startsWith("//") ? `${url.pathname}${url.search}${url.hash}` : "/";
}
