import { dayFromDate } from "@/kernel/days";
import { type Locale, listed } from "@/ui/format";
import type { VisitRule } from "../planning/queries";

type Words = {
  readonly t: (key: string, values?: Readonly<Record<string, string>>) => string;
  readonly locale: Locale;
};

/** The rules by which visits are owed, as a file. */
export function ruleSheet(rules: readonly VisitRule[], { t, locale }: Words) {
  return {
    columns: ["ground", "months", "aheadDays", "yellow", "red", "since", "source"].map((key) => t(`fields.${key}`)),
    rows: rules.map(({ ground, months, repeats, aheadDays, yellow, red, validFrom, source, verified }) => [
      t(`grounds.${ground}`),
      months.length > 0 ? t(repeats ? "rules.every" : "rules.after", { months: listed(months, locale) }) : null,
      months.length > 0 ? aheadDays : null,
      ...[yellow, red, dayFromDate(validFrom), verified ? source : source + t("rules.unverified")],
    ]),
  };
}
