import type { Day } from "@/kernel/days";
import { FREQUENCIES, periodNamed, periodsOf } from "../policy";
import type { IndicatorRow } from "../queries";

type Span = { readonly from: Day; readonly to: Day };

/** The period of a value, whatever periods its indicator is told by today; its days for what is no whole one. */
export function keyOf({ from, to }: Span): string {
  const periods = FREQUENCIES.flatMap((frequency) => periodsOf(frequency, to));
  return periods.find((period) => period.from === from && period.to === to && !period.running)?.key ?? `${from}—${to}`;
}

export type Spelled = { readonly key: string; readonly running?: boolean };
type Word = "periods.year" | "periods.half" | "periods.quarter" | "running";

/** 2016年, 2016年上半年, 2016年第3季度（至今）: on the page and in files. Days stay days. */
export function spelledPeriod(
  { key, running }: Spelled,
  t: (key: Word, values?: Record<string, string>) => string,
): string {
  if (key.includes("—")) return key;
  const [year = "", part] = key.split("-");
  const index = part?.slice(1) ?? "";
  const name = !part
    ? t("periods.year", { year })
    : part.startsWith("H")
      ? t("periods.half", { year, half: index })
      : t("periods.quarter", { year, quarter: index });
  return running ? `${name}${t("running")}` : name;
}

/** The periods that are over, the newest first: for which a value can be entered. */
export function periodsOver(frequency: IndicatorRow["frequency"], today: Day): string[] {
  return periodsOf(frequency, today)
    .filter(({ key }) => (periodNamed(frequency, key)?.to ?? today) < today)
    .map(({ key }) => key)
    .toReversed();
}
