import { dayFromDate } from "@/kernel/days";
import type { ServiceRule } from "../services/queries";

type Words = { readonly t: (key: string, values?: Readonly<Record<string, string>>) => string };

/** What contact points are owed each year and what they owe, and by when, as a file. */
export function serviceRuleSheet(rules: readonly ServiceRule[], { t }: Words) {
  const keys = ["side", "what", "dueMonth", "graceMonths", "yellow", "red", "since", "source"];
  return {
    columns: keys.map((key) => t(`services.${key}`)),
    rows: rules.map(({ code, side, dueMonth, graceMonths, yellow, red, validFrom, source, verified }) => [
      ...[t(`services.sides.${side}`), t(`services.codes.${code}`), dueMonth, graceMonths, yellow, red],
      ...[dayFromDate(validFrom), verified ? source : source + t("services.unverified")],
    ]),
  };
}
