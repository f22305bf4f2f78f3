import { type ClockState, type Light, type ListedLight, lightOf, type Punctual } from "@/kernel/clocks";
import { boundsOf, type Day, dayFromDate } from "@/kernel/days";
import { parseCursor } from "@/kernel/keyset";
import { lightEdges } from "@/kernel/light-edges";
import type { Ctx } from "./database";
import { cutPage, PAGE_SIZE } from "./due-list";
import type { Rules } from "./rules";
import { allOf, anyOf, type Sql, sql } from "./sql";

/**
 * A work list of a table with `id` and `due_on`, its row named `r` in every condition. What a person may see is a list of sights, each with
 * an index behind it; a page is put together from the first rows of each, so that its cost doesn't grow with what lies behind it.
 */
export type WorkList = {
  readonly table: Sql;
  readonly sights: readonly Sql[];
  readonly filter: readonly Sql[];
  /** By which the newest comes first, where that is asked for instead of the nearest date; the id makes the order total. */
  readonly newest?: Sql | undefined;
};

const dueKey = sql`coalesce(r.due_on, 'infinity'::date)`;

/** The end of every read of such a list, after `picked` was joined: its order. */
export function inOrder({ newest }: Pick<WorkList, "newest">): Sql {
  return newest ? sql`order by picked.since desc, picked.id desc` : sql`order by picked.due, picked.id`;
}

/** The same page of a list whose newest come first, as `picked (id, since)`. A cursor names the row that it stands on: where that is gone, nothing follows. */
function pickedNewest({ table, sights, filter }: WorkList, newest: Sql, after: string | undefined): Sql {
  const cursor = parseCursor(after);
  const beyond = cursor
    ? [sql`(${newest}, r.id) < (select ${newest}, r.id from ${table} r where r.id = ${cursor.id}::uuid)`]
    : [];
  const limit = PAGE_SIZE + 1;
  const branches = union(
    sights.map(
      (sight) =>
        sql`(select r.id, ${newest} as since from ${table} r where ${allOf([sight, ...filter, ...beyond])} order by since desc, r.id desc limit ${limit})`,
    ),
  );
  return sql`select id, since from (${branches}) branch order by since desc, id desc limit ${limit}`;
}

/**
 * The ids of one page with their key, as the CTE body `picked (id, due)`: nearest date first, what has none last; one row more than the page
 * holds. Most rows have ended and have no date: they are looked at only when the dated ones don't fill the page.
 */
export function pickedPage(list: WorkList, after: string | undefined): Sql {
  if (list.newest) return pickedNewest(list, list.newest, after);
  const { table, sights, filter } = list;
  const cursor = parseCursor(after);
  const limit = PAGE_SIZE + 1;
  const branches = (key: Sql, conditions: readonly Sql[]) =>
    union(
      sights.map(
        (sight) =>
          sql`(select r.id, ${key} as due from ${table} r where ${allOf([sight, ...filter, ...conditions])} order by due, r.id limit ${limit})`,
      ),
    );
  const beyond = cursor?.dueOn ? [sql`(r.due_on, r.id) > (${cursor.dueOn}::date, ${cursor.id}::uuid)`] : [];
  const dated = branches(sql`r.due_on`, [sql`r.due_on is not null`, ...beyond]);
  const further = cursor && !cursor.dueOn ? [sql`r.id > ${cursor.id}::uuid`] : [];
  const undated = branches(dueKey, [sql`${dueKey} = 'infinity'::date`, ...further]);
  if (further.length > 0) return sql`select id, due from (${undated}) branch order by id limit ${limit}`;
  return sql`
    with dated as materialized (select id, due from (${dated}) branch order by due, id limit ${limit}),
      undated as (select id, due from (${undated}) branch where (select count(*) from dated) < ${limit} order by id limit ${limit})
    select id, due from dated union all select id, due from undated order by due, id limit ${limit}`;
}

/** How many rows the filter leaves, as an expression. The same conditions as the page's. */
export function countedRows({ table, sights, filter }: WorkList): Sql {
  const [only, ...more] = sights;
  if (!only) return sql`0`;
  if (more.length === 0) return sql`(select count(*)::int from ${table} r where ${allOf([only, ...filter])})`;
  return sql`(select count(*)::int from (${union(sights.map((sight) => sql`(select r.id from ${table} r where ${allOf([sight, ...filter])})`))}) counted)`;
}

/** The rows of some sights as one condition on the same table, each looked up by itself: together, with `or`, they would be asked of every row. */
export function isAmong(table: Sql, sights: readonly Sql[]): Sql {
  return sql`r.id in (${union(sights.map((sight) => sql`select r.id from ${table} r where ${sight}`))})`;
}

/** The same number out of the counts that the database keeps: `kept` is the condition on `tallies` that means the same as sights and filter, if one does. */
export function totalRows(list: WorkList, kept: Sql | undefined): Sql {
  return kept ? keptTotal(kept) : countedRows(list);
}

/** A sum of kept counts, as an expression. */
export function keptTotal(kept: Sql): Sql {
  return sql`(select coalesce(sum(n), 0)::int from tallies where ${kept})`;
}

/** The tab whose list this is, when the filter asks for nothing else: its count is the total already. */
export function tabOf(filter: Readonly<Record<string, unknown>>): "mine" | "overdue" | undefined {
  const [asked, ...more] = Object.keys(filter).filter((name) => name !== "sort" && filter[name] !== undefined);
  if (more.length > 0) return undefined;
  return asked === "mine" || asked === "overdue" ? asked : undefined;
}

/** A statement that yields each status with its rows and how many of them are overdue: `status, n, overdue`. */
export function rowsByStatus({ table, sights }: WorkList, kept: Sql | undefined, today: Day): Sql {
  const standing = kept
    ? sql`select status, sum(n)::int as n from tallies where ${kept} group by status having sum(n) > 0`
    : sql`select r.status::text as status, count(*)::int as n from ${table} r where ${anyOf(sights)} group by r.status`;
  return sql`
    select status, n, coalesce(late, 0) as overdue from (${standing}) standing left join (
      select r.status::text as status, count(*)::int as late from ${table} r where ${anyOf(sights)} and ${isOverdue(today)} group by r.status
    ) overdue using (status)`;
}

/** All rows that the filter leaves, up to a number, in the list's order, as the CTE body `picked (id, due)`: for the export. */
export function pickedAll({ table, sights, filter, newest }: WorkList, most: number): Sql {
  if (newest)
    return sql`select id, since from (${union(sights.map((sight) => sql`(select r.id, ${newest} as since from ${table} r where ${allOf([sight, ...filter])})`))}) branch order by since desc, id desc limit ${most}`;
  return sql`select id, due from (${union(sights.map((sight) => sql`(select r.id, ${dueKey} as due from ${table} r where ${allOf([sight, ...filter])})`))}) branch order by due, id limit ${most}`;
}

function union(branches: readonly Sql[]): Sql {
  return branches.reduce((left, right) => sql`${left} union ${right}`);
}

/** How the rows of a queue are read: columns, and what they are joined from, with `picked` as the table of those that are shown, in its order. */
export type QueueRead = { readonly columns: Sql; readonly joined: Sql };

type QueueAsk = {
  readonly after: string | undefined;
  /** An expression of how many rows the list has. */
  readonly total: Sql;
  /** The tab whose list this is: its count is the total already. */
  readonly tab: "mine" | "overdue" | undefined;
  readonly tabs: { readonly mine: WorkList; readonly overdue: WorkList };
};
/** `tabs`: what waits for this person, and what is overdue among all that he sees. */
export type QueuePage<Row> = {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly total: number;
  readonly tabs: { readonly mine: number; readonly overdue: number };
};
export const NO_QUEUE = { rows: [], next: null, total: 0, tabs: { mine: 0, overdue: 0 } } as const;

/** One page of a queue, nearest date first, with its total and the counts of its tabs. Two statements. */
export async function queuePage<Row extends { readonly id: string; readonly dueOn: Date | null }>(
  { tx }: Pick<Ctx, "tx">,
  list: WorkList,
  { columns, joined, after, total, tab, tabs }: QueueRead & QueueAsk,
): Promise<QueuePage<Row>> {
  const found =
    list.sights.length === 0
      ? []
      : await tx.$queryRaw<Row[]>`
          with picked as materialized (${pickedPage(list, after)}) select ${columns} ${joined} ${inOrder(list)}`;
  const { rows, next } = cutPage(found, list);
  const [counts] = await tx.$queryRaw<{ total: number; mine: number; overdue: number }[]>`
    select ${tab ? sql`0` : total} as total, ${countedRows(tabs.mine)} as mine, ${countedRows(tabs.overdue)} as overdue`;
  const { total: counted = 0, ...shown } = counts ?? { mine: 0, overdue: 0 };
  return { rows, next, total: tab ? shown[tab] : counted, tabs: shown };
}

/** One page of a list, in its order, with its total. Two statements. */
export async function listedPage<Row extends { readonly id: string; readonly dueOn: Date | null }>(
  { tx }: Pick<Ctx, "tx">,
  list: WorkList,
  { columns, joined, after }: QueueRead & { readonly after: string | undefined },
): Promise<{ readonly rows: readonly Row[]; readonly next: string | null; readonly total: number }> {
  if (list.sights.length === 0) return { rows: [], next: null, total: 0 };
  const found = await tx.$queryRaw<Row[]>`
    with picked as materialized (${pickedPage(list, after)}) select ${columns} ${joined} ${inOrder(list)}`;
  const [counted] = await tx.$queryRaw<{ n: number }[]>`select ${countedRows(list)} as n`;
  return { ...cutPage(found, list), total: counted?.n ?? 0 };
}

/** All rows of a list in its order, up to a number: for the export. */
export async function listedRows<Row>(
  { tx }: Pick<Ctx, "tx">,
  list: WorkList,
  { columns, joined, limit }: QueueRead & { readonly limit: number },
): Promise<readonly Row[]> {
  if (list.sights.length === 0) return [];
  return tx.$queryRaw<Row[]>`
    with picked as materialized (${pickedAll(list, limit)}) select ${columns} ${joined} ${inOrder(list)}`;
}

/** Most rows of a queue in one file. */
export const MOST_EXPORTED = 10_000;

/** All rows of a queue in its order, up to `MOST_EXPORTED`. */
export function queueRows<Row>(ctx: Pick<Ctx, "tx">, list: WorkList, read: QueueRead): Promise<readonly Row[]> {
  return listedRows(ctx, list, { ...read, limit: MOST_EXPORTED });
}

const running = sql`k.met_on is null and k.cancelled_on is null`;
const firstFirst = sql`order by (k.paused_since is not null), k.due_on, k.id limit 1`;

/** Joins `clock`: the record's clock that ends first, paused ones after the running; when none runs, the one that was met latest. */
export function firstClock(subjectId: Sql): Sql {
  return sql`left join lateral (
    select k.due_on, k.due_at, k.paused_since, k.met_on, k.met_at, k.time_limit_id from clocks k
    where k.subject_id = ${subjectId} and k.cancelled_on is null
    order by (k.met_on is not null), (k.paused_since is not null), case when k.met_on is null then k.due_on end, k.met_on - k.due_on desc, k.id
    limit 1) clock on true`;
}

export type FirstClock = {
  readonly clockDue: Date | null;
  readonly clockDueAt: Date | null;
  readonly pausedSince: Date | null;
  readonly clockMetOn: Date | null;
  readonly clockMetAt: Date | null;
  readonly timeLimitId: string | null;
};
/** The columns of `clock`, named as `FirstClock`. */
export const firstClockColumns = sql`clock.due_on as "clockDue", clock.due_at as "clockDueAt", clock.paused_since as "pausedSince", clock.met_on as "clockMetOn", clock.met_at as "clockMetAt", clock.time_limit_id as "timeLimitId"`;

const NONE = { light: "none", amount: 0, unit: "working_day", lateBy: null } as const;

/** The light of a row from its first clock. Met ones speak only for a record that has ended: a missed term stays missed. */
export function lightOfRow(
  { clockDue, clockDueAt, pausedSince, clockMetOn, clockMetAt, timeLimitId }: FirstClock,
  { limits, calendar }: Rules,
  { now, today, ended }: { readonly now: Date; readonly today: Day; readonly ended: boolean },
): Light {
  const rule = limits.find(({ id }) => id === timeLimitId);
  if (!rule || !clockDue || (clockMetOn && !ended)) return NONE;
  const state: ClockState = {
    dueOn: dayFromDate(clockDue),
    dueAt: clockDueAt,
    pausedSince: pausedSince ? dayFromDate(pausedSince) : null,
    metOn: clockMetOn ? dayFromDate(clockMetOn) : null,
    metAt: rule.unit === "hour" ? clockMetAt : null,
    unit: rule.unit,
    yellow: rule.yellow,
    red: rule.red,
  };
  return lightOf(state, rule.unit === "hour" ? now : today, calendar);
}

/** Rows that show this light today, by the same edges as the light itself. Only for records whose clocks count days. */
export function showsLight(light: ListedLight, { limits, calendar }: Rules, today: Day): Sql {
  if (light === "overdue") return isOverdue(today);
  if (light === "paused")
    return sql`(r.due_on is null and exists (select 1 from clocks k where k.subject_id = r.id and ${running} and k.paused_since is not null))`;
  const inLight = limits.flatMap((limit) => {
    const edges = lightEdges(limit, today, calendar);
    if (!edges) return [];
    const bounds = {
      red: sql`k.due_on < ${edges.redBefore}::date`,
      yellow: sql`k.due_on >= ${edges.redBefore}::date and k.due_on < ${edges.yellowBefore}::date`,
      green: sql`k.due_on >= ${edges.yellowBefore}::date`,
    };
    return [sql`(k.time_limit_id = ${limit.id}::uuid and ${bounds[light]})`];
  });
  return sql`(r.due_on >= ${today}::date and exists (
    select 1 from (select k.due_on, k.time_limit_id from clocks k where k.subject_id = r.id and ${running} ${firstFirst}) k where ${anyOf(inLight)}))`;
}

/** Rows whose nearest date has passed. A paused clock has none: what ran out can't be paused any more (kernel/clock-steps.ts). */
export function isOverdue(today: Day): Sql {
  return sql`r.due_on < ${today}::date`;
}

/**
 * Why the clocks of row `r` were missed: of those met late (`kinds`: their kind, or a pattern of `like`) in the list of such rows, of those that run
 * in the list of overdue rows; elsewhere it isn't asked.
 */
export function lateReasons(
  kinds: string,
  { punctual, overdue, light }: { readonly [K in "punctual" | "overdue" | "light"]?: unknown },
): Sql {
  const said = sql`select string_agg(k.late_reason, ' ' order by k.met_on, k.id) from clocks k where k.subject_id = r.id`;
  if (punctual === "late") return sql`(${said} and k.kind like ${kinds})`;
  if (overdue || light === "overdue") return sql`(${said} and ${running})`;
  return sql`null::text`;
}

/**
 * Records that met a clock, in a month or a year (`YYYY-MM`, `YYYY`) when one is named, in time or late as asked: the same as the desks
 * count. `kinds`: the clock's kind, or a pattern of `like`.
 */
export function metClock(
  { subject, kinds }: { readonly subject: "complaint" | "case" | "referral"; readonly kinds: string },
  { metMonth, punctual }: { readonly metMonth?: string | undefined; readonly punctual?: Punctual | undefined },
): Sql {
  const { from, after } = metMonth ? boundsOf(metMonth) : { from: "1000-01-01", after: "9999-12-31" };
  const inTime = punctual ? punctual === "kept" : null;
  return sql`r.id in (select subjects_met(${subject}, ${kinds}, ${from}::date, ${after}::date, ${inTime}::boolean))`;
}
