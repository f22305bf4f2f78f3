import { hasDuty, isMarketRegulator } from "@/kernel/actor";
import { searchTerms } from "@/kernel/search-terms";
import type { Ctx } from "@/platform/database";
import { allOf, allRowsOf, anyOf, type Sql, sql } from "@/platform/sql";
import { casesAmongFew } from "../cases/queue/queries";
import { complaintsAmongFew } from "../complaints/intake/queries";
import { OWN_TEXT } from "../complaints/queries";
import { referralsAmongFew } from "../referrals/queue/queries";
import { transferNumbered, transferSights } from "../transfers/queries";

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

export const SEARCHED = ["enterprises", "complaints", "cases", "referrals", "transfers", "contactPoints"] as const;
export type Searched = (typeof SEARCHED)[number];

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
/** How far hits of a kind are counted: whoever finds more needs another word, and reading on would take as long as there are rows. */
export const MOST_COUNTED = 1_000;

/**
 * Looks for all words of a query in names, numbers and titles, over what this person may see: totals too. Sealed text is in no index. A
 * title finds only those who read the record whole; the coordinator finds by number and firm. Departments are named in `language`. One statement.
 */
export async function searchAll(ctx: Ctx, query: string, language = "zh-CN"): Promise<SearchResult> {
  const all = searchTerms(query);
  const terms = all.filter((term) => term.length > 1);
  const ignored = all.filter((term) => term.length === 1);
  const findable = SEARCHED.flatMap((of) => {
    const found = matching(ctx, of, { terms, language });
    return found ? [{ of, found }] : [];
  });
  return { terms, ignored, groups: terms.length > 0 ? await read(ctx, findable) : [] };
}

type Row = Hit & { readonly of: Searched; readonly total: number };

/** What was found of each kind, the newest first, with its total. */
async function read(
  { tx }: Ctx,
  findable: readonly { readonly of: Searched; readonly found: Found }[],
): Promise<SearchResult["groups"]> {
  const kinds = findable.map(({ of, found }) => sql`(${shownOf(of, found)})`);
  const rows = await tx.$queryRaw<Row[]>`${allRowsOf(kinds)} order by id desc`;
  return findable.map(({ of, found }) => {
    const hits = rows.filter((row) => row.of === of);
    const total = hits[0]?.total ?? 0;
    return {
      of,
      hits: {
        total: found.newest && total > MOST_COUNTED ? null : total,
        rows: hits.map(({ of: _of, total: _total, ...hit }) => hit),
      },
    };
  });
}

/** Details are looked up for the rows that are shown, not for all that were found. */
function shownOf(of: Searched, { ids, newest, details }: Found): Sql {
  const all = sql`select id from found order by id desc limit ${SHOWN}`;
  const shown = newest
    ? sql`
      (select id from found where (select n from counted) <= ${MOST_COUNTED} order by id desc limit ${SHOWN})
      union all (select id from ${newest} id where (select n from counted) > ${MOST_COUNTED})`
    : all;
  return sql`
    with found as materialized (${ids}), counted as materialized (select count(*)::int as n from found), picked as materialized (${shown})
    select ${of}::text as of, picked.id, (select n from counted) as total, d.name, d.sub, d.status from picked join lateral (${details}) d on true`;
}

/** One more than is counted: then there are more. */
const most = sql`${MOST_COUNTED + 1}::int`;

/**
 * How one kind of thing is found (`id`), and what is shown of the one with `picked.id` (`name`, `sub`, `status`). `newest` yields the last
 * `SHOWN` of what was found where `ids` ends at `most`; without it, all is counted, for there can't be many.
 */
type Found = { readonly ids: Sql; readonly newest?: Sql; readonly details: Sql };

/** What finds one kind of thing for this person; undefined when he can find none of it. Row-level security stands under each. */
function matching(
  { actor, today }: Ctx,
  of: Searched,
  { terms, language }: { readonly terms: readonly string[]; readonly language: string },
): Found | undefined {
  const department = language === "en" ? sql`d.name_en` : sql`d.name_zh`;
  const words = sql`${[...terms]}::text[]`;
  const query = terms.join(" ");
  const regulator = isMarketRegulator(actor);
  const firmId = actor.kind === "firm" ? actor.enterpriseId : null;
  switch (of) {
    case "enterprises":
      if (!regulator) return undefined;
      return {
        ids: sql`select id from enterprises_found(${words}, ${most}) id`,
        newest: sql`enterprises_newest(${words})`,
        details: sql`select e.name, coalesce(e.uscc, e.org_code, e.reg_no) as sub, e.status::text as status from enterprises e where e.id = picked.id`,
      };
    case "complaints":
      // Its own complaints are few: a firm's search needs no index.
      if (firmId) {
        return {
          ids: sql`select c.id from complaints c where c.enterprise_id = ${firmId}::uuid and ${OWN_TEXT} like all (array(select unnest(patterns_of(${words}))))`,
          details: sql`select coalesce(c.number, c.title, '') as name, c.title as sub, c.status::text as status from complaints c where c.id = picked.id`,
        };
      }
      if (!regulator || !hasDuty(actor, "coordinator", "investigator", "bureau_leader", "intake")) return undefined;
      return {
        ...(complaintsAmongFew(actor, query) ?? {
          ids: sql`select id from complaints_matching(${words}, ${most}) id`,
          newest: sql`complaints_newest(${words})`,
        }),
        details: sql`
          select c.number as name, c.status::text as status,
            case when app_reads_whole(c.team, c.division_code, c.status) then c.title else (select e.name from enterprises e where e.id = c.enterprise_id) end as sub
          from complaints c where c.id = picked.id`,
      };
    case "cases":
      if (!regulator || !hasDuty(actor, "coordinator", "investigator", "bureau_leader")) return undefined;
      return {
        ...(casesAmongFew(actor, query) ?? {
          ids: sql`select id from cases_matching(${words}, ${most}) id`,
          newest: sql`cases_newest(${words})`,
        }),
        details: sql`
          select k.number as name, k.status::text as status,
            case when app_reads_case(k.team, k.division_code) then k.title else (select e.name from enterprises e where e.id = k.enterprise_id) end as sub
          from cases k where k.id = picked.id`,
      };
    case "referrals":
      if (
        actor.kind !== "official" ||
        !(
          hasDuty(actor, "department_handler") ||
          (regulator && hasDuty(actor, "coordinator", "investigator", "bureau_leader"))
        )
      )
        return undefined;
      return {
        ...(referralsAmongFew(actor, query) ?? {
          ids: sql`select id from referrals_matching(${words}, ${most}) id`,
          newest: sql`referrals_newest(${words})`,
        }),
        details: sql`
          select r.number as name, ${department} as sub, r.status::text as status
          from referrals r join departments d on d.id = r.to_department_id where r.id = picked.id`,
      };
    case "transfers": {
      const seen = transferSights({ actor });
      if (seen.length === 0) return undefined;
      return {
        ids: sql`select r.id from transfers r where ${allOf([anyOf(seen), transferNumbered(terms)])}`,
        details: sql`
          select coalesce(r.number, '') as name, coalesce(r.source_number, ${department}) as sub, r.status::text as status
          from transfers r join departments d on d.id = r.from_department_id where r.id = picked.id`,
      };
    }
    case "contactPoints":
      return regulator ? pointsOf(words) : registeredPoints(terms, today);
  }
}

/** Points and applications, for the offices that keep the register. */
function pointsOf(words: Sql): Found {
  return {
    ids: sql`select id from contact_points_found(${words}, ${most}) id`,
    newest: sql`contact_points_newest(${words})`,
    details: sql`
      select coalesce(p.number, e.name) as name, e.name as sub, p.status::text as status
      from contact_points p join enterprises e on e.id = p.enterprise_id where p.id = picked.id`,
  };
}

/** The public register of today, for everybody else. */
function registeredPoints(terms: readonly string[], today: string): Found {
  const holds = terms.map((term) => sql`strpos(lower(p.number || ' ' || p.enterprise_name), ${term}) > 0`);
  const valid = sql`p.from_day <= ${today}::date and (p.to_day is null or p.to_day > ${today}::date)`;
  return {
    ids: sql`select p.contact_point_id as id from contact_point_periods p where ${valid} and ${allOf(holds)}`,
    details: sql`
      select p.number as name, p.enterprise_name as sub, 'active' as status from contact_point_periods p
      where p.contact_point_id = picked.id and ${valid}`,
  };
}
