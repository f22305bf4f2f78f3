import type { Unheeded } from "@/kernel/address";
import { addMonths, type Day, endOfDay } from "@/kernel/days";
import { type Milestone, type Standing, splitDifference, standingOf } from "@/kernel/pace";
import { OF_NONE } from "@/kernel/small-figures";
import type { Ctx } from "@/platform/database";
import { type Division, heeded, industriesMeant, placesOf } from "@/platform/places";
import { allOf, type Sql, sql } from "@/platform/sql";
import { hasGoal, INDICATORS, type Indicator, type Scope, scopeFor } from "./policy";
import { type BoardAddress, scopeOf, WHAT_IF } from "./schema";

export type QuotaRow = { readonly divisionCode: string; readonly value: number; readonly version: number };
export type TargetRow = {
  readonly id: string;
  readonly indicator: Indicator;
  readonly deadline: Day;
  readonly value: number;
  readonly source: string;
  readonly quotas: readonly QuotaRow[];
};

/** All targets with their split, in order of dates. One statement. */
export async function targetRows({ tx }: Ctx): Promise<TargetRow[]> {
  return tx.$queryRaw<TargetRow[]>`
    select t.id, t.indicator, to_char(t.deadline, 'YYYY-MM-DD') as deadline, t.value, t.source,
      coalesce(json_agg(json_build_object('divisionCode', q.division_code, 'value', q.value, 'version', q.version)
        order by q.division_code) filter (where q.target_id is not null), '[]') as quotas
    from targets t left join quotas q on q.target_id = t.id
    where t.indicator = any (${[...INDICATORS]}::text[])
    group by t.id order by t.indicator, t.deadline`;
}

/** How many of an indicator there were on each of the days asked for, in one division, in one cluster, or all told. */
type CountRow = {
  readonly indicator: Indicator;
  readonly key: string | null;
  readonly counts: readonly number[];
  /** Of a cluster or a town: the one division in which all of it lies on the first of the days; null where there are several, or none. */
  readonly within: string | null;
};

/** How far an address narrows the board for this reader, and what of it does nothing; of what-if its own fields tell. `address`: what the schema made of `search`. */
export async function askedScope(
  ctx: Ctx,
  search: Readonly<Record<string, unknown>>,
  address: BoardAddress,
): Promise<{ readonly scope: Scope; readonly unheeded: readonly Unheeded[] }> {
  const narrowing = Object.fromEntries(Object.entries(search).filter(([name]) => !WHAT_IF.test(name)));
  const { filter, unheeded } = await heeded(ctx, narrowing, address);
  const asked = scopeOf(filter);
  const scope = scopeFor(ctx.actor, asked);
  const more = Object.entries(asked).filter(([name]) => !Object.hasOwn(scope, name));
  return { scope, unheeded: [...unheeded, ...more.map(([name, value]) => ({ name, value, why: "beside" as const }))] };
}

export type Grouping = "division" | "cluster" | "town" | "industry";
/** As it is known now, or, for each day, as it was known at the end of that day. */
export type Known = "now" | "then";
type Counting = {
  readonly days: readonly Day[];
  readonly by: Grouping | "all";
  readonly scope: Scope;
  readonly known?: Known | undefined;
};

const COLUMN = {
  division: sql`division_code`,
  cluster: sql`cluster_id::text`,
  town: sql`town`,
  industry: sql`industry_code`,
  all: sql`null::text`,
} as const;

/**
 * How many of each indicator were valid on each day, by place or kind, or all told: counted from the periods of the registers (from its
 * first day up to the day before it ended), never from a stored counter. One statement, which reads each period once. As known then: from
 * every state that a period ever had, each for the span during which the portal knew it so.
 */
export async function countedOn(ctx: Ctx, { days, by, scope, known = "now" }: Counting): Promise<CountRow[]> {
  const { tx } = ctx;
  const { industry } = scope;
  const key = COLUMN[by];
  const conditions = [
    ...(scope.division ? [sql`division_code = ${scope.division}`] : []),
    ...placed(COLUMN.cluster, scope.cluster),
    ...placed(COLUMN.town, scope.town),
    ...(industry && industry !== OF_NONE
      ? [sql`industry_code = any (${await industriesMeant(ctx, industry)}::text[])`]
      : placed(COLUMN.industry, industry)),
  ];
  const counts = days
    .map((day) => sql`count(*) filter (where ${validOn(day, known)})::int`)
    .reduce((left, right) => sql`${left}, ${right}`);
  const [first] = days;
  const within =
    first && (by === "cluster" || by === "town")
      ? theOneDivision(sql`filter (where ${validOn(first, known)})`)
      : sql`null`;
  if (known === "then")
    return tx.$queryRaw<CountRow[]>`
      select register as indicator, ${key} as key, array[${counts}] as counts, ${within} as within
      from period_versions where ${allOf(conditions)} group by 1, 2`;
  return tx.$queryRaw<CountRow[]>`
    select 'contact-points' as indicator, ${key} as key, array[${counts}] as counts, ${within} as within
    from contact_point_periods where ${allOf(conditions)} group by 2
    union all
    select 'demonstration-sites', ${key}, array[${counts}], ${within}
    from site_periods where ${allOf(conditions)} group by 2`;
}

function theOneDivision(those: Sql): Sql {
  const [least, most] = [sql`min(division_code) ${those}`, sql`max(division_code) ${those}`];
  return sql`case when ${least} = ${most} then ${least} end`;
}

function placed(column: Sql, value: string | undefined): Sql[] {
  if (!value) return [];
  return [value === OF_NONE ? sql`${column} is null` : sql`${column} = ${value}`];
}

function validOn(day: Day, known: Known): Sql {
  const valid = sql`from_day <= ${day}::date and (to_day is null or to_day > ${day}::date)`;
  if (known === "now") return valid;
  const after = endOfDay(day);
  return sql`${valid} and known_from < ${after} and (known_until is null or known_until >= ${after})`;
}

export type DivisionProgress = { readonly place: Division; readonly standing: Standing };
export type YearProgress = {
  readonly target: TargetRow;
  readonly value: number /** Null before its day has come. */;
  readonly actual: number | null;
};
export type Progress = {
  readonly indicator: Indicator;
  readonly standing: Standing;
  /** The target that the goal comes from: its split is the one in force. */
  readonly target: TargetRow | undefined;
  readonly years: readonly YearProgress[];
  readonly divisions: readonly DivisionProgress[];
  /** By how much the divisions' shares exceed the city's target; 0 when they add up. */
  readonly splitDifference: number;
};

export type Asked = {
  readonly day: Day;
  readonly scope?: Scope;
  readonly known?: Known | undefined;
  /** When the page has read them already. */
  readonly targets?: readonly TargetRow[];
};

/**
 * How far each indicator is on a day, for the city or one division: total, by division, at each date that has passed. A cluster has no
 * target of its own, so its goal is nought. Two statements.
 */
export async function progressOn(ctx: Ctx, { day, scope = {}, known, targets: read }: Asked): Promise<Progress[]> {
  const targets = read ?? (await targetRows(ctx));
  const { divisions } = await placesOf(ctx);
  const deadlines = [...new Set(targets.map(({ deadline }) => deadline))].filter((deadline) => deadline < day);
  const yearBefore = addMonths(day, -12);
  const days = [...new Set([day, yearBefore, ...deadlines])];
  const counts = await countedOn(ctx, { days, by: "division", scope, known });
  return INDICATORS.map((indicator) => {
    const own = targets.filter((target) => target.indicator === indicator);
    const rows = counts.filter((row) => row.indicator === indicator);
    const at = (on: Day, code?: string) =>
      rows
        .filter(({ key }) => code === undefined || key === code)
        .reduce((sum, { counts: found }) => sum + (found[days.indexOf(on)] ?? 0), 0);
    const standing = standingOf({
      milestones: milestonesOf(own, scope),
      day,
      actual: at(day),
      yearBefore: at(yearBefore),
    });
    const target = own.find(({ deadline }) => deadline === standing.goal.day);
    return {
      indicator,
      standing,
      target,
      years: own.map((row) => ({
        target: row,
        value: shareOf(row, scope),
        actual: row.deadline < day ? at(row.deadline) : row === target ? at(day) : null,
      })),
      divisions: divisions
        .filter(({ code }) => !scope.division || code === scope.division)
        .map((place) => ({
          place,
          standing: standingOf({
            milestones: milestonesOf(own, { ...scope, division: place.code }),
            day,
            actual: at(day, place.code),
            yearBefore: at(yearBefore, place.code),
          }),
        })),
      splitDifference: target
        ? splitDifference(
            target.quotas.map(({ value }) => value),
            target.value,
          )
        : 0,
    };
  });
}

function shareOf(target: TargetRow, scope: Scope): number {
  const { division } = scope;
  if (!hasGoal(scope)) return 0;
  if (!division) return target.value;
  return target.quotas.find(({ divisionCode }) => divisionCode === division)?.value ?? 0;
}

/** What is due when, in the city or in one division. */
export function milestonesOf(targets: readonly TargetRow[], scope: Scope): Milestone[] {
  return targets.map((target) => ({ day: target.deadline, value: shareOf(target, scope) }));
}

export type QuotaChange = {
  readonly at: Date;
  readonly who: string;
  readonly reason: string;
  readonly changes: Readonly<Record<string, string>>;
};

/** Who changed a split, when and why, newest first: from the trail. */
export async function quotaChanges({ tx }: Ctx, targetId: string): Promise<QuotaChange[]> {
  const rows = await tx.auditEntry.findMany({
    where: { subjectId: targetId, act: "change.quotas", outcome: "done" },
    select: { at: true, actorName: true, purpose: true, detail: true },
    orderBy: { at: "desc" },
    take: 20,
  });
  return rows.map(({ at, actorName, purpose, detail }) => ({
    at,
    who: actorName,
    reason: purpose ?? "",
    changes: textsOf(detail),
  }));
}

function textsOf(detail: unknown): Record<string, string> {
  if (typeof detail !== "object" || detail === null) return {};
  return Object.fromEntries(
    Object.entries(detail).flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])),
  );
}
