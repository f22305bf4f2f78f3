import { hasDuty, isMarketRegulator } from "@/kernel/actor";
import type { Ctx } from "@/platform/database";
import { allOf, anyOf, type Sql, sql } from "@/platform/sql";
import { accountsHolding } from "../../accounts/officials/queries";
import { casesAmongFew } from "../../cases/queue/queries";
import { closedOn, clustersNamed } from "../../clusters/queries";
import { complaintsAmongFew } from "../../complaints/intake/queries";
import { OWN_TEXT } from "../../complaints/queries";
import { sitesHolding } from "../../demonstration-sites/queue/queries";
import { publishedHolding } from "../../information-centre/published/queries";
import { referralsAmongFew } from "../../referrals/queue/queries";
import { transferNumbered, transferSights } from "../../transfers/queries";

/** The kinds of things that the search knows, in the order in which they are shown. */
export const SEARCHED = [
  "enterprises",
  "complaints",
  "cases",
  "referrals",
  "transfers",
  "contactPoints",
  "demonstrationSites",
  "clusters",
  "articles",
  "accounts",
] as const;
export type Searched = (typeof SEARCHED)[number];

/** How far hits of a kind are counted: whoever finds more needs another word, and reading on would take as long as there are rows. */
export const MOST_COUNTED = 1_000;

/** One more than is counted: then there are more. */
const most = sql`${MOST_COUNTED + 1}::int`;

/**
 * How one kind of thing is found (`id`), and what is shown of the one with `picked.id` (`name`, `sub`, `status`). `newest` yields the last
 * `SHOWN` of what was found where `ids` ends at `most`; without it, all is counted, for there can't be many. `exact` is the one with the number
 * that was typed whole: shown however many newer ones have its words.
 */
export type Found = {
  readonly ids: Sql;
  readonly newest?: Sql;
  readonly exact?: Sql | undefined;
  readonly details: Sql;
};

/** A query: as it was typed, the number that it means, if it is one, its words, and the language in which names are told. */
type Asked = {
  readonly typed: string;
  readonly number: string | undefined;
  readonly terms: readonly string[];
  readonly language: string;
};

/** What finds one kind of thing for this person; undefined when he can find none of it. Row-level security stands under each. */
export function matching(ctx: Ctx, of: Searched, { typed, number, terms, language }: Asked): Found | undefined {
  const { actor, today } = ctx;
  const named = (row: Sql) => (language === "en" ? sql`${row}.name_en` : sql`${row}.name_zh`);
  const department = named(sql`d`);
  const words = sql`${[...terms]}::text[]`;
  const query = terms.join(" ");
  const exact = (rows: Sql) => (number ? sql`select n.id from ${rows} n where n.number = ${number}` : undefined);
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
        exact: exact(sql`complaints`),
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
        exact: exact(sql`cases`),
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
        exact: exact(sql`referrals`),
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
      return regulator ? pointsOf(words) : registered(POINTS, { terms, today });
    case "demonstrationSites":
      return sitesOf(ctx, terms) ?? registered(SITES, { terms, today });
    case "clusters": {
      const ids = clustersNamed(ctx, terms);
      return (
        ids && {
          ids,
          details: sql`
            select ${named(sql`c`)} as name, ${named(sql`v`)} as sub, case when q.from_day is null then 'open' else 'closed' end as status
            from clusters c ${closedOn(today)} join divisions v on v.code = c.division_code where c.id = picked.id`,
        }
      );
    }
    case "articles":
      return {
        ids: publishedHolding(query),
        details: sql`
          select e.title as name, ${department} as sub, a.channel::text as status
          from articles a join article_editions e on e.article_id = a.id and e.edition = a.edition join departments d on d.id = a.department_id
          where a.id = picked.id`,
      };
    case "accounts": {
      const ids = accountsHolding(ctx, typed);
      return (
        ids && {
          ids,
          details: sql`
            select p.name, p.username as sub, case when p.status = 'active' and p.mail_verified_at is null then 'unused' else p.status::text end as status
            from persons p where p.id = picked.id`,
        }
      );
    }
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

/** Sites and applications, for the offices that work on them; undefined for everybody else. */
function sitesOf(ctx: Ctx, terms: readonly string[]): Found | undefined {
  const ids = sitesHolding(ctx, terms);
  return (
    ids && {
      ids,
      details: sql`
        select coalesce(s.number, s.enterprise_name) as name, s.enterprise_name as sub, s.status::text as status
        from demonstration_sites s where s.id = picked.id`,
    }
  );
}

const POINTS = { periods: sql`contact_point_periods`, subject: sql`contact_point_id`, status: "active" };
const SITES = { periods: sql`site_periods`, subject: sql`site_id`, status: "awarded" };

/** A public register of today, for everybody else. */
function registered(
  { periods, subject, status }: { readonly periods: Sql; readonly subject: Sql; readonly status: string },
  { terms, today }: { readonly terms: readonly string[]; readonly today: string },
): Found {
  const holds = terms.map((term) => sql`strpos(lower(p.number || ' ' || p.enterprise_name), ${term}) > 0`);
  const valid = sql`p.from_day <= ${today}::date and (p.to_day is null or p.to_day > ${today}::date)`;
  return {
    ids: sql`select p.${subject} as id from ${periods} p where ${valid} and ${allOf(holds)}`,
    details: sql`
      select p.number as name, p.enterprise_name as sub, ${status} as status from ${periods} p
      where p.${subject} = picked.id and ${valid}`,
  };
}
