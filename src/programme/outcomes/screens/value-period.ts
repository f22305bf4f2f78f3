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

/** The periods that are over, the newest first: for which a value can be entered. */
export function periodsOver(frequency: IndicatorRow["frequency"], today: Day): string[] {
  return periodsOf(frequency, today)
    .filter(({ key }) => (periodNamed(frequency, key)?.to ?? today) < today)
    .map(({ key }) => key)
    .toReversed();
}
