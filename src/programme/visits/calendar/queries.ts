import { boundsOf, type Day, type Month, monthOf, weeksOf } from "@/kernel/days";
import { kindOfDay } from "@/kernel/working-days";
import type { Ctx } from "@/platform/database";
import { rulesOf } from "@/platform/rules";
import { type ListedVisit, visitsBetween } from "../queue/queries";
import type { VisitFilter } from "../schema";
import { dayOfVisit } from "./policy";

export type CalendarDay = {
  readonly day: Day;
  readonly kind: ReturnType<typeof kindOfDay>;
  /** What a day off is called, or for what a weekend day is worked. */
  readonly name: string | null;
  readonly visits: readonly ListedVisit[];
};

export type VisitCalendar = {
  readonly month: Month;
  /** From Monday to Sunday; null is a day of another month. */
  readonly weeks: readonly (readonly (CalendarDay | null)[])[];
  /** How many visits stand in it; `cut`: there are more. */
  readonly count: number;
  readonly cut: boolean;
  /** The days off of this month haven't been announced: the week alone says which are worked. */
  readonly guessed: boolean;
};

/** The visits to be made in a month, on their days, beside the days that are worked. One statement. */
export async function visitCalendar(
  ctx: Ctx,
  filter: VisitFilter,
  month: Month,
  most?: number,
): Promise<VisitCalendar> {
  const bounds = boundsOf(month);
  const { rows, cut } = await visitsBetween(ctx, filter, { ...bounds, ...(most === undefined ? {} : { most }) });
  const { calendar, dayNames } = await rulesOf(ctx);
  const visits = Map.groupBy(rows, dayOfVisit);
  const dayOf = (day: Day): CalendarDay => ({
    ...{ day, kind: kindOfDay(day, calendar), name: dayNames.get(day) ?? null },
    visits: visits.get(day) ?? [],
  });
  return {
    ...{ month, cut, count: rows.length, guessed: bounds.from > calendar.knownUntil },
    weeks: weeksOf(month).map((week) => week.map((day) => (monthOf(day) === month ? dayOf(day) : null))),
  };
}
