import type { Day } from "@/kernel/days";

type Query = Readonly<Record<string, string | undefined>>;

function address(path: string, query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const search = new URLSearchParams(given).toString();
  return search ? `${path}?${search}` : path;
}

/** An address with some of its parts changed; `undefined` takes a part out. Numbers are written as they are. */
export function addressWith(address: BoardQuery, change: Query = {}): Query {
  const { pointsAt, sitesAt, ...plain } = address;
  const whole = { ...plain, ...spread("addPoints", pointsAt), ...spread("addSites", sitesAt), ...change };
  return Object.fromEntries(
    Object.entries(whole).map(([name, value]) => [name, value === undefined ? value : String(value)]),
  );
}

type ByDivision = Readonly<Record<string, number>>;
type BoardQuery = { readonly pointsAt?: ByDivision | undefined; readonly sitesAt?: ByDivision | undefined } & {
  readonly [Name in "asOf" | "division" | "cluster" | "town" | "industry" | "known"]?: string | undefined;
} & { readonly [Name in "addPoints" | "addSites"]?: number | undefined };

function spread(field: string, own: ByDivision = {}): Record<string, number> {
  return Object.fromEntries(Object.entries(own).map(([code, n]) => [`${field}.${code}`, n]));
}

/** An address as it is written: all that it says, and nothing that it doesn't. */
export function writtenAddress(address: BoardQuery): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(addressWith(address)).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}

/** What an address asks of the future, as it stands in it: it stays when place and day change. */
export function whatIfOf(address: BoardQuery): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(writtenAddress(address)).filter(([name]) => /^add(Points|Sites)/.test(name)),
  );
}

export function targetsPath(query: Query = {}): string {
  return address("/targets", query);
}

/** One sheet of A4 for a leader. */
export function targetsSheetPath(query: Query = {}): string {
  return address("/targets/sheet", query);
}

/** Where the coordinator splits one target over the divisions. */
export function quotasPath(targetId: string): string {
  return `/targets/${targetId}`;
}

/** The register behind a count: exactly the rows that were valid on that day. */
export function registerPath(indicator: string, query: { readonly asOf: Day } & Query): string {
  return address(`/${indicator}`, query);
}

/** A contact point or a site. */
export function registeredPath(register: string, subjectId: string): string {
  return `/${register}/${subjectId}`;
}

/** Where what happened earlier than its register says is entered. */
export function lateEntryPath(register: string, subjectId: string): string {
  return `${registeredPath(register, subjectId)}?step=late`;
}

/** An accepted statement as a PDF. */
export function statementPaperPath(statementId: string): string {
  return `/api/statements/${statementId}`;
}

/** The statements of period ends, and one of them. */
export function statementsPath(query: Query = {}): string {
  return address("/targets/statements", query);
}
export function statementPath(statementId: string): string {
  return `/targets/statements/${statementId}`;
}

/** Where the lead is asked whether he accepts it. */
export function acceptStatementPath(statementId: string): string {
  return `${statementPath(statementId)}?step=accept`;
}

/** Where the papers for the days of a contact point or a site are handed in, where they are sent, and a kept one's bytes. */
export function registerPapersPath(register: string, subjectId: string): string {
  return `/targets/papers/${register}/${subjectId}`;
}
export function registerPaperUploadPath(register: string, subjectId: string): string {
  return `/api/register-papers?register=${register}&subject=${subjectId}`;
}
export function registerPaperPath(paperId: string): string {
  return `/api/register-papers/${paperId}`;
}
