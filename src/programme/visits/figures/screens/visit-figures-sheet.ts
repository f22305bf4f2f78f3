import type { Day } from "@/kernel/days";
import type { Named } from "@/ui/names";
import type { VisitFigures } from "../queries";

type SheetWords = { readonly t: (key: string) => string; readonly name: (named: Named | undefined) => string };

/** The figures of visits as a file: a row for each division. */
export function visitFiguresSheet(
  { columns, at }: VisitFigures,
  { divisions, day }: { readonly divisions: readonly (Named & { readonly code: string })[]; readonly day: Day },
  { t, name }: SheetWords,
) {
  return {
    columns: [t("filters.division"), t("filters.asOf"), ...columns.map(({ figure }) => t(`figures.${figure}`))],
    rows: divisions.map((place) => [name(place), day, ...columns.map(({ figure }) => at[place.code]?.[figure] ?? 0)]),
  };
}
