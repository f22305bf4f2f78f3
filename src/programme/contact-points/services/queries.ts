import { isStationOfficer } from "@/kernel/actor";
import { type Light, lightOf } from "@/kernel/clocks";
import { type Day, dateOf, dayFromDate } from "@/kernel/days";
import { parseCursor } from "@/kernel/keyset";
import { searchTerms } from "@/kernel/search-terms";
import type { Ctx } from "@/platform/database";
import { byDay, cutPage, followingOrFirst, PAGE_SIZE } from "@/platform/due-list";
import { rulesOf } from "@/platform/rules";
import { allOf, anyOf, type Sql, sql, word } from "@/platform/sql";
import { countedRows, type WorkList } from "@/platform/work-list";
import { sightOf } from "../policy";
import { SERVICE_CODES, type ServiceCode } from "./policy";
import type { ServiceFilter } from "./schema";

/** Where obligations are counted from: the tables, or for a station's officer the views that hold of its clusters' points what that needs. */
function sourcesFor({ actor }: Ctx) {
  return isStationOfficer(actor)
    ? {
        ...{ points: sql`station_points`, services: sql`station_point_services`, reviews: sql`station_point_reviews` },
        ...{ visits: sql`station_visits`, firms: sql`(select s.enterprise_id as id, s.name from station_points s)` },
      }
    : {
        ...{ points: sql`contact_points`, services: sql`point_services`, reviews: sql`point_reviews` },
        ...{ visits: sql`visits`, firms: sql`enterprises` },
      };
}

/**
 * One obligation of a year as a table: a row for each point that is active, in a year that is over that was so on its last day, and that the rule
 * binds in that year, with the day by which, and the day on which it was done. The firm's own visits after a case are not among those that count. `seen`: of which points `p`. Days are looked up as sets,
 * for all points at once, before it is asked which are done: the planner expects next to none that aren't, and would go through all for each of them. So it
 * does of the days of one year, of which it expects a handful: the year is asked of what is taken together, not of the rows.
 */
function obligations(ctx: Ctx, { code, year }: Pick<ServiceFilter, "code" | "year">, seen: Sql): Sql {
  const { today } = ctx;
  const { points, services, reviews, visits } = sourcesFor(ctx);
  // A year that is over is judged by the rule of its last day.
  const on = sql`least(${today}::date, make_date(${year}::int, 12, 31))`;
  const from = sql`make_date(${year}::int, 1, 1)`;
  const within = (day: Sql) => sql`${day} >= ${from} and ${day} < ${from} + interval '1 year'`;
  const done =
    code === "visit"
      ? sql`(select v.enterprise_id, min(v.held_on) filter (where ${within(sql`v.held_on`)}) as done_on from ${visits} v where v.case_id is null group by 1)
          d on d.enterprise_id = p.enterprise_id`
      : code === "yearly_review"
        ? sql`(select w.contact_point_id, (w.reviewed_at at time zone 'Asia/Shanghai')::date as done_on from ${reviews} w where w.year = ${year}::int)
            d on d.contact_point_id = p.id`
        : sql`(select s.contact_point_id, min(s.done_on) filter (where ${within(sql`s.done_on`)}) as done_on from ${services} s where s.code = ${word(code)} group by 1)
            d on d.contact_point_id = p.id`;
  const due = sql`service_due(${year}::int, u.due_month, u.grace_months, a.admitted)`;
  // Whoever has left since doesn't leave the plan of a year in which he stayed.
  const standing = year < Number(today.slice(0, 4)) ? sql`a.stood` : sql`p.status = 'active'`;
  return sql`(
    select p.id, p.enterprise_id, p.division_code, p.number, p.version, u.yellow, u.red, d.done_on, ${due} as due_on
    from ${points} p
    left join (select x.contact_point_id, min(x.from_day) as admitted, bool_or(x.from_day <= ${on} and (x.to_day is null or x.to_day > ${on})) as stood
      from contact_point_periods x group by 1) a on a.contact_point_id = p.id
    join service_rules u on u.code = ${word(code)} and u.valid_from <= ${on} and (u.valid_to is null or u.valid_to >= ${on})
    left join ${done}
    where ${standing} and ${seen} and ${due} is not null offset 0)`;
}

function workList(ctx: Ctx, filter: ServiceFilter): WorkList {
  const sight = sightOf(ctx.actor);
  // A station's views hold nothing but the points of its clusters.
  const station = isStationOfficer(ctx.actor);
  const seen =
    station || sight.of === "all"
      ? sql`true`
      : sight.of === "division"
        ? sql`p.division_code = ${sight.divisionCode}`
        : sight.of === "own"
          ? sql`p.enterprise_id = ${sight.enterpriseId}::uuid`
          : undefined;
  const conditions: Sql[] = [];
  const terms = searchTerms(filter.q);
  if (terms.length > 0)
    conditions.push(
      station
        ? sql`r.enterprise_id in (select s.enterprise_id from station_points s where lower(s.name) like all (patterns_of(${terms}::text[])))`
        : sql`r.enterprise_id in (select enterprises_matching(${terms}))`,
    );
  if (filter.division) conditions.push(sql`r.division_code = ${filter.division}`);
  if (filter.state === "done") conditions.push(sql`r.done_on is not null`);
  if (filter.state === "open") conditions.push(sql`r.done_on is null`);
  if (filter.state === "overdue") conditions.push(sql`(r.done_on is null and r.due_on < ${ctx.today}::date)`);
  return { table: obligations(ctx, filter, seen ?? sql`false`), sights: seen ? [sql`true`] : [], filter: conditions };
}

export type ServiceLine = {
  readonly id: string;
  readonly version: number;
  readonly number: string | null;
  readonly enterpriseId: string;
  readonly enterpriseName: string;
  readonly divisionCode: string;
  readonly dueOn: Date;
  readonly doneOn: Date | null;
  readonly light: Light;
};
type Counted = ServiceLine & { readonly total: number };
type Found = Omit<Counted, "light"> & { readonly yellow: number; readonly red: number };

type Page = { readonly after?: string | undefined; readonly most: number };

/** The first rows of a list after a place in it, nearest date first, each with how many rows the list has. One statement. */
async function read(ctx: Ctx, { table, sights, filter }: WorkList, { after, most }: Page): Promise<Counted[]> {
  const cursor = parseCursor(after);
  const beyond = cursor?.at ? sql`(o.due_on, o.id) > (${cursor.at}::date, ${cursor.id}::uuid)` : sql`true`;
  const found = await ctx.tx.$queryRaw<Found[]>`
    with owed as materialized (select r.* from ${table} r where ${allOf([anyOf(sights), ...filter])}),
      picked as materialized (select * from owed o where ${beyond} order by o.due_on, o.id limit ${most})
    select r.id, r.version, r.number, r.enterprise_id as "enterpriseId", e.name as "enterpriseName", r.division_code as "divisionCode",
      r.due_on as "dueOn", r.done_on as "doneOn", r.yellow, r.red, (select count(*)::int from owed) as total
    from picked r join ${sourcesFor(ctx).firms} e on e.id = r.enterprise_id order by r.due_on, r.id`;
  const { calendar } = await rulesOf(ctx);
  return found.map(({ yellow, red, ...row }) => ({
    ...row,
    light: lightOf(
      {
        ...{ yellow, red, dueOn: dayFromDate(row.dueOn), metOn: row.doneOn && dayFromDate(row.doneOn) },
        ...{ dueAt: null, pausedSince: null, metAt: null, unit: "calendar_day" },
      },
      ctx.today,
      calendar,
    ),
  }));
}

/** How many points the filter leaves, as an expression of a statement that asks more. */
export function countedServices(ctx: Ctx, filter: ServiceFilter): Sql {
  return countedRows(workList(ctx, filter));
}

/** How many points the filter leaves, for one obligation of a year. One statement. */
export async function countServices(ctx: Ctx, filter: ServiceFilter): Promise<number> {
  const rows = await ctx.tx.$queryRaw<{ n: number }[]>`select ${countedServices(ctx, filter)} as n`;
  return rows[0]?.n ?? 0;
}

/** How many points still lack each obligation of a year. One statement. */
export async function openServices(ctx: Ctx, year: number): Promise<Readonly<Record<ServiceCode, number>>> {
  const counts = SERVICE_CODES.map(
    (code) => sql`select ${code} as code, ${countedRows(workList(ctx, { code, year, state: "open" }))} as n`,
  );
  const rows = await ctx.tx.$queryRaw<{ code: ServiceCode; n: number }[]>(
    counts.reduce((all, one) => sql`${all} union all ${one}`),
  );
  const open = new Map(rows.map(({ code, n }) => [code, n]));
  return {
    ...{ visit: open.get("visit") ?? 0, training: open.get("training") ?? 0, hotline: open.get("hotline") ?? 0 },
    ...{ risk_assessment: open.get("risk_assessment") ?? 0, survey: open.get("survey") ?? 0 },
    yearly_review: open.get("yearly_review") ?? 0,
  };
}

/** One page of an obligation of a year, nearest date first, with the total. One statement, or two when the page is empty. */
export async function listServices(
  ctx: Ctx,
  filter: ServiceFilter,
  after?: string,
): Promise<{ rows: readonly ServiceLine[]; total: number; next: string | null }> {
  const list = workList(ctx, filter);
  if (list.sights.length === 0) return { rows: [], total: 0, next: null };
  const found = await followingOrFirst(after, (place) => read(ctx, list, { after: place, most: PAGE_SIZE + 1 }));
  return { ...cutPage(found, byDay), total: found[0]?.total ?? (await countServices(ctx, filter)) };
}

/** All of them, for an export, in the list's order. */
export async function everyService(ctx: Ctx, filter: ServiceFilter, limit: number): Promise<readonly ServiceLine[]> {
  const list = workList(ctx, filter);
  return list.sights.length === 0 ? [] : read(ctx, list, { most: limit });
}

export type OwnService = Pick<ServiceLine, "dueOn" | "doneOn" | "light"> & {
  readonly code: ServiceCode;
};

/** What one point is owed in a year and what it owes: for its page, by date. A statement for each obligation. */
export async function servicesOf(ctx: Ctx, contactPointId: string, year: number): Promise<OwnService[]> {
  const found: OwnService[] = [];
  for (const code of SERVICE_CODES) {
    const list: WorkList = {
      table: obligations(ctx, { code, year }, sql`p.id = ${contactPointId}::uuid`),
      sights: [sql`true`],
      filter: [],
    };
    const [row] = await read(ctx, list, { most: 1 });
    if (row) found.push({ code, dueOn: row.dueOn, doneOn: row.doneOn, light: row.light });
  }
  return found.toSorted((a, b) => a.dueOn.getTime() - b.dueOn.getTime());
}

/** What was entered of a point's services and duties, with its note, the last first; risk assessments stand by themselves. One statement. */
export async function enteredOf({ tx }: Ctx, contactPointId: string) {
  const rows = await tx.pointService.findMany({
    where: { contactPointId, code: { not: "risk_assessment" } },
    select: { id: true, code: true, doneOn: true, note: true },
    orderBy: [{ doneOn: "desc" }, { id: "desc" }],
  });
  return rows.map(({ doneOn, ...row }) => ({ ...row, doneOn: dayFromDate(doneOn) }));
}
export type Entered = Awaited<ReturnType<typeof enteredOf>>[number];

/** The rules in force on a day. */
export async function serviceRulesOn({ tx }: Ctx, day: Day) {
  const rules = await tx.serviceRule.findMany({
    where: { validFrom: { lte: dateOf(day) }, OR: [{ validTo: null }, { validTo: { gte: dateOf(day) } }] },
    select: {
      ...{ id: true, code: true, side: true, dueMonth: true, graceMonths: true, yellow: true, red: true },
      ...{ source: true, verified: true, validFrom: true },
    },
  });
  return rules.toSorted((a, b) => SERVICE_CODES.indexOf(a.code) - SERVICE_CODES.indexOf(b.code));
}
export type ServiceRule = Awaited<ReturnType<typeof serviceRulesOn>>[number];

/** Which of these points stand in the plan of a year, for a batch: what was picked in the list and is still the reader's to see. */
export async function pickedPoints(
  ctx: Ctx,
  ids: readonly string[],
  year: number,
): Promise<{ id: string; label: string }[]> {
  const lastDay = sql`make_date(${year}::int, 12, 31)`;
  const standing =
    year < Number(ctx.today.slice(0, 4))
      ? sql`exists (select from contact_point_periods x
          where x.contact_point_id = p.id and x.from_day <= ${lastDay} and (x.to_day is null or x.to_day > ${lastDay}))`
      : sql`p.status = 'active'`;
  const rows = await ctx.tx.$queryRaw<{ id: string; label: string }[]>`
    select p.id, concat(p.number, ' ', e.name) as label from contact_points p join enterprises e on e.id = p.enterprise_id
    where ${allOf([sql`p.id = any (${[...ids]}::uuid[])`, standing])} order by p.number`;
  return rows;
}
