import { createHash } from "node:crypto";

/** How often a statement comes before its plan is worth keeping, and how many are kept: each takes memory in every connection. */
const OFTEN = 3;
const MOST = 250;

const seen = new Map<string, number>();
const names = new Map<string, string>();

/**
 * The name under which PostgreSQL keeps a statement and its plan on a connection, or "" for one that comes seldom. Under row-level security
 * planning takes several times as long as running (docs/performance.md). Texts are few, because whatever is put in stays a parameter.
 */
export function preparedName({ sql }: { readonly sql: string }): string {
  const known = names.get(sql);
  if (known !== undefined || names.size >= MOST) return known ?? "";
  const times = (seen.get(sql) ?? 0) + 1;
  if (times < OFTEN) {
    if (seen.size >= 10 * MOST) seen.clear();
    seen.set(sql, times);
    return "";
  }
  seen.delete(sql);
  // By its text and not by a number: the same connections serve modules that development has loaded anew.
  const name = createHash("sha256").update(sql).digest("hex").slice(0, 24);
  names.set(sql, name);
  return name;
}
