import type { Light } from "@/kernel/clocks";
import { parseCursor, type Sort } from "@/kernel/keyset";
import { COMMON, searchTerms } from "@/kernel/search-terms";
import { withLights } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { byDay, byMoment, cutPage, followingOrFirst, PAGE_SIZE } from "@/platform/due-list";
import { allOf, type Sql, sql, WALKED } from "@/platform/sql";
import { keptTotal } from "@/platform/work-list";
import { keepsRegister, sightOf } from "../policy";
import type { EnterpriseAddress } from "../schema";
import type { EnterpriseStatus, Standing } from "../workflow";
import { figuresOf, type YearFigures } from "../years/queries";

export type EnterpriseFilter = { readonly [K in keyof EnterpriseAddress]?: EnterpriseAddress[K] };

/** The one filter behind a count, the list that it opens and its export; undefined when this person sees no enterprise. */
function filtered({ actor }: Ctx, filter: EnterpriseFilter): Sql | undefined {
  const sight = sightOf(actor);
  if (sight.of === "none") return undefined;
  const conditions: Sql[] = [];
  if (sight.of === "division") conditions.push(sql`e.division_code = ${sight.divisionCode}`);
  if (sight.of === "own") conditions.push(sql`e.id = ${sight.enterpriseId}::uuid`);
  if (filter.division) conditions.push(sql`e.division_code = ${filter.division}`);
  if (filter.cluster === "none") conditions.push(sql`e.cluster_id is null`);
  else if (filter.cluster) conditions.push(sql`e.cluster_id = ${filter.cluster}::uuid`);
  // As `industriesAsked` of the places: a section holds its divisions too; its letter and a nought stand for it alone.
  if (filter.industry)
    conditions.push(
      sql`e.industry_code in (select code from industries where code = ${filter.industry} or parent_code = ${filter.industry}
        or (parent_code is null and code || '0' = ${filter.industry}))`,
    );
  if (filter.status) conditions.push(sql`e.status = ${filter.status}::enterprise_status`);
  // A firm is counted once: what was merged into another record, or whose list was undone, is shown only when it is asked for.
  else conditions.push(sql`e.merged_into_id is null and e.withdrawn_at is null`);
  if (filter.title && filter.year)
    conditions.push(
      sql`exists (select from enterprise_years y where y.enterprise_id = e.id and y.state = 'confirmed' and y.year = ${Number(filter.year)}::int
        and ${filter.title} = any (y.titles))`,
    );
  else if (filter.title) conditions.push(sql`e.titles @> array[${filter.title}]`);
  if (filter.standing === "in_business") conditions.push(sql`e.standing = 'in_business'`);
  if (filter.standing === "ended") conditions.push(sql`e.standing <> 'in_business'`);
  if (filter.point === "with") conditions.push(sql`e.id in (${withPoint})`);
  if (filter.point === "without") conditions.push(sql`e.id not in (${withPoint})`);
  if (filter.mine)
    conditions.push(
      keepsRegister(actor) ? sql`e.status = 'registered' and e.division_code = ${actor.divisionCode}` : sql`false`,
    );
  return allOf(conditions);
}

/** Firms as a table `e`, as far as a condition goes, in the list's order; `most`: no more than the first. */
type Firms = Pick<EnterpriseFilter, "q" | "sort"> & { readonly where: Sql; readonly most?: number };

/** What waits first, by its date, unless those that were registered last are to come first. */
function orderOf(sort: Sort | undefined): Sql {
  return sort ? sql`order by e.created_at desc, e.id desc` : sql`order by e.due_on, e.id`;
}

/**
 * The firms that a filter leaves. Few are looked up by the pieces of their words; to look up thousands and then pick twenty takes many times as long as
 * to walk the list in its order until twenty have been met. Of the two ways the one that isn't taken costs nothing.
 */
function firms({ where, q, sort, most }: Firms): Sql {
  const terms = searchTerms(q);
  const first = most === undefined ? sql`` : sql`${orderOf(sort)} limit ${most}`;
  if (terms.length === 0) return sql`(select e.* from enterprises e where ${where} ${first}) e`;
  // Put in order before the words are looked for: else the planner looks through all for the few that it expects.
  const walked =
    most === undefined
      ? sql`(select e.* from enterprises e where ${where})`
      : sql`(select e.* from enterprises e where ${where} ${orderOf(sort)} ${WALKED})`;
  return sql`(
    with hit as materialized (select id from enterprises_matching(${terms}::text[], ${COMMON + 1}::int) id),
      hits as materialized (select count(*) as n from hit)
    (select e.* from enterprises e where ${where} and e.id = any (array(select id from hit)) and (select n from hits) <= ${COMMON} ${first})
    union all
    (select e.* from ${walked} e where (select n from hits) > ${COMMON} and e.search like all (array(select unnest(patterns_of(${terms}::text[])))) ${first})) e`;
}

const withPoint = sql`select p.enterprise_id from contact_points p where p.status not in ('refused', 'exited')`;

/** The condition on `tallies` that means the same, for a filter that asks no more than where firms lie and how far they were checked. */
function kept({ actor }: Ctx, { sort: _order, division, status, mine, ...more }: EnterpriseFilter): Sql | undefined {
  const sight = sightOf(actor);
  if (sight.of !== "all" && sight.of !== "division") return undefined;
  // Records that were taken off again aren't shown to everybody who sees the rest.
  if (status === "withdrawn" || Object.values(more).some((asked) => asked !== undefined)) return undefined;
  const conditions = [sql`subject = 'enterprise'`];
  if (sight.of === "division") conditions.push(sql`place = ${sight.divisionCode}`);
  if (division) conditions.push(sql`place = ${division}`);
  conditions.push(status ? sql`status = ${status}` : sql`status not in ('merged', 'withdrawn')`);
  if (mine)
    conditions.push(keepsRegister(actor) ? sql`status = 'registered' and place = ${actor.divisionCode}` : sql`false`);
  return allOf(conditions);
}

/**
 * How many enterprises the filter holds for this reader, as an expression; undefined when he sees none. What a figure leads to is exact. No figure
 * leads to words: of what has them no more are counted than are told, `COMMON` and one.
 */
function counted(ctx: Ctx, filter: EnterpriseFilter): Sql | undefined {
  const where = filtered(ctx, filter);
  if (!where) return undefined;
  const sum = kept(ctx, filter);
  if (sum) return keptTotal(sum);
  const words = searchTerms(filter.q).length > 0 ? { q: filter.q, most: COMMON + 1 } : { q: undefined };
  return sql`(select count(*)::int from ${firms({ where, ...words })})`;
}

/** The number to tell; null when words were asked for and more than `COMMON` have them. */
function told(total: number, { q }: EnterpriseFilter): number | null {
  return searchTerms(q).length > 0 && total > COMMON ? null : total;
}

/** How many enterprises the filter holds for this reader; of those with a word no more than `COMMON` and one. */
export async function countEnterprises(ctx: Ctx, filter: EnterpriseFilter): Promise<number> {
  const total = counted(ctx, filter);
  const rows = total ? await ctx.tx.$queryRaw<{ n: number }[]>`select ${total} as n` : [];
  return rows[0]?.n ?? 0;
}

export type EnterpriseLine = {
  readonly id: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly orgCode: string | null;
  readonly regNo: string | null;
  readonly divisionCode: string;
  readonly town: string | null;
  readonly industryCode: string | null;
  readonly clusterId: string | null;
  readonly titles: readonly string[];
  readonly status: EnterpriseStatus;
  readonly standing: Standing;
  readonly dueOn: Date | null;
  readonly createdAt: Date;
  readonly pointNumber: string | null;
  readonly pointStatus: string | null;
};

/** How many the filter holds, and how many of all wait for this reader's check; null for whoever checks none. */
async function countWithWaiting(
  ctx: Ctx,
  filter: EnterpriseFilter,
): Promise<{ total: number | null; waiting: number | null }> {
  const waiting = keepsRegister(ctx.actor) ? counted(ctx, { mine: "1" }) : undefined;
  const rows = await ctx.tx.$queryRaw<{ total: number; waiting: number | null }[]>`
    select ${counted(ctx, filter) ?? sql`0`} as total, ${waiting ?? sql`null::int`} as waiting`;
  const [counts = { total: 0, waiting: null }] = rows;
  return { ...counts, total: told(counts.total, filter) };
}

/** One page of enterprises, what waits first unless the newest are asked for, with the totals; null: words that more than `COMMON` have. Three statements. */
export async function listEnterprises(
  ctx: Ctx,
  filter: EnterpriseFilter,
  after?: string,
): Promise<{
  rows: (EnterpriseLine & { light: Light })[];
  total: number | null;
  waiting: number | null;
  next: string | null;
}> {
  const where = filtered(ctx, filter);
  if (!where) return { rows: [], total: 0, waiting: null, next: null };
  const counts = await countWithWaiting(ctx, filter);
  const { q, sort } = filter;
  const found = await followingOrFirst(after, (place) =>
    readLines(ctx, { where: allOf([where, afterCursor(place, sort)]), ...{ q, sort }, most: PAGE_SIZE + 1 }),
  );
  const { rows, next } = cutPage(found, sort ? byMoment : byDay);
  return { rows: await withLights(ctx, rows), ...counts, next };
}

/** All of them, for an export, in the list's order, with the figures of the year that the filter names, else of the latest that is confirmed. */
export async function everyEnterprise(
  ctx: Ctx,
  filter: EnterpriseFilter,
  limit: number,
): Promise<(EnterpriseLine & { readonly figures: YearFigures | undefined })[]> {
  const where = filtered(ctx, filter);
  const rows = where ? await readLines(ctx, { where, q: filter.q, sort: filter.sort, most: limit }) : [];
  const figures = await figuresOf(
    ctx,
    rows.map(({ id }) => id),
    filter.year === undefined ? undefined : Number(filter.year),
  );
  return rows.map((row) => ({ ...row, figures: figures.get(row.id) }));
}

function readLines({ tx }: Ctx, asked: Firms): Promise<EnterpriseLine[]> {
  return tx.$queryRaw<EnterpriseLine[]>`
    select e.id, e.name, e.uscc, e.org_code as "orgCode", e.reg_no as "regNo", e.division_code as "divisionCode", e.town,
      e.industry_code as "industryCode", e.cluster_id as "clusterId", e.titles, e.status::text as status, e.standing, e.due_on as "dueOn",
      e.created_at as "createdAt", p.number as "pointNumber", p.status::text as "pointStatus"
    from ${firms(asked)}
    left join lateral (select p.number, p.status from contact_points p
      where p.enterprise_id = e.id and p.status not in ('refused', 'exited') limit 1) p on true
    ${orderOf(asked.sort)}`;
}

function afterCursor(text: string | undefined, sort: Sort | undefined): Sql {
  const cursor = parseCursor(text, sort);
  if (!cursor) return sql`true`;
  const { at, id } = cursor;
  if (sort) return sql`(e.created_at, e.id) < (${at}::timestamptz, ${id}::uuid)`;
  if (at === null) return sql`(e.due_on is null and e.id > ${id}::uuid)`;
  return sql`(e.due_on > ${at}::date or (e.due_on = ${at}::date and e.id > ${id}::uuid) or e.due_on is null)`;
}
