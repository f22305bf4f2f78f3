import { type ClockRule, type Light, lightOf } from "@/kernel/clocks";
import { type Day, dayFromDate } from "@/kernel/days";
import type { Ctx } from "./database";
import { type Rules, rulesOf } from "./rules";

/** A clock with its stops, as both readers and planners take it. */
export const clockSelect = {
  id: true,
  kind: true,
  subjectId: true,
  startedOn: true,
  startedAt: true,
  dueOn: true,
  dueAt: true,
  pausedSince: true,
  extendedBy: true,
  metOn: true,
  metAt: true,
  cancelledOn: true,
  timeLimitId: true,
  lateReason: true,
  lateTurns: true,
  pauses: { select: { id: true, fromDay: true, toDay: true, reason: true }, orderBy: { fromDay: "asc" } },
} as const;

export type ClockView = {
  readonly id: string;
  readonly kind: string;
  readonly startedOn: Day;
  readonly dueOn: Day;
  readonly light: Light;
  readonly pausedSince: Day | null;
  readonly pauses: readonly { from: Day; to: Day | null; reason: string }[];
  readonly extendedBy: number;
  readonly rule: ClockRule;
  readonly running: boolean;
  /** The date lies beyond the known calendar: it will be worked out again when the next year is announced. */
  readonly beyondCalendar: boolean;
  /** Why it was missed, as it stands; and how often that was said. */
  readonly lateReason: string | null;
  readonly lateTurns: number;
};

/** Clocks of these records, by record: overdue first, paused after the running, ended last. One statement, whatever the number of records. */
export async function clocksOf(ctx: Ctx, subjectIds: readonly string[]): Promise<Map<string, ClockView[]>> {
  const found = new Map<string, ClockView[]>();
  if (subjectIds.length === 0) return found;
  const rules = await rulesOf(ctx);
  const rows = await ctx.tx.clock.findMany({
    where: { subjectId: { in: [...subjectIds] }, cancelledOn: null },
    select: clockSelect,
    orderBy: { dueOn: "asc" },
  });
  for (const row of rows) {
    const list = found.get(row.subjectId) ?? [];
    list.push(viewOf(row, rules, ctx));
    found.set(row.subjectId, list);
  }
  for (const list of found.values()) list.sort((a, b) => rank(a) - rank(b) || (a.dueOn < b.dueOn ? -1 : 1));
  return found;
}

function rank(clock: ClockView): number {
  return !clock.running ? 2 : clock.pausedSince ? 1 : 0;
}

/** The light to show for a whole record: of its earliest running clock, else of a paused one, else none. */
export function lightFor(clocks: readonly ClockView[] | undefined): Light {
  const first = clocks?.[0];
  if (!first) return { light: "none", amount: 0, unit: "working_day", lateBy: null };
  return first.light;
}

/** Rows, each with the light to show for it; `heed` leaves out clocks that this list doesn't tell of. One statement. */
export async function withLights<Row extends { readonly id: string }>(
  ctx: Ctx,
  rows: readonly Row[],
  heed: (clocks: readonly ClockView[]) => readonly ClockView[] = (clocks) => clocks,
): Promise<(Row & { readonly light: Light })[]> {
  const clocks = await clocksOf(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    light: lightFor(heed(clocks.get(row.id) ?? []).filter(({ running }) => running)),
  }));
}

/** The same as a row. */
export type ClockRow = {
  id: string;
  kind: string;
  startedOn: Date;
  startedAt: Date;
  dueOn: Date;
  dueAt: Date | null;
  pausedSince: Date | null;
  extendedBy: number;
  metOn: Date | null;
  metAt: Date | null;
  cancelledOn: Date | null;
  timeLimitId: string;
  lateReason: string | null;
  lateTurns: number;
  pauses: { id: string; fromDay: Date; toDay: Date | null; reason: string }[];
};

/** The rule under which a clock runs: that of its first day. */
export function ruleOf(row: ClockRow, rules: Rules): ClockRule {
  const rule = rules.limits.find(({ id }) => id === row.timeLimitId);
  if (!rule) throw new Error(`clock ${row.id} stands under a time limit that is gone`);
  return rule;
}

function viewOf(row: ClockRow, rules: Rules, { now, today }: Ctx): ClockView {
  const rule = ruleOf(row, rules);
  const dueOn = dayFromDate(row.dueOn);
  const pausedSince = row.pausedSince ? dayFromDate(row.pausedSince) : null;
  const state = {
    dueOn,
    dueAt: row.dueAt,
    pausedSince,
    metOn: row.metOn ? dayFromDate(row.metOn) : null,
    metAt: row.metAt,
    unit: rule.unit,
    yellow: rule.yellow,
    red: rule.red,
  };
  return {
    id: row.id,
    kind: row.kind,
    startedOn: dayFromDate(row.startedOn),
    dueOn,
    light: lightOf(state, rule.unit === "hour" ? now : today, rules.calendar),
    pausedSince,
    pauses: row.pauses.map(({ fromDay, toDay, reason }) => ({
      from: dayFromDate(fromDay),
      to: toDay ? dayFromDate(toDay) : null,
      reason,
    })),
    extendedBy: row.extendedBy,
    rule,
    running: row.metOn === null && row.cancelledOn === null,
    beyondCalendar: dueOn > rules.calendar.knownUntil,
    lateReason: row.lateReason,
    lateTurns: row.lateTurns,
  };
}
