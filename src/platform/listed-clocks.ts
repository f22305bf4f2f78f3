import { type ClockState, type Light, type ListedLight, lightOf, type Punctual } from "@/kernel/clocks";
import { boundsOf, type Day, dayFromDate } from "@/kernel/days";
import { lightEdges } from "@/kernel/light-edges";
import type { Rules } from "./rules";
import { anyOf, type Sql, sql } from "./sql";

/** The clocks of the rows of a work list, each row named `r`: which is the next, what it shows, which were missed and why. */

const running = sql`k.met_on is null and k.cancelled_on is null`;
const firstFirst = sql`order by (k.paused_since is not null), k.due_on, k.id limit 1`;

/**
 * Joins `clock`: the record's clock that ends first, paused ones after the running; when none runs, the one that was met latest. `heeded` leaves
 * out clocks `k` that this list doesn't tell of.
 */
export function firstClock(subjectId: Sql, heeded: Sql = sql`true`): Sql {
  return sql`left join lateral (
    select k.due_on, k.due_at, k.paused_since, k.met_on, k.met_at, k.time_limit_id from clocks k
    where k.subject_id = ${subjectId} and k.cancelled_on is null and ${heeded}
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
 * Records that met a clock of one of these kinds, in a month or a year (`YYYY-MM`, `YYYY`) when one is named, in time or late as asked: the same as the
 * desks count; undefined when neither is asked.
 */
export function metClock(
  kinds: readonly string[],
  { metMonth, punctual }: { readonly metMonth?: string | undefined; readonly punctual?: Punctual | undefined },
): Met | undefined {
  if (!metMonth && !punctual) return undefined;
  const { from, after } = metMonth ? boundsOf(metMonth) : { from: "1000-01-01", after: "9999-12-31" };
  const asked = sql`${kinds}::text[], ${from}::date, ${after}::date, ${punctual ? punctual === "kept" : null}::boolean`;
  return {
    found: sql`r.id = any ((select subjects_met(${asked}))::uuid[])`,
    has: sql`record_met(r.id, ${asked})`,
  };
}

/** A condition said twice: for all rows, looked up at once, and for each of few. */
export type Met = { readonly found: Sql; readonly has: Sql };
