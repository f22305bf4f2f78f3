import type { Day } from "@/kernel/days";

type Query = Readonly<Record<string, string | undefined>>;

function address(path: string, query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const search = new URLSearchParams(given).toString();
  return search ? `${path}?${search}` : path;
}

/** An address with some of its parts changed; `undefined` takes a part out. Numbers are written as they are. */
export function addressWith(address: Readonly<Record<string, string | number | undefined>>, change: Query = {}): Query {
  const whole = { ...address, ...change };
  return Object.fromEntries(
    Object.entries(whole).map(([name, value]) => [name, value === undefined ? value : String(value)]),
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

/** An accepted statement as a PDF. */
export function statementPaperPath(statementId: string): string {
  return `/api/statements/${statementId}`;
}

/** The statements of period ends, and one of them. */
export function statementsPath(): string {
  return "/targets/statements";
}
export function statementPath(statementId: string): string {
  return `/targets/statements/${statementId}`;
}
