import { addMonths, type Day, endOfMonth, monthsFrom } from "@/kernel/days";
import { type Milestone, type Standing, splitDifference, standingOf, straightLine } from "@/kernel/pace";
import type { Ctx } from "@/platform/database";
import { type Division, type Named, placesOf } from "@/platform/places";
import { allOf, sql } from "@/platform/sql";
import { INDICATORS, type Indicator, type Scope } from "./policy";

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
type CountRow = { readonly indicator: Indicator; readonly key: string | null; readonly counts: readonly number[] };

type Counting = { readonly days: readonly Day[]; readonly by: "division" | "cluster" | "all"; readonly scope: Scope };

/**
 * How many of each indicator were valid on each day, by division, by cluster, or all told: counted from the periods of the registers
 * (from its first day up to the day before it ended), never from a stored counter. One statement, which reads each period once.
 */
async function countedOn({ tx }: Ctx, { days, by, scope }: Counting): Promise<CountRow[]> {
  const key = { division: sql`division_code`, cluster: sql`cluster_id::text`, all: sql`null::text` }[by];
  const conditions = [
    ...(scope.division ? [sql`division_code = ${scope.division}`] : []),
    ...(scope.cluster === "none" ? [sql`cluster_id is null`] : []),
    ...(scope.cluster && scope.cluster !== "none" ? [sql`cluster_id = ${scope.cluster}::uuid`] : []),
  ];
  const counts = days
    .map(
      (day) => sql`count(*) filter (where from_day <= ${day}::date and (to_day is null or to_day > ${day}::date))::int`,
    )
    .reduce((left, right) => sql`${left}, ${right}`);
  return tx.$queryRaw<CountRow[]>`
    select 'contact-points' as indicator, ${key} as key, array[${counts}] as counts
    from contact_point_periods where ${allOf(conditions)} group by 2
    union all
    select 'demonstration-sites', ${key}, array[${counts}]
    from site_periods where ${allOf(conditions)} group by 2`;
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

type Asked = {
  readonly day: Day;
  readonly scope?: Scope;
  /** When the page has read them already. */
  readonly targets?: readonly TargetRow[];
};

/**
 * How far each indicator is on a day, for the city or one division: total, by division, at each date that has passed. A cluster has no
 * target of its own, so its goal is nought. Two statements.
 */
export async function progressOn(ctx: Ctx, { day, scope = {}, targets: known }: Asked): Promise<Progress[]> {
  const targets = known ?? (await targetRows(ctx));
  const { divisions } = await placesOf(ctx);
  const deadlines = [...new Set(targets.map(({ deadline }) => deadline))].filter((deadline) => deadline < day);
  const yearBefore = addMonths(day, -12);
  const days = [...new Set([day, yearBefore, ...deadlines])];
  const counts = await countedOn(ctx, { days, by: "division", scope });
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
            milestones: milestonesOf(own, { division: place.code }),
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

function shareOf(target: TargetRow, { division, cluster }: Scope): number {
  if (cluster) return 0;
  if (!division) return target.value;
  return target.quotas.find(({ divisionCode }) => divisionCode === division)?.value ?? 0;
}

function milestonesOf(targets: readonly TargetRow[], scope: Scope): Milestone[] {
  return targets.map((target) => ({ day: target.deadline, value: shareOf(target, scope) }));
}

export type MonthProgress = { readonly day: Day; readonly actual: number; readonly line: number };

/** Each indicator at the end of each month up to a day, and on that day, beside the straight line. Two statements. */
export async function progressByMonth(
  ctx: Ctx,
  { day, scope = {}, targets: known }: Asked,
): Promise<Record<Indicator, MonthProgress[]>> {
  const targets = known ?? (await targetRows(ctx));
  const first = targets[0]?.deadline ?? day;
  const days = monthsFrom(addMonths(first, -11), day)
    .map((month) => endOfMonth(`${month}-01`))
    .filter((end) => end < day);
  days.push(day);
  const counts = await countedOn(ctx, { days, by: "all", scope });
  const series = (indicator: Indicator) => {
    const milestones = milestonesOf(
      targets.filter((target) => target.indicator === indicator),
      scope,
    );
    const actual = counts.find((row) => row.indicator === indicator)?.counts ?? [];
    return days.map((on, index) => ({ day: on, actual: actual[index] ?? 0, line: straightLine(milestones, on) }));
  };
  return { "contact-points": series("contact-points"), "demonstration-sites": series("demonstration-sites") };
}

export type ClusterProgress = { readonly cluster: (Named & { readonly id: string }) | null; readonly n: number };

/** Each indicator on a day by cluster, most first; firms of no cluster together, last. One statement. */
export async function progressByCluster(
  ctx: Ctx,
  { day, scope = {} }: Asked,
): Promise<Record<Indicator, ClusterProgress[]>> {
  const { clusters } = await placesOf(ctx);
  const counts = await countedOn(ctx, { days: [day], by: "cluster", scope });
  const of = (indicator: Indicator) =>
    counts
      .filter((row) => row.indicator === indicator)
      .map(({ key, counts: [n = 0] }) => ({ at: clusters.findIndex(({ id }) => id === key), n }))
      .filter(({ n }) => n > 0)
      // Of two with as many the order is the register's, so that a page is the same each time it is read.
      .sort((a, b) => Number(a.at < 0) - Number(b.at < 0) || b.n - a.n || a.at - b.at)
      .map(({ at, n }) => ({ cluster: clusters[at] ?? null, n }));
  return { "contact-points": of("contact-points"), "demonstration-sites": of("demonstration-sites") };
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
