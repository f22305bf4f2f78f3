import { basisIn, type ClockRule, type DayLine } from "@/kernel/clocks";
import { weekdayOf } from "@/kernel/days";
import type { Locale } from "@/ui/format";
import { GROUPS, LIMIT_GROUPS } from "../policy";
import type { HolidayYear } from "../queries";
import { limitWords } from "./limit-words";

type Words = Parameters<typeof limitWords>[0];

/** The time limits of a day as a file, group by group, each with its source and whether that is verified. */
export function limitSheet(limits: ReadonlyMap<string, ClockRule>, t: Words, locale: Locale) {
  const words = limitWords(t);
  const columns = ["group", "kind", "length", "extension", "stops", "basis", "source", "valid", "verified"];
  return {
    columns: columns.map((column) => t(`columns.${column}`)),
    rows: LIMIT_GROUPS.flatMap((group) =>
      GROUPS[group].map((kind) => {
        const rule = limits.get(kind);
        const head = [t(`groups.${group}`), words.kind(kind)];
        if (!rule) return [...head, t("noRule"), null, null, null, null, null, null];
        return [
          ...[...head, words.length(rule.length, rule.unit), words.extension(rule), words.stops(rule)],
          ...[basisIn(rule, locale), rule.source, words.validity(rule), t(rule.verified ? "verified" : "unverified")],
        ];
      }),
    ),
  };
}

/** A year's days off and make-up days as a file. */
export function holidaySheet({ days }: HolidayYear, t: (key: string) => string) {
  return {
    columns: ["day", "weekday", "kind", "name", "source"].map((column) => t(`dayColumns.${column}`)),
    rows: days.map(({ day, kind, name, source }) => [day, t(`weekday.${weekdayOf(day)}`), t(kind), name, source]),
  };
}

/** The days behind a due date as a file, each with the reason why it counts or doesn't. */
export function clockSheet(days: readonly DayLine[], t: (key: string, values?: { readonly number: string }) => string) {
  return {
    columns: ["day", "weekday", "count"].map((column) => t(`clock.columns.${column}`)),
    rows: days.map(({ day, weekday, kind, number, due }) => {
      const reason = t(`count.line.${kind}`, { number: String(number ?? "") });
      return [day, t(`weekday.${weekday}`), due ? `${reason}　${t("count.last")}` : reason];
    }),
  };
}
