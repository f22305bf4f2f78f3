import { z } from "zod";
import type { ClockRule, DayLine } from "@/kernel/clocks";
import { CLOCK_UNITS, countDays, explainDays, ruleOn } from "@/kernel/clocks";
import { type Day, dateOf, dayFromDate, dayOfMoment } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { peopleKnown } from "@/platform/people";
import { beyondSight } from "@/platform/recount";
import { rulesOf } from "@/platform/rules";
import { mayChangeRules } from "./policy";

export type LimitRow = ClockRule & { readonly id: string };

/** The rule of each kind in force on a day, by kind. No statement: rules are kept. */
export async function limitsOn(ctx: Ctx, day: Day): Promise<Map<string, LimitRow>> {
  const { limits } = await rulesOf(ctx);
  const kinds = [...new Set(limits.map(({ kind }) => kind))];
  return new Map(kinds.flatMap((kind) => ruleOn(limits, kind, day) ?? []).map((rule) => [rule.kind, rule]));
}

export type LimitPeriod = LimitRow & {
  readonly version: number;
  /** How many clocks run under it now; null for whoever can't change it. */
  readonly running: number | null;
};

/** All rules that a kind has had, the newest first; empty when there is no such kind. Two statements. */
export async function periodsOf(ctx: Ctx, kind: string): Promise<LimitPeriod[]> {
  const { limits } = await rulesOf(ctx);
  const periods = limits.filter((limit) => limit.kind === kind).toReversed();
  if (periods.length === 0) return [];
  const rows = await ctx.tx.timeLimit.findMany({ where: { kind }, select: { id: true, version: true } });
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  const running = mayChangeRules(ctx.actor)
    ? await runningUnder(
        ctx,
        periods.map(({ id }) => id),
      )
    : undefined;
  return periods.map((period) => ({
    ...period,
    version: versions.get(period.id) ?? 0,
    running: running ? (running.get(period.id) ?? 0) : null,
  }));
}

/** "In use by n": a number alone, also of records beyond the asker's sight. One statement. */
async function runningUnder({ tx }: Ctx, timeLimitIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; n: number }[]>`
    select time_limit_id as id, n from running_under(${[...timeLimitIds]}::uuid[])`;
  return new Map(rows.map(({ id, n }) => [id, n]));
}

const dayRow = z.object({ day: z.string(), kind: z.enum(["rest", "work"]), name: z.string(), source: z.string() });
const ruleSaid = z.object({
  length: z.number(),
  unit: z.enum(CLOCK_UNITS),
  extension: z.number().nullable(),
  stops: z.array(z.string()),
  basis: z.string(),
  // Changes from before it could be changed don't speak of it.
  basisEn: z.string().nullable().default(null),
  source: z.string(),
  verified: z.boolean(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
});
export type RuleSaid = z.output<typeof ruleSaid>;
export type DaySaid = z.output<typeof dayRow>;
export type Change<Said> = {
  readonly id: string;
  readonly at: Date;
  readonly by: string | null;
  readonly reason: string;
  readonly before: Said;
  readonly after: Said;
};

/** What a kind's rules were before officials changed them, newest first. */
export async function changesOfKind(ctx: Ctx, kind: string): Promise<Change<RuleSaid>[]> {
  return readChanges(ctx, { timeLimit: { kind } }, ruleSaid);
}

/** How a year's holidays were changed, newest first. */
export async function changesOfYear(ctx: Ctx, year: number): Promise<Change<DaySaid[]>[]> {
  return readChanges(ctx, { year }, z.array(dayRow));
}

async function readChanges<Said>(
  ctx: Ctx,
  where: { timeLimit: { kind: string } } | { year: number },
  said: z.ZodType<Said>,
): Promise<Change<Said>[]> {
  const rows = await ctx.tx.timeLimitChange.findMany({
    where,
    select: { id: true, changedAt: true, changedById: true, reason: true, before: true, after: true },
    orderBy: { id: "desc" },
  });
  const people = await peopleKnown(
    ctx,
    rows.map(({ changedById }) => changedById),
  );
  return rows.map(({ id, changedAt, changedById, reason, before, after }) => {
    return {
      id,
      at: changedAt,
      by: people.get(changedById)?.name ?? null,
      reason,
      before: said.parse(before),
      after: said.parse(after),
    };
  });
}

export type MovedDate = {
  readonly id: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly from: Day;
  readonly to: Day;
};

/** The due dates that a change moved: all of them for who made it, else those of clocks that the asker may see. At most 500 are listed. */
export async function movesOf(ctx: Ctx, changeId: string): Promise<{ total: number; rows: MovedDate[] }> {
  const read = async () => {
    const total = await ctx.tx.clockMove.count({ where: { changeId } });
    const rows = await ctx.tx.clockMove.findMany({
      where: { changeId },
      select: {
        id: true,
        fromDay: true,
        toDay: true,
        clock: { select: { kind: true, subjectKind: true, subjectId: true } },
      },
      orderBy: [{ toDay: "asc" }, { id: "asc" }],
      take: 500,
    });
    return {
      total,
      rows: rows.map(({ id, fromDay, toDay, clock }) => ({
        id,
        ...clock,
        from: dayFromDate(fromDay),
        to: dayFromDate(toDay),
      })),
    };
  };
  return mayChangeRules(ctx.actor) ? beyondSight(ctx, read) : read();
}

export type HolidayYear = {
  readonly year: number;
  readonly days: readonly (DaySaid & { readonly verified: boolean })[];
  /** First and last year of which the days are known. */
  readonly known: { readonly from: number; readonly to: number };
};

/** The year after the last one whose holidays are known. */
export async function firstUnknownYear(ctx: Ctx): Promise<number> {
  const { calendar } = await rulesOf(ctx);
  return Number(calendar.knownUntil.slice(0, 4)) + 1;
}

/** A year's days off and make-up days. */
export async function holidaysOf(ctx: Ctx, year: number): Promise<HolidayYear> {
  const { calendar } = await rulesOf(ctx);
  const rows = await ctx.tx.holiday.findMany({
    where: { day: { gte: dateOf(`${year}-01-01`), lte: dateOf(`${year}-12-31`) } },
    orderBy: { day: "asc" },
  });
  return {
    year,
    days: rows.map((row) => ({ ...row, day: dayFromDate(row.day) })),
    known: { from: 2014, to: Number(calendar.knownUntil.slice(0, 4)) },
  };
}

export type ExplainedClock = {
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly rule: ClockRule;
  readonly startedAt: Date;
  readonly dueOn: Day;
  readonly dueAt: Date | null;
  readonly metOn: Day | null;
  readonly extendedBy: number;
  readonly pauses: readonly { readonly from: Day; readonly to: Day | null; readonly reason: string }[];
  readonly days: readonly DayLine[];
  /** The end of the known calendar, when the term reaches beyond it. */
  readonly knownUntil: Day | null;
  readonly moves: readonly {
    readonly id: string;
    readonly at: Date;
    readonly from: Day;
    readonly to: Day;
    readonly reason: string | null;
  }[];
};

/** What stands behind a due date: its rule, its stops, each day. Null: no such clock, or not for this person. */
export async function findClock(ctx: Ctx, id: string): Promise<ExplainedClock | null> {
  const row = await ctx.tx.clock.findUnique({
    where: { id },
    select: {
      ...{
        kind: true,
        subjectKind: true,
        subjectId: true,
        timeLimitId: true,
        startedAt: true,
        dueOn: true,
        dueAt: true,
        metOn: true,
        extendedBy: true,
      },
      pauses: { select: { fromDay: true, toDay: true, reason: true }, orderBy: { fromDay: "asc" } },
      moves: {
        select: { id: true, at: true, fromDay: true, toDay: true, change: { select: { reason: true } } },
        orderBy: { id: "asc" },
      },
    },
  });
  const { limits, calendar } = await rulesOf(ctx);
  const rule = limits.find((limit) => limit.id === row?.timeLimitId);
  if (!row || !rule) return null;
  const pauses = row.pauses.map(({ fromDay, toDay, reason }) => ({
    from: dayFromDate(fromDay),
    to: toDay ? dayFromDate(toDay) : null,
    reason,
  }));
  const { kind, subjectKind, subjectId, startedAt, dueAt, extendedBy } = row;
  const known = { kind, subjectKind, subjectId, rule, startedAt, dueAt, extendedBy, pauses };
  const metOn = row.metOn ? dayFromDate(row.metOn) : null;
  const moves = row.moves.map(({ id: moveId, at, fromDay, toDay, change }) => {
    return { id: moveId, at, from: dayFromDate(fromDay), to: dayFromDate(toDay), reason: change?.reason ?? null };
  });
  if (rule.unit === "hour")
    return { ...known, metOn, moves, dueOn: dayFromDate(row.dueOn), days: [], knownUntil: null };
  const term = {
    length: rule.length,
    unit: rule.unit,
    startedOn: dayOfMoment(startedAt),
    extendedBy,
    pauses,
    today: ctx.today,
  };
  const count = countDays(term, calendar);
  const days = explainDays(term, count, calendar);
  return {
    ...known,
    metOn,
    moves,
    dueOn: count.dueOn,
    days,
    knownUntil: count.beyondCalendar ? calendar.knownUntil : null,
  };
}
