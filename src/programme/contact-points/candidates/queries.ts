import { hasDuty } from "@/kernel/actor";
import { type Day, dateOf } from "@/kernel/days";
import { searchTerms } from "@/kernel/search-terms";
import type { Ctx } from "@/platform/database";
import { PAGE_SIZE } from "@/platform/due-list";
import { allOf, anyOf, type Sql, sql } from "@/platform/sql";
import { anyOfTeams } from "../../complaints/queries";
import { sightOf } from "../policy";
import {
  CANDIDATE_REASONS,
  type CandidateReason,
  LARGE_SIZES,
  LARGE_TITLES,
  SCIENCE_TITLES,
  seeksCandidates,
} from "./policy";
import { type CandidateFilter, parsePlace } from "./schema";

/** The weights in force on a day. */
export async function criteriaOn({ tx }: Ctx, day: Day) {
  const rows = await tx.candidateCriterion.findMany({
    where: { validFrom: { lte: dateOf(day) }, OR: [{ validTo: null }, { validTo: { gte: dateOf(day) } }] },
    select: { id: true, code: true, weight: true, source: true, verified: true, validFrom: true },
  });
  return rows.toSorted((a, b) => CANDIDATE_REASONS.indexOf(a.code) - CANDIDATE_REASONS.indexOf(b.code));
}
export type Criterion = Awaited<ReturnType<typeof criteriaOn>>[number];

/**
 * That a firm was harmed shows in a case, and that there is one is known to the coordinator, the leader of its division and its team. For
 * everybody else this reason doesn't exist: it stands in no row, adds nothing to a score and moves nobody in the order.
 */
function harmed({ actor }: Ctx): Sql {
  if (actor.kind !== "official") return sql`false`;
  const known = [
    ...(hasDuty(actor, "coordinator") ? [sql`true`] : []),
    ...(hasDuty(actor, "bureau_leader") ? [sql`k.division_code = ${actor.divisionCode}`] : []),
    ...(hasDuty(actor, "investigator") ? [sql`k.complaint_id = ${anyOfTeams(actor)}`] : []),
  ];
  return known.length === 0
    ? sql`false`
    : sql`exists (select from cases k where k.enterprise_id = e.id and ${anyOf(known)})`;
}

const anyTitle = (titles: readonly string[]): Sql => anyOf(titles.map((title) => sql`${title} = any (e.titles)`));

/** Which reasons a firm has, as one condition for each. */
function reasons(ctx: Ctx): Readonly<Record<CandidateReason, Sql>> {
  return {
    science_tech: anyTitle(SCIENCE_TITLES),
    large: anyOf([anyTitle(LARGE_TITLES), ...LARGE_SIZES.map((size) => sql`e.size_class = ${size}`)]),
    harmed: harmed(ctx),
    first_in_town: sql`(e.town is not null and (e.division_code, e.town) not in (select t.division_code, t.town from with_point t))`,
    cluster_leader: sql`exists (select from cluster_leaders l where l.enterprise_id = e.id and l.to_day is null)`,
    // Row-level security leaves no assessment to those who may not read it: for them this reason doesn't exist either.
    pressing_need: sql`e.id in (select a.enterprise_id from self_assessments a where a.pressing and not exists (
      select from self_assessments b where b.enterprise_id = a.enterprise_id and b.serial > a.serial))`,
  };
}

/** The candidates as a table `ranked (id, score, science_tech, large, harmed, first_in_town, cluster_leader, pressing_need)`, with what it rests on; undefined for whoever seeks none. */
async function ranking(ctx: Ctx, filter: CandidateFilter): Promise<Sql | undefined> {
  const sight = sightOf(ctx.actor);
  if (!seeksCandidates(ctx.actor) || (sight.of !== "all" && sight.of !== "division")) return undefined;
  const weights = new Map((await criteriaOn(ctx, ctx.today)).map(({ code, weight }) => [code, weight]));
  const each = reasons(ctx);
  const columns = CANDIDATE_REASONS.map((code) => [code, weights.get(code) ?? 0] as const);
  const conditions = [
    sql`e.status = 'checked' and e.standing = 'in_business'`,
    // As a set that is looked up: the planner takes the rights of a reader for stricter than they are, and would go through all points for each firm.
    sql`e.id not in (select p.enterprise_id from contact_points p where p.status not in ('refused', 'exited'))`,
    ...(sight.of === "division" ? [sql`e.division_code = ${sight.divisionCode}`] : []),
    ...(filter.division ? [sql`e.division_code = ${filter.division}`] : []),
    ...(filter.reason ? [each[filter.reason]] : []),
  ];
  const terms = searchTerms(filter.q);
  if (terms.length > 0) conditions.push(sql`e.id in (select enterprises_matching(${terms}::text[]))`);
  const score = columns.reduce(
    (sum, [code, weight]) => sql`${sum} + case when ${each[code]} then ${weight}::int else 0 end`,
    sql`0`,
  );
  return sql`
    with_point as (select distinct x.division_code, x.town from contact_points c join enterprises x on x.id = c.enterprise_id
      where c.status = 'active' and x.town is not null),
    ranked as (select e.id, ${score} as score, ${each.science_tech} as science_tech, ${each.large} as large, ${each.harmed} as harmed,
      ${each.first_in_town} as first_in_town, ${each.cluster_leader} as cluster_leader, ${each.pressing_need} as pressing_need
      from enterprises e where ${allOf(conditions)})`;
}

export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly divisionCode: string;
  readonly town: string | null;
  readonly score: number;
  readonly reasons: readonly CandidateReason[];
  readonly invitedAt: Date | null;
};
type Found = Omit<Candidate, "reasons"> & Readonly<Record<CandidateReason, boolean>> & { readonly total: number };

async function read(
  ctx: Ctx,
  filter: CandidateFilter,
  page: { readonly after?: string | undefined; readonly most: number },
) {
  const table = await ranking(ctx, filter);
  if (!table) return [];
  const place = parsePlace(page.after);
  const beyond = place
    ? sql`(r.score < ${place.score} or (r.score = ${place.score} and r.id > ${place.id}::uuid))`
    : sql`true`;
  const rows = await ctx.tx.$queryRaw<Found[]>`
    with ${table}
    select r.id, r.score, r.science_tech, r.large, r.harmed, r.first_in_town, r.cluster_leader, r.pressing_need, e.name,
      e.division_code as "divisionCode", e.town,
      i.invited_at as "invitedAt", (select count(*)::int from ranked) as total
    from ranked r join enterprises e on e.id = r.id left join point_invitations i on i.enterprise_id = r.id
    where ${beyond} order by r.score desc, r.id limit ${page.most}`;
  return rows.map((row) => {
    const { id, name, divisionCode, town, score, invitedAt, total } = row;
    return {
      id,
      name,
      divisionCode,
      town,
      score,
      invitedAt,
      total,
      reasons: CANDIDATE_REASONS.filter((code) => row[code]),
    };
  });
}

/** How many candidates the filter leaves for this reader. */
export async function countCandidates(ctx: Ctx, filter: CandidateFilter): Promise<number> {
  const table = await ranking(ctx, filter);
  if (!table) return 0;
  const rows = await ctx.tx.$queryRaw<{ n: number }[]>`with ${table} select count(*)::int as n from ranked`;
  return rows[0]?.n ?? 0;
}

/** One page of candidates, the likeliest first, with the total. At most three statements. */
export async function listCandidates(
  ctx: Ctx,
  filter: CandidateFilter,
  after?: string,
): Promise<{ rows: readonly Candidate[]; total: number; next: string | null }> {
  const found = await read(ctx, filter, { after, most: PAGE_SIZE + 1 });
  const rows = found.slice(0, PAGE_SIZE);
  const last = rows.at(-1);
  return {
    rows,
    total: found[0]?.total ?? (await countCandidates(ctx, filter)),
    next: found.length > PAGE_SIZE && last ? `${last.score}~${last.id}` : null,
  };
}

/** All of them, for an export, in the list's order. */
export async function everyCandidate(ctx: Ctx, filter: CandidateFilter, limit: number): Promise<readonly Candidate[]> {
  return read(ctx, filter, { most: limit });
}

/** When a firm was invited; null when it never was. */
export async function invitationOf({ tx }: Ctx, enterpriseId: string): Promise<Date | null> {
  const row = await tx.pointInvitation.findFirst({ where: { enterpriseId }, select: { invitedAt: true } });
  return row?.invitedAt ?? null;
}
