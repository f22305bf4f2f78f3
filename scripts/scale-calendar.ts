import { deliveredCalendar } from "@seed/reference/holidays";
import { countDays } from "@/kernel/clocks";
import { addDays, type Day, dayOfMoment, startOfDay } from "@/kernel/days";
import { isWorkingDay } from "@/kernel/working-days";
import type { Dice } from "./scale-dice";

/** The moment at which the portal is measured. */
export const NOW = new Date("2016-11-24T09:30:00+08:00");
const FIRST: Day = "2014-12-22";

/** The programme's working days up to now, by number, and terms counted on them. */
export type Calendar = {
  /** How many working days there are; the last one is today. */
  readonly days: number;
  /** A moment within office hours of the n-th day. */
  moment(n: number, dice: Dice): Date;
  /** The same, so many working days later; never after now. */
  later(at: Date, days: number, dice: Dice): Date;
  /** A moment on the first working day from so many calendar days after that day on; null where it lies ahead. */
  workedOn(day: Day, days: number, dice: Dice): Date | null;
  /** Whether so many working days after the moment lie in the future. */
  isAhead(at: Date, days: number): boolean;
  /** Working days from the moment to now. */
  age(at: Date): number;
  dayAfter(at: Date, workingDays: number): Day;
  /** The last day of a term that begins at the moment. */
  due(at: Date, length: number, unit: "working_day" | "calendar_day"): Day;
};

export function calendarUntilNow(): Calendar {
  const today = dayOfMoment(NOW);
  const worked: Day[] = [];
  for (let day = FIRST; day <= today; day = addDays(day, 1)) if (isWorkingDay(day, deliveredCalendar)) worked.push(day);
  const numberOf = new Map(worked.map((day, n) => [day, n]));
  const last = worked.length - 1;
  const known = new Map<string, Day>();
  const find = (at: Date) => numberOf.get(dayOfMoment(at)) ?? last;
  const calendar: Calendar = {
    days: worked.length,
    moment(n, dice) {
      const day = worked[Math.min(n, last)] ?? today;
      const [opens, closes] = [8.5, day === today ? 9.4 : 16.5];
      return new Date(
        startOfDay(day).getTime() + Math.floor((opens + (dice.int(10_000) / 10_000) * (closes - opens)) * 3_600_000),
      );
    },
    later(at, days, dice) {
      const moment = calendar.moment(find(at) + days, dice);
      return moment > at ? moment : new Date(Math.min(at.getTime() + 60_000 + dice.int(600_000), NOW.getTime() - 1));
    },
    workedOn(day, days, dice) {
      for (let one = addDays(day, days); one <= today; one = addDays(one, 1)) {
        const n = numberOf.get(one);
        if (n !== undefined) return calendar.moment(n, dice);
      }
      return null;
    },
    isAhead: (at, days) => find(at) + days > last,
    age: (at) => last - find(at),
    dayAfter: (at, days) => calendar.due(at, days, "working_day"),
    due(at, length, unit) {
      const startedOn = dayOfMoment(at);
      const key = `${startedOn} ${length} ${unit}`;
      const day = known.get(key) ?? countDays({ length, unit, startedOn }, deliveredCalendar).dueOn;
      known.set(key, day);
      return day;
    },
  };
  return calendar;
}
