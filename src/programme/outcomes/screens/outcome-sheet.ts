import type { Named } from "@/ui/names";
import type { Outcomes, Point } from "../counted/queries";
import type { IndicatorRow } from "../queries";

type Cell = string | number | null;
type SheetWords = { readonly t: (key: string) => string; readonly name: (named: Named | undefined) => string };

/** The outcomes as a file: every period of every indicator, then each year by place. Shares as parts of 1. */
export function outcomeSheet({ outcomes }: Outcomes, { t, name }: SheetWords) {
  const rows = outcomes.flatMap(({ indicator, points, places, spans }) => [
    ...points.map((point) => rowOf(indicator, point, t("columns.city"))),
    ...places.flatMap(({ place, cells }) =>
      cells.flatMap((point, index) => (point && place && spans[index] ? [rowOf(indicator, point, name(place))] : [])),
    ),
  ]);
  function rowOf(one: IndicatorRow, { period, figures, told, inWords, before }: Point, place: string): Cell[] {
    return [
      name(one),
      period.key,
      period.to,
      place,
      told?.value ?? null,
      told?.interval?.low ?? null,
      told?.interval?.high ?? null,
      inWords ? null : figures.numerator,
      inWords ? null : figures.denominator,
      [inWords ? t("sheet.small") : "", ...before.map(({ reason }) => reason)].filter(Boolean).join(" "),
    ];
  }
  const columns = ["indicator", "period", "upTo", "place", "value", "low", "high", "numerator", "denominator", "words"];
  return { columns: columns.map((key) => t(`sheet.${key}`)), rows };
}
