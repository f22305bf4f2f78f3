import { type Day, dayFromDate, weekdayOf } from "@/kernel/days";
import type { CalendarDay, VisitCalendar } from "../queries";

type Words = { readonly t: (key: string) => string; readonly place: (divisionCode: string) => string };

/** The calendar of a month as a file: its visits day by day, and the holidays and working weekends between them. */
export function calendarSheet(
  { weeks }: VisitCalendar,
  { t, place }: Words,
): { columns: string[]; rows: (string | number | null)[][] } {
  const keys = ["day", "weekday", "kind", "enterprise", "division", "town", "purpose", "status", "officer", "due"];
  const day = (date: Date | null): Day | null => date && dayFromDate(date);
  const headOf = ({ day: on, kind, name }: CalendarDay) => [
    ...[on, t(`calendar.weekdays.${weekdayOf(on)}`)],
    kind === "working"
      ? null
      : kind === "weekend"
        ? t("calendar.weekend")
        : [t(`calendar.${kind}`), name].filter(Boolean).join(" "),
  ];
  return {
    columns: keys.map((column) => t(`columns.${column}`)),
    rows: weeks.flat().flatMap((one) => {
      if (!one) return [];
      if (one.visits.length === 0)
        return one.kind === "holiday" || one.kind === "make-up"
          ? [[...headOf(one), ...Array.from({ length: 7 }, () => null)]]
          : [];
      return one.visits.map((visit) => [
        ...headOf(one),
        ...[visit.enterpriseName, place(visit.divisionCode), visit.town],
        ...[t(`purposes.${visit.purpose}`), t(`statuses.${visit.status}`), visit.officerName, day(visit.dueOn)],
      ]);
    }),
  };
}
