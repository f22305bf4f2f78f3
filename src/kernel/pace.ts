import { addMonths, type Day, daysBetween } from "./days";

/** So many, all told, by the end of a day. */
export type Milestone = { readonly day: Day; readonly value: number };

/** A month of average length, in days: a pace is told per month. */
export const DAYS_PER_MONTH = 365.25 / 12;

/** How a count stands to what is due by the next date. */
export type Standing = {
  readonly actual: number;
  /** What there was a year before, from which the pace follows. */
  readonly yearBefore: number;
  /** The next date and what is due by then; after the last date, the last. */
  readonly goal: Milestone;
  /** Part of the goal that is there, from 0; 1 when nothing is due. May exceed 1. */
  readonly share: number;
  /** What is still missing; 0 when the goal is reached. */
  readonly gap: number;
  /** What would be there on the straight line from the last date to the next: whole ones only. */
  readonly expected: number;
  /** How many fewer there are than on the straight line; 0 when none. */
  readonly behind: number;
  /** Calendar days until the goal; 0 on its day and after. */
  readonly daysLeft: number;
  /** How many a month the gap needs; 0 without a gap, null when no day is left for it. */
  readonly neededPerMonth: number | null;
  /** How many a month there have been in the year before. Negative when more left than came. */
  readonly pacePerMonth: number;
  /** What there will be on the day of the goal at that pace: whole ones only. */
  readonly forecast: number;
};

/** The next date that has not passed; the day itself still counts. After the last one, the last. Milestones in order of days. */
export function goalOn(milestones: readonly Milestone[], day: Day): Milestone {
  return milestones.find((milestone) => day <= milestone.day) ?? milestones.at(-1) ?? { day, value: 0 };
}

/**
 * What is due on a day on the straight line between two dates, rounded down: one is due when the line has reached it. The line
 * begins at nought, a year before the first date, and ends with the last. Milestones in order of days.
 */
export function straightLine(milestones: readonly Milestone[], day: Day): number {
  const next = goalOn(milestones, day);
  if (day >= next.day) return next.value;
  const before = milestones[milestones.indexOf(next) - 1] ?? { day: addMonths(next.day, -12), value: 0 };
  if (day <= before.day) return before.value;
  const whole = daysBetween(before.day, next.day);
  return before.value + Math.floor(((next.value - before.value) * daysBetween(before.day, day)) / whole);
}

type Count = {
  readonly milestones: readonly Milestone[];
  readonly day: Day;
  readonly actual: number;
  /** What there was a year before. */
  readonly yearBefore: number;
};

/** All that can be said of a count on a day. Milestones in order of days. */
export function standingOf({ milestones, day, actual, yearBefore }: Count): Standing {
  const goal = goalOn(milestones, day);
  const gap = Math.max(0, goal.value - actual);
  const expected = straightLine(milestones, day);
  const daysLeft = Math.max(0, daysBetween(day, goal.day));
  const year = daysBetween(addMonths(day, -12), day);
  const came = actual - yearBefore;
  return {
    actual,
    yearBefore,
    goal,
    share: goal.value === 0 ? 1 : actual / goal.value,
    gap,
    expected,
    behind: Math.max(0, expected - actual),
    daysLeft,
    neededPerMonth: gap === 0 ? 0 : daysLeft === 0 ? null : (gap / daysLeft) * DAYS_PER_MONTH,
    pacePerMonth: (came / year) * DAYS_PER_MONTH,
    forecast: Math.max(0, actual + Math.floor((came * daysLeft) / year)),
  };
}

/** What there will be on a day at the year's pace, and at its slowest and fastest quarter's. Whole ones, none below nought. */
export type ForecastRange = { readonly low: number; readonly mean: number; readonly high: number };

/** So many months make the pace of which the slowest and the fastest are taken. */
const QUARTER = 3;

/**
 * Where a count leads by a day. `counts`: what there was on the same day of each of twelve months, and on the day itself, in order. The
 * middle is the whole year's pace; the range is what the slowest and the fastest three months of it, taken anywhere, would lead to. So it
 * is a span of what has happened already, and no statement of chance. Fewer than four counts yield no range.
 */
export function forecastRange(counts: readonly Milestone[], deadline: Day): ForecastRange {
  const [first, last] = [counts[0], counts.at(-1)];
  if (!first || !last) return { low: 0, mean: 0, high: 0 };
  const left = Math.max(0, daysBetween(last.day, deadline));
  const at = (from: Milestone, to: Milestone) => {
    const days = daysBetween(from.day, to.day);
    return days === 0 ? last.value : Math.max(0, last.value + Math.floor(((to.value - from.value) * left) / days));
  };
  const quarters = counts.slice(QUARTER).map((to, index) => at(counts[index] ?? to, to));
  const mean = at(first, last);
  return { low: Math.min(mean, ...quarters), mean, high: Math.max(mean, ...quarters) };
}

/** What there will be on a day if so many are added a month from now on, spread evenly over its days: whole ones only. */
export function addedPerMonth({ day, actual }: { day: Day; actual: number }, perMonth: number, deadline: Day): number {
  return actual + Math.floor((perMonth * Math.max(0, daysBetween(day, deadline))) / DAYS_PER_MONTH);
}

/** One place of a what-if: what it has, what it is to have, and how many it adds a month when that isn't what all add. */
type WhatIfPlace = {
  readonly key: string;
  readonly actual: number;
  readonly quota: number;
  readonly own?: number | undefined;
};
type WhatIfRow = {
  readonly key: string;
  readonly quota: number;
  /** How many it adds a month. */
  readonly adds: number;
  /** What it will have on the day of the goal. */
  readonly n: number;
  /** How many it will lack; 0 when it has enough. */
  readonly gap: number;
};

/**
 * What each place will have on the day of the goal if all add as many a month, but for those that are given a number of their own; the city is
 * the sum of its places, so that parts of one are lost place by place.
 */
export function whatIf({
  day,
  deadline,
  common,
  places,
}: {
  readonly day: Day;
  readonly deadline: Day;
  readonly common: number;
  readonly places: readonly WhatIfPlace[];
}): { readonly rows: readonly WhatIfRow[]; readonly total: number } {
  const rows = places.map(({ key, actual, quota, own }) => {
    const adds = own ?? common;
    const n = addedPerMonth({ day, actual }, adds, deadline);
    return { key, quota, adds, n, gap: Math.max(0, quota - n) };
  });
  return { rows, total: rows.reduce((sum, { n }) => sum + n, 0) };
}

/** The middle of some numbers in order of size, for a run chart; of none, nought. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return (low + high) / 2;
}

/** By how much the shares of a target exceed it (negative: fall short); 0 when they add up. */
export function splitDifference(shares: readonly number[], target: number): number {
  return shares.reduce((sum, share) => sum + share, 0) - target;
}
