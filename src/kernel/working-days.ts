import { addDays, type Day, weekdayOf } from "./days";

/**
 * Which days are worked, as the State Council announces it for each year. Weekends need no entry.
 * `rest` holds the statutory days off, whatever the weekday; `work` the weekend days that are worked in exchange.
 */
export type Calendar = {
  readonly rest: ReadonlySet<Day>;
  readonly work: ReadonlySet<Day>;
  /** The last day for which the announcement is known. A date beyond it is a guess and has to say so. */
  readonly knownUntil: Day;
};

export type CalendarRow = { readonly day: Day; readonly kind: "rest" | "work" };

/** A calendar from its rows. */
export function calendarOf(rows: readonly CalendarRow[], knownUntil: Day): Calendar {
  const daysThat = (kind: CalendarRow["kind"]) =>
    new Set(rows.filter((row) => row.kind === kind).map((row) => row.day));
  return { rest: daysThat("rest"), work: daysThat("work"), knownUntil };
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
  const step = Math.sign(count);
  let day = from;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(day, calendar)) left--;
  }
  return day;
}

/** The day itself when it is worked, else the first working day after it. */
export function nextWorkingDay(day: Day, calendar: Calendar): Day {
  return isWorkingDay(day, calendar) ? day : nextWorkingDay(addDays(day, 1), calendar);
}

/**
 * Working days after `from` up to and including `to`: what is left of a term today, when `to` is its last day.
 * Negative when `to` is earlier: the working days that it is overdue.
 */
export function workingDaysBetween({ from, to }: { from: Day; to: Day }, calendar: Calendar): number {
  if (to < from) return -workingDaysBetween({ from: to, to: from }, calendar) || 0;
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count++;
  return count;
}
