import { type Cell, shareCell } from "@/kernel/cell";
import { dayOfMoment } from "@/kernel/days";
import type { Named } from "@/ui/names";
import type { BehindRow } from "../behind/queries";
import type { Point } from "../counted/policy";
import type { Outcomes } from "../counted/queries";
import { toldOf } from "../policy";
import type { IndicatorRow, ValueRow } from "../queries";
import { keyOf, spelledPeriod } from "./value-period";

type SheetWords = {
  readonly t: (key: string, values?: Readonly<Record<string, string>>) => string;
  readonly name: (named: Named | undefined) => string;
};

/** What is measured in percent is a share. */
function toldCell(measure: IndicatorRow["measure"], value: number | undefined): Cell {
  return measure === "percent" ? shareCell(value) : (value ?? null);
}

/** The outcomes as a file: every period of every indicator, then each year by place. */
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
      spelledPeriod(period, t),
      period.to,
      place,
      ...[told?.value, told?.interval?.low, told?.interval?.high].map((value) => toldCell(one.measure, value)),
      inWords ? null : figures.numerator,
      inWords ? null : figures.denominator,
      [inWords ? t("sheet.small") : "", ...before.map(({ reason }) => reason)].filter(Boolean).join("\n"),
    ];
  }
  const columns = ["indicator", "period", "upTo", "place", "value", "low", "high", "numerator", "denominator", "words"];
  return { columns: columns.map((key) => t(`sheet.${key}`)), rows };
}

/** The rows behind a figure as a file, those that this reader may see; below them how many the figure counts, where it is told him. */
export function behindSheet(
  { rows, total }: { readonly rows: readonly BehindRow[]; readonly total: number | null },
  { t, place }: { readonly t: (key: string) => string; readonly place: (divisionCode: string) => string },
) {
  const shown = rows.map(({ number, name, divisionCode, day }): Cell[] => [number, name, place(divisionCode), day]);
  const counted: Cell[][] = [[t("rows.total"), null, null, total ?? t("sheet.small")]];
  return {
    columns: ["number", "name", "division", "day"].map((key) => t(`columns.${key}`)),
    rows: [...shown, ...counted],
  };
}

/** Values as they were entered, as a file: each with its state, what it corrects and why. */
export function valueSheet(
  { values, indicators }: { readonly values: readonly ValueRow[]; readonly indicators: readonly IndicatorRow[] },
  { t, name, place }: SheetWords & { readonly place: (divisionCode: string) => string },
) {
  const of = (code: string) => indicators.find((one) => one.code === code);
  const rows = values.map((value): Cell[] => {
    const indicator = of(value.code);
    return [
      ...[indicator ? name(indicator) : value.code, spelledPeriod({ key: keyOf(value) }, t)],
      value.divisionCode ? place(value.divisionCode) : t("columns.city"),
      indicator ? toldCell(indicator.measure, toldOf(indicator.measure, value)?.value) : null,
      ...[value.numerator, value.denominator],
      ...[t(`statuses.${value.status}`), dayOfMoment(value.enteredAt), value.enteredBy, value.correctionReason],
    ];
  });
  const columns = [
    ...[t("sheet.indicator"), t("sheet.period"), t("sheet.place"), t("sheet.value")],
    ...[t("sheet.numerator"), t("sheet.denominator"), t("columns.status"), t("sheet.enteredOn")],
    ...[t("columns.enteredBy"), t("fields.correctionReason")],
  ];
  return { columns, rows };
}
