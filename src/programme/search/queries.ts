import { numberMeant } from "@/kernel/document-number";
import { searchTerms } from "@/kernel/search-terms";
import type { Ctx } from "@/platform/database";
import { allRowsOf, type Sql, sql } from "@/platform/sql";
import { type Found, MOST_COUNTED, matching, SEARCHED, type Searched } from "./kinds/queries";

/** One thing that was found, as it is shown: what it is called, a second line, where it stands. */
export type Hit = {
  readonly id: string;
  readonly name: string;
  /** Title, or firm; null for whoever may not see it. */
  readonly sub: string | null;
  /** A code with words in its own feature. */
  readonly status: string;
};
/** `total` counts as far as `MOST_COUNTED`; null: there are more. */
export type Hits = { readonly total: number | null; readonly rows: readonly Hit[] };

export type SearchResult = {
  /** What was searched for: words of two characters and more. */
  readonly terms: readonly string[];
  /** Words of one character: the index knows none. */
  readonly ignored: readonly string[];
  /** Only what this person can have found at all. */
  readonly groups: readonly { readonly of: Searched; readonly hits: Hits }[];
};

/** Rows shown of each kind; the rest stands in the list. */
const SHOWN = 20;

/**
 * Looks for all words of a query in names, numbers and titles, over what this person may see: totals too. Sealed text is in no index. A
 * title finds only those who read the record whole; the coordinator finds by number and firm. A whole number is understood as it is typed, and
 * what has it comes first. Departments are named in `language`. One statement.
 */
export async function searchAll(ctx: Ctx, query: string, language = "zh-CN"): Promise<SearchResult> {
  const number = numberMeant(query);
  const all = searchTerms(number ?? query);
  const terms = all.filter((term) => term.length > 1);
  // The last character of a complaint's number stands alone there, and belongs to it.
  const ignored = number ? [] : all.filter((term) => term.length === 1);
  const findable = SEARCHED.flatMap((of) => {
    const found = matching(ctx, of, { typed: query.trim(), number, terms, language });
    return found ? [{ of, found }] : [];
  });
  return { terms, ignored, groups: terms.length > 0 ? await read(ctx, findable, number) : [] };
}

type Row = Hit & { readonly of: Searched; readonly total: number };

/** What was found of each kind, what has the number first, then the newest, with its total. */
async function read(
  { tx }: Ctx,
  findable: readonly { readonly of: Searched; readonly found: Found }[],
  number: string | undefined,
): Promise<SearchResult["groups"]> {
  const kinds = findable.map(({ of, found }) => sql`(${shownOf(of, found)})`);
  const rows = await tx.$queryRaw<Row[]>`${allRowsOf(kinds)} order by id desc`;
  return findable.map(({ of, found }) => {
    const ofKind = rows.filter((row) => row.of === of);
    const hits = [...ofKind.filter(({ name }) => name === number), ...ofKind.filter(({ name }) => name !== number)];
    const total = hits[0]?.total ?? 0;
    return {
      of,
      hits: {
        total: found.newest && total > MOST_COUNTED ? null : total,
        rows: hits.slice(0, SHOWN).map(({ of: _of, total: _total, ...hit }) => hit),
      },
    };
  });
}

/** Details are looked up for the rows that are shown, not for all that were found. Beyond `MOST_COUNTED` the one with the number may be none of these. */
function shownOf(of: Searched, { ids, newest, exact, details }: Found): Sql {
  const all = sql`select id from found order by id desc limit ${SHOWN}`;
  const last = newest
    ? sql`
      (select id from found where (select n from counted) <= ${MOST_COUNTED} order by id desc limit ${SHOWN})
      union all (select id from ${newest} id where (select n from counted) > ${MOST_COUNTED})`
    : all;
  const whole = sql`select id from (${exact}) x where id in (select id from found) or (select n from counted) > ${MOST_COUNTED}`;
  const shown = exact ? sql`(${whole}) union (${last})` : last;
  return sql`
    with found as materialized (${ids}), counted as materialized (select count(*)::int as n from found), picked as materialized (${shown})
    select ${of}::text as of, picked.id, (select n from counted) as total, d.name, d.sub, d.status from picked join lateral (${details}) d on true`;
}
