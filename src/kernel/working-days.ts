import { type Day, dayOfNumber, numberOfDay, weekdayOf } from "./days";

/**
 * Which days are worked, as the State Council announces it for each year. Weekends need no entry.
 * `rest` holds the statutory days off, whatever the weekday; `work` the weekend days that are worked in exchange.
 */
export type Calendar = {
  readonly rest: ReadonlySet<Day>;
  readonly work: ReadonlySet<Day>;
  /** The days on which the week alone would be wrong, in their order. */
  readonly exceptions: readonly Exception[];
  /** The last day for which the announcement is known. A date beyond it is a guess and has to say so. */
  readonly knownUntil: Day;
};

/** `day` is a day's number; `more` how many more days have been worked, from the first exception up to this one, than the week alone would have it. */
type Exception = { readonly day: number; readonly more: number };

export type CalendarRow = { readonly day: Day; readonly kind: "rest" | "work" };

/** A calendar from its rows. A day that is listed as both is a day off. */
export function calendarOf(rows: readonly CalendarRow[], knownUntil: Day): Calendar {
  const daysThat = (kind: CalendarRow["kind"]) =>
    new Set(rows.filter((row) => row.kind === kind).map((row) => row.day));
  const [rest, work] = [daysThat("rest"), daysThat("work")];
  const fewer = [...rest].filter((day) => weekdayOf(day) < 6).map((day) => ({ day: numberOfDay(day), change: -1 }));
  const added = [...work].filter((day) => weekdayOf(day) > 5 && !rest.has(day));
  const changes = [...fewer, ...added.map((day) => ({ day: numberOfDay(day), change: 1 }))];
  let more = 0;
  const exceptions = changes
    .sort((a, b) => a.day - b.day)
    .map(({ day, change }) => {
      more += change;
      return { day, more };
    });
  return { rest, work, exceptions, knownUntil };
}

/** What kind of day it is: `make-up` is a weekend day that is worked, `holiday` a day off that was announced. */
export function kindOfDay(day: Day, calendar: Calendar): "working" | "make-up" | "weekend" | "holiday" {
  if (calendar.rest.has(day)) return "holiday";
  if (weekdayOf(day) < 6) return "working";
  return calendar.work.has(day) ? "make-up" : "weekend";
}

/** Whether offices work on that day. */
export function isWorkingDay(day: Day, calendar: Calendar): boolean {
  const kind = kindOfDay(day, calendar);
  return kind === "working" || kind === "make-up";
}

/** The `count`-th working day after `from` (before it, when negative). 0 gives `from` itself, worked or not. */
export function addWorkingDays({ from, count }: { from: Day; count: number }, calendar: Calendar): Day {
  if (!Number.isInteger(count)) throw new RangeError(`not a whole number of days: ${count}`);
  if (count === 0) return from;
  const start = numberOfDay(from);
  const worked = count > 0 ? workedUntil(start, calendar) : workedUntil(start - 1, calendar) + 1;
  return dayOfNumber(workedAs(worked + count, calendar));
}

/** The day itself when it is worked, else the first working day after it. */
export function nextWorkingDay(day: Day, calendar: Calendar): Day {
  return isWorkingDay(day, calendar) ? day : addWorkingDays({ from: day, count: 1 }, calendar);
}

/**
 * Working days after `from` up to and including `to`: what is left of a term today, when `to` is its last day.
 * Negative when `to` is earlier: the working days that it is overdue.
 */
export function workingDaysBetween({ from, to }: { from: Day; to: Day }, calendar: Calendar): number {
  return workedUntil(numberOfDay(to), calendar) - workedUntil(numberOfDay(from), calendar);
}

/*
 * Days are counted, not walked: the week repeats itself, and the exceptions are summed once for a calendar. A list of twenty records that ran
 * out a year ago costs no more than one of records that end tomorrow (docs/decisions/0118).
 */

/** Day 0, the first of January 1970, was a Thursday; the Monday of its week is day −3. */
const FIRST_MONDAY = -3;

/** Working days from the Monday of day 0's week up to and including a day; negative before it. */
function workedUntil(day: number, calendar: Calendar): number {
  return weekdaysUntil(day) + moreUntil(day, calendar);
}

function weekdaysUntil(day: number): number {
  const days = day - FIRST_MONDAY + 1;
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(days - weeks * 7, 5);
}

/** The `n`-th day from Monday to Friday, counted as `weekdaysUntil` does. */
function weekdayAs(n: number): number {
  const weeks = Math.floor((n - 1) / 5);
  return FIRST_MONDAY + weeks * 7 + (n - 1 - weeks * 5);
}

function moreUntil(day: number, { exceptions }: Calendar): number {
  return exceptions[firstThat(exceptions, (exception) => exception.day > day) - 1]?.more ?? 0;
}

/** The `n`-th working day, counted as `workedUntil` does. */
function workedAs(n: number, { exceptions }: Calendar): number {
  const next = firstThat(exceptions, ({ day, more }) => weekdaysUntil(day) + more >= n);
  const day = weekdayAs(n - (exceptions[next - 1]?.more ?? 0));
  // A day that the week alone wouldn't have: it is the next exception itself, worked at a weekend.
  return Math.min(day, exceptions[next]?.day ?? day);
}

/** Where the first lies for which it holds, when it holds for all behind it; their number when for none. */
function firstThat(exceptions: readonly Exception[], holds: (exception: Exception) => boolean): number {
  let [low, high] = [0, exceptions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const exception = exceptions[middle];
    if (exception && holds(exception)) high = middle;
    else low = middle + 1;
  }
  return low;
}
