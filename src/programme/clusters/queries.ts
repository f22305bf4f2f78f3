import type { Day } from "@/kernel/days";
import { withheld } from "@/kernel/small-figures";
import type { Ctx } from "@/platform/database";
import { peopleKnown } from "@/platform/people";
import { allOf, type Sql, sql } from "@/platform/sql";
import { listedInWords } from "../targets/board/queries";
import { clustersServed, leadingOn, pointOn, seenFirms, standing } from "./members/queries";
import { type ClusterSight, countsCases, sightOf } from "./policy";

/** A number; null where it isn't told to whoever sees figures only: it is under the floor, or would give a small one away. */
export type ToldFigure = number | null;

export type ClusterLine = {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly divisionCode: string;
  readonly towns: readonly string[];
  readonly source: string;
  readonly verified: boolean;
  readonly version: number;
  /** Since when it was closed on the day, and on what ground; null: it wasn't. */
  readonly closedFrom: Date | null;
  readonly closedGround: string | null;
  /** Firms that belonged to it on the day. */
  readonly members: number;
  /** Contact points and demonstration sites that stood in their registers on the day. */
  readonly points: ToldFigure;
  readonly sites: ToldFigure;
  /** Members that were no contact point; and that led the cluster. */
  readonly without: ToldFigure;
  readonly leaders: number;
  /** Filed by the end of the day, of firms that belonged to it on the day, as far as this person counts them; null: no figure of his. */
  readonly cases: number | "hidden" | null;
  /** The reader has the figure and no list behind it. */
  readonly casesAlone?: true;
};

type Asked = { readonly asOf: Day; readonly division?: string | undefined; readonly clusterId?: string };

/** The clusters with their figures of a day, by place, also those that were closed on it. One statement; each number is the count behind the list that it opens. */
export async function listClusters(ctx: Ctx, asked: Asked): Promise<readonly ClusterLine[]> {
  const sight = sightOf(ctx.actor);
  if (sight.of === "none") return [];
  return sight.of === "figures" ? figuresOnly(ctx, asked) : read(ctx, asked);
}

/**
 * The clusters of this person's list of today whose name, Chinese or English, holds each of these words, also the closed ones, as a query of `id`.
 * Undefined for whoever has no such list.
 */
export function clustersNamed(ctx: Ctx, terms: readonly string[]): Sql | undefined {
  const sight = sightOf(ctx.actor);
  if (sight.of === "none") return undefined;
  const holds = terms.map((term) => sql`strpos(lower(c.name_zh || ' ' || c.name_en), ${term}) > 0`);
  const members = sql`(select m.members from (${membersOn(ctx, ctx.today)}) m where m.cluster_id = c.id)`;
  return sql`select c.id from clusters c where ${allOf([...listedFor(sight, members), ...holds])}`;
}

/** One cluster with its figures of a day, or null. */
export async function findCluster(ctx: Ctx, clusterId: string, asOf: Day): Promise<ClusterLine | null> {
  return (await listClusters(ctx, { asOf, clusterId }))[0] ?? null;
}

const columns = sql`c.id, c.name_zh as "nameZh", c.name_en as "nameEn", c.division_code as "divisionCode", c.towns, c.source, c.verified, c.version,
  q.from_day as "closedFrom", q.ground as "closedGround"`;

/** The closure `q` of a cluster `c` that holds on a day. */
export function closedOn(asOf: Day): Sql {
  return sql`left join cluster_closures q on q.cluster_id = c.id and q.from_day <= ${asOf}::date
    and (q.reopened_from is null or q.reopened_from > ${asOf}::date)`;
}

function asked({ division, clusterId }: Asked): Sql[] {
  return [
    ...(division ? [sql`c.division_code = ${division}`] : []),
    ...(clusterId ? [sql`c.id = ${clusterId}::uuid`] : []),
  ];
}

/** Entries of a register on a day, by cluster; a county's are those of its firms. */
function entries(ctx: Ctx, register: Sql, asOf: Day): Sql {
  const sight = sightOf(ctx.actor);
  const here = sight.of === "division" ? [sql`r.division_code = ${sight.divisionCode}`] : [];
  return sql`select r.cluster_id, count(*)::int as n from ${register} r where ${allOf([standing(sql`r`, asOf), ...here])} group by 1`;
}

/** How many firms of each cluster there are on a day, how many of them are no point, and how many lead, as a table `cluster_id, members, without, leaders`. */
function membersOn(ctx: Ctx, asOf: Day): Sql {
  const seen = allOf([seenFirms(ctx) ?? sql`false`, standing(sql`f`, asOf)]);
  const sight = sightOf(ctx.actor);
  // Of today the database keeps the count, for those whose figures it is; of any other day it is counted from the periods.
  if (asOf !== ctx.today || (sight.of !== "all" && sight.of !== "division"))
    return sql`
      select f.cluster_id, count(*)::int as members, count(*) filter (where not ${pointOn(asOf)})::int as without,
        count(*) filter (where ${leadingOn(asOf)})::int as leaders
      from cluster_firms f where ${seen} group by 1`;
  const here = sight.of === "division" ? [sql`t.place = ${sight.divisionCode}`] : [];
  return sql`
    select t.status::uuid as cluster_id, sum(t.n) filter (where t.subject = 'cluster-member')::int as members,
      sum(case t.subject when 'cluster-member' then t.n else -t.n end)::int as without,
      coalesce((select count(*) from cluster_leaders l join cluster_firms f on f.enterprise_id = l.enterprise_id and f.cluster_id = l.cluster_id
        where l.cluster_id = t.status::uuid and ${allOf([standing(sql`l`, asOf), seen])}), 0)::int as leaders
    from tallies t where ${allOf([sql`t.subject in ('cluster-member', 'cluster-point')`, ...here])} group by t.status`;
}

/** How many cases had been filed by a day of the firms that each cluster had on it, as a table `cluster_id, n`; an investigator's bureau counts its own. */
function casesOn({ actor, today }: Ctx, asOf: Day): Sql {
  const theirs = (place: Sql) =>
    actor.kind === "official" && !actor.duties.includes("coordinator") ? [sql`${place} = ${actor.divisionCode}`] : [];
  if (asOf !== today)
    return sql`
      select f.cluster_id, count(*)::int as n from cases k join cluster_members f on f.enterprise_id = k.enterprise_id
      where ${allOf([sql`k.filed_on <= ${asOf}::date`, standing(sql`f`, asOf), ...theirs(sql`k.division_code`)])} group by 1`;
  return sql`
    select t.status::uuid as cluster_id, sum(t.n)::int as n from tallies t
    where ${allOf([sql`t.subject = 'cluster-case'`, ...theirs(sql`t.place`)])} group by 1`;
}

/** Which clusters a sight lists: a county's own and others in which it sees `members`, those that a station serves, for others all. */
function listedFor(sight: ClusterSight, members: Sql): Sql[] {
  if (sight.of === "division") return [sql`(c.division_code = ${sight.divisionCode} or ${members} > 0)`];
  return sight.of === "station" ? [sql`c.id in (${clustersServed(sight.departmentId)})`] : [];
}

async function read(ctx: Ctx, filter: Asked): Promise<ClusterLine[]> {
  const { actor } = ctx;
  const { asOf } = filter;
  const sight = sightOf(actor);
  const conditions = [...asked(filter), ...listedFor(sight, sql`m.members`)];
  const counts = countsCases(actor);
  return ctx.tx.$queryRaw<ClusterLine[]>`
    select ${columns}, coalesce(m.members, 0) as members, coalesce(m.without, 0) as without, coalesce(m.leaders, 0) as leaders,
      coalesce(p.n, 0) as points, coalesce(s.n, 0) as sites,
      ${counts ? sql`coalesce(k.n, 0)` : sql`null::int`} as cases
    from clusters c ${closedOn(asOf)}
      left join (${casesOn(ctx, asOf)}) k on k.cluster_id = c.id
      left join (${membersOn(ctx, asOf)}) m on m.cluster_id = c.id
      left join (${entries(ctx, sql`contact_point_periods`, asOf)}) p on p.cluster_id = c.id
      left join (${entries(ctx, sql`site_periods`, asOf)}) s on s.cluster_id = c.id
    where ${allOf(conditions)} order by c.division_code, c.code`;
}

/**
 * The same for whoever sees no firm and no case: how many there are, in words where they are small or a small number would follow. Points and sites are
 * those that the board of targets lists to him.
 */
async function figuresOnly(ctx: Ctx, filter: Asked): Promise<ClusterLine[]> {
  const { asOf } = filter;
  const rows = await ctx.tx.$queryRaw<(ClusterLine & { readonly cases: number })[]>`
    select ${columns}, coalesce(z.members, 0) as members, coalesce(z.cases, 0) as cases, greatest(coalesce(z.members, 0) - coalesce(p.n, 0), 0) as without,
      0 as leaders, coalesce(p.n, 0) as points, coalesce(s.n, 0) as sites
    from clusters c ${closedOn(asOf)} left join cluster_sizes(${asOf}::date) z on z.cluster_id = c.id
      left join (${entries(ctx, sql`contact_point_periods`, asOf)}) p on p.cluster_id = c.id
      left join (${entries(ctx, sql`site_periods`, asOf)}) s on s.cluster_id = c.id
    order by c.division_code, c.code`;
  // Of all clusters, whichever are asked for: a figure is the same under every filter. Of other days there is none, because two would tell what
  // came between them.
  const veil = withheld(rows.map(({ id, cases }) => ({ key: id, n: cases })));
  const listed = await listedInWords(ctx, { day: asOf }, "cluster");
  const isTold = (id: string) => asOf === ctx.today && !veil.total && !veil.keys.has(id);
  return rows
    .filter(
      ({ id, divisionCode }) => (filter.clusterId ?? id) === id && (filter.division ?? divisionCode) === divisionCode,
    )
    .map((row) => {
      const told = (indicator: keyof typeof listed, n: ToldFigure) => (listed[indicator].has(row.id) ? n : null);
      return {
        ...row,
        points: told("contact-points", row.points),
        without: told("contact-points", row.without),
        sites: told("demonstration-sites", row.sites),
        ...{ cases: isTold(row.id) ? row.cases : "hidden", casesAlone: true },
      };
    });
}

/** What the cluster was called before, newest first, with who changed it and why. */
export async function changesOf(ctx: Ctx, clusterId: string) {
  const rows = await ctx.tx.clusterChange.findMany({
    where: { clusterId },
    select: { id: true, changedAt: true, changedById: true, before: true, after: true, reason: true },
    orderBy: [{ changedAt: "desc" }, { id: "desc" }],
    take: 50,
  });
  const people = await peopleKnown(
    ctx,
    rows.map(({ changedById }) => changedById),
  );
  return rows.map(({ changedById, ...row }) => ({ ...row, by: people.get(changedById)?.name ?? "" }));
}
export type ClusterChange = Awaited<ReturnType<typeof changesOf>>[number];
