import type { Day } from "@/kernel/days";
import { searchTerms } from "@/kernel/search-terms";
import type { Ctx } from "@/platform/database";
import { followingOrFirst, PAGE_SIZE } from "@/platform/due-list";
import { allOf, type Sql, sql } from "@/platform/sql";
import { sightOf } from "../policy";
import type { MemberAddress } from "./schema";

export type MemberFilter = { readonly [K in keyof Omit<MemberAddress, "asOf">]?: MemberAddress[K] } & {
  readonly clusterId: string;
  readonly asOf: Day;
};

/** What stood on a day, of a table with `from_day` and `to_day`: from its first day to the day before its last. The day is one, or a column of days. */
export function standing(row: Sql, asOf: Day | Sql): Sql {
  return sql`(${row}.from_day <= ${asOf}::date and (${row}.to_day is null or ${row}.to_day > ${asOf}::date))`;
}

/** The clusters that a station serves, as long as it is open. */
export function clustersServed(departmentId: string): Sql {
  return sql`select c.cluster_id from station_clusters c join guidance_stations s on s.id = c.station_id
    where s.department_id = ${departmentId}::uuid and s.closed_on is null and c.to_day is null`;
}

/** The firms of clusters that this person sees, as conditions on `cluster_firms f`; undefined when it is none. */
export function seenFirms({ actor }: Ctx): Sql | undefined {
  const sight = sightOf(actor);
  if (sight.of === "all") return sql`true`;
  if (sight.of === "station") return sql`f.cluster_id in (${clustersServed(sight.departmentId)})`;
  return sight.of === "division" ? sql`f.division_code = ${sight.divisionCode}` : undefined;
}

/** Whether the firm `f` was a contact point on a day: it stands in the register. */
export function pointOn(asOf: Day | Sql): Sql {
  return sql`exists (select from contact_point_periods p where p.enterprise_id = f.enterprise_id and ${standing(sql`p`, asOf)})`;
}

/** Whether the firm `f` led its cluster on a day. */
export function leadingOn(asOf: Day | Sql): Sql {
  return sql`exists (select from cluster_leaders l where l.enterprise_id = f.enterprise_id and l.cluster_id = f.cluster_id and ${standing(sql`l`, asOf)})`;
}

/** The one filter behind a count, the list that it opens and its export. */
function filtered(ctx: Ctx, { clusterId, asOf, town, point, leading, q }: MemberFilter): Sql | undefined {
  const seen = seenFirms(ctx);
  if (!seen) return undefined;
  const conditions = [seen, sql`f.cluster_id = ${clusterId}::uuid`, standing(sql`f`, asOf)];
  if (town) conditions.push(town === "none" ? sql`f.town is null` : sql`f.town = ${town}`);
  if (point) conditions.push(point === "with" ? pointOn(asOf) : sql`not ${pointOn(asOf)}`);
  if (leading) conditions.push(leadingOn(asOf));
  const terms = searchTerms(q);
  if (terms.length > 0) conditions.push(sql`lower(f.name || ' ' || f.code) like all (patterns_of(${terms}::text[]))`);
  return allOf(conditions);
}

/** How many firms belonged to the cluster on that day, as far as this person sees them. */
export async function countMembers(ctx: Ctx, filter: MemberFilter): Promise<number> {
  const where = filtered(ctx, filter);
  if (!where) return 0;
  const rows = await ctx.tx.$queryRaw<{ n: number }[]>`select count(*)::int as n from cluster_firms f where ${where}`;
  return rows[0]?.n ?? 0;
}

export type MemberLine = {
  /** Of the membership: a firm that came back has another. */
  readonly id: string;
  readonly enterpriseId: string;
  readonly name: string;
  readonly code: string;
  readonly town: string | null;
  readonly divisionCode: string;
  /** Since which day it belongs to the cluster without a break. */
  readonly since: Date;
  readonly pointNumber: string | null;
  readonly siteNumber: string | null;
  readonly leading: boolean;
};

/** One page of a cluster's firms as they were on that day, by name, with the total. Two statements. `after`: the membership before the page. */
export async function listMembers(
  ctx: Ctx,
  filter: MemberFilter,
  after?: string,
): Promise<{ rows: readonly MemberLine[]; total: number; next: string | null }> {
  const where = filtered(ctx, filter);
  if (!where) return { rows: [], total: 0, next: null };
  const beyond = (place: string | undefined) =>
    place ? sql`(f.name, f.id) > (select x.name, x.id from cluster_firms x where x.id = ${place}::uuid)` : sql`true`;
  const found = await followingOrFirst(after, (place) =>
    read(ctx, { where: allOf([where, beyond(place)]), asOf: filter.asOf, most: PAGE_SIZE + 1 }),
  );
  const rows = found.slice(0, PAGE_SIZE);
  return {
    rows,
    total: await countMembers(ctx, filter),
    next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** All of them, for an export, in the list's order. */
export async function everyMember(ctx: Ctx, filter: MemberFilter, most: number): Promise<readonly MemberLine[]> {
  const where = filtered(ctx, filter);
  return where ? read(ctx, { where, asOf: filter.asOf, most }) : [];
}

type Reading = { readonly where: Sql; readonly asOf: Day; readonly most: number };

function read({ tx }: Ctx, { where, asOf, most }: Reading): Promise<MemberLine[]> {
  return tx.$queryRaw<MemberLine[]>`
    select f.id, f.enterprise_id as "enterpriseId", f.name, f.code, f.town, f.division_code as "divisionCode", f.from_day as since,
      (select min(p.number) from contact_point_periods p where p.enterprise_id = f.enterprise_id and ${standing(sql`p`, asOf)}) as "pointNumber",
      (select min(s.number) from site_periods s where s.enterprise_id = f.enterprise_id and ${standing(sql`s`, asOf)}) as "siteNumber",
      ${leadingOn(asOf)} as leading
    from cluster_firms f where ${where} order by f.name, f.id limit ${most}`;
}

/** One firm of a cluster today, or null: hidden and absent look the same. */
export async function findMember(
  ctx: Ctx,
  { clusterId, enterpriseId }: { readonly clusterId: string; readonly enterpriseId: string },
): Promise<MemberLine | null> {
  const where = filtered(ctx, { clusterId, asOf: ctx.today });
  if (!where) return null;
  const only = allOf([where, sql`f.enterprise_id = ${enterpriseId}::uuid`]);
  return (await read(ctx, { where: only, asOf: ctx.today, most: 1 }))[0] ?? null;
}

export type LeaderLine = {
  readonly id: string;
  readonly enterpriseId: string;
  readonly name: string;
  readonly town: string | null;
  readonly since: Date;
  readonly source: string;
  readonly pointNumber: string | null;
};

/** Who led the cluster on that day, by name, with where it is known from: as many as `leading=1` of the members lists. */
export async function leadersOf(ctx: Ctx, clusterId: string, asOf: Day): Promise<readonly LeaderLine[]> {
  const where = filtered(ctx, { clusterId, asOf, leading: "1" });
  if (!where) return [];
  return ctx.tx.$queryRaw<LeaderLine[]>`
    select f.id, f.enterprise_id as "enterpriseId", f.name, f.town, l.from_day as since, l.source,
      (select min(p.number) from contact_point_periods p where p.enterprise_id = f.enterprise_id and ${standing(sql`p`, asOf)}) as "pointNumber"
    from cluster_firms f join cluster_leaders l on l.enterprise_id = f.enterprise_id and l.cluster_id = f.cluster_id and ${standing(sql`l`, asOf)}
    where ${where} order by f.name, f.id`;
}
