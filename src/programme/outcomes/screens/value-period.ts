import type { Day } from "@/kernel/days";
import { periodNamed, periodsOf } from "../policy";
import type { IndicatorRow } from "../queries";

/** What the period of a value is called in the words of its indicator; by its days when the indicator is told by other periods. */
export function keyOf(
  indicator: Pick<IndicatorRow, "frequency"> | undefined,
  { from, to }: { readonly from: Day; readonly to: Day },
): string {
  const found =
    indicator && periodsOf(indicator.frequency, to).find((period) => period.from === from && period.to === to);
  return found?.key ?? from.slice(0, 4);
}

export type Spelled = { readonly key: string; readonly running?: boolean };
type Word = "periods.year" | "periods.half" | "periods.quarter" | "running";

/** 2016年, 2016年上半年, 2016年第3季度（至今）: on the page and in files. */
export function spelledPeriod(
  { key, running }: Spelled,
  t: (key: Word, values?: Record<string, string>) => string,
): string {
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
