import { createHash } from "node:crypto";

/** How often a statement comes before its plan is worth keeping, and how many are kept: each takes memory in every connection. */
const OFTEN = 3;
const MOST = 250;
/** After so many statements it is looked anew which come most: what a morning's import asked mustn't hold the places of what is asked all day. */
const ROUND = 20_000;

/**
 * Names for the statements of one client: the name under which PostgreSQL keeps a statement and its plan on a connection, or "" for one that comes
 * seldom. Under row-level security planning takes several times as long as running (docs/performance.md). Texts are few, because whatever is put
 * in stays a parameter. A name that is given up leaves its plan on the connections that know it, until they end (`maxLifetimeSeconds`).
 */
export function preparedNames(): (statement: { readonly sql: string }) => string {
  /** How often each statement came of late. */
  let uses = new Map<string, number>();
  let names = new Map<string, string>();
  let told = 0;

  /** Frees the places of what hardly comes for what comes often: twice as often, so that two don't take a place from each other in turn. */
  function beginRound(): void {
    told = 0;
    const weight = (sql: string) => (uses.get(sql) ?? 0) * (names.has(sql) ? 2 : 1);
    const often = [...uses.keys()].filter((sql) => weight(sql) >= OFTEN);
    const asked = [...new Set([...names.keys(), ...often])].toSorted((a, b) => weight(b) - weight(a));
    const most = new Set(asked.slice(0, MOST));
    names = new Map([...names].filter(([sql]) => most.has(sql)));
    uses = new Map([...uses].flatMap(([sql, times]) => (times > 1 ? [[sql, Math.floor(times / 2)]] : [])));
  }

  return ({ sql }) => {
    if (++told >= ROUND) beginRound();
    const times = (uses.get(sql) ?? 0) + 1;
    uses.set(sql, times);
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (times < OFTEN || names.size >= MOST) return "";
    // By its text and not by a number, which would be another statement's after a round.
    const name = createHash("sha256").update(sql).digest("hex").slice(0, 24);
    names.set(sql, name);
    return name;
  };
}
