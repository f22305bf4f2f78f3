import { searchTerms } from "@/kernel/search-terms";
import type { Met } from "./listed-clocks";
import { type Sql, sql } from "./sql";

/**
 * Words that rows are to have. Few are looked up; to look up thousands and then pick twenty takes many times as long as to walk the list in its
 * order until twenty have been met. Of the two ways the one that isn't taken costs nothing.
 */
export type Words = {
  /** What has them, as a query of `id` that ends about `most`; null: all of it. */
  readonly found: (most: number | null) => Sql;
  /** What of row `r` is one of these ids. */
  readonly key: Sql;
  /** Whether row `r` has them, as far as this person may know: the same rows as are found. */
  readonly has: Sql;
};

type Dear = { readonly words: Words | undefined; readonly met?: Met | undefined };

/**
 * A list with what of its filter is dear: words, and clocks that were met. Who sees few rows has each of them asked; looked up in the whole city,
 * he would wait for the few that are his.
 */
export function askedOf<List extends { readonly filter: readonly Sql[] }>(
  list: List,
  { words, met }: Dear,
  few: boolean,
): List & Partial<Dear> & { readonly few?: boolean } {
  if (!few) return { ...list, words, met };
  const asked = [words?.has, met?.has].filter((one) => one !== undefined);
  return { ...list, filter: [...list.filter, ...asked], few: asked.length > 0 };
}

type Asked = {
  readonly found: (terms: readonly string[], most: Sql) => Sql;
  readonly key: Sql;
  /** `patterns`: an array for `like all`, the words as `search` columns hold them. */
  readonly has: (patterns: Sql) => Sql;
};

/** The words of a search in a list; undefined when there are none. */
export function withWords(q: string | undefined, { found, key, has }: Asked): Words | undefined {
  const terms = searchTerms(q);
  if (terms.length === 0) return undefined;
  return {
    found: (most) => found(terms, sql`${most}::int`),
    key,
    has: has(sql`array(select unnest(patterns_of(${terms}::text[])))`),
  };
}

/** Whether the firm of row `r` has the words. Looked up row by row: put as `exists`, the planner would read all firms that have them. */
export function firmHas(patterns: Sql): Sql {
  return sql`(select e.search like all (${patterns}) from enterprises e where e.id = r.enterprise_id)`;
}

/**
 * Words of a complaint or a case `r`: each in its number or in its firm's name, and for whoever `readsWhole` also in its title. They may stand
 * apart; `search` holds number and title, `firm_search` the firm's names and codes.
 */
export function wordsOfMatter(
  q: string | undefined,
  { found, readsWhole }: Pick<Asked, "found"> & { readonly readsWhole: Sql },
): Words | undefined {
  const has = (patterns: Sql) => sql`(
    r.firm_search || ' ' || lower(r.number) like all (${patterns}) or (r.firm_search || ' ' || r.search like all (${patterns}) and ${readsWhole}))`;
  return withWords(q, { found, key: sql`r.id`, has });
}
