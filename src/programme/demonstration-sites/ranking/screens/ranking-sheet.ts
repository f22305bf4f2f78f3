import type { Named } from "@/ui/names";
import { dimensionsOf } from "../../score-sheets/schema";
import type { Round } from "../queries";

type Cell = string | number | null;
type Words = {
  readonly t: (key: string) => string;
  readonly name: (named: Named | undefined) => string;
  readonly place: (divisionCode: string) => string;
};

/** A year's ranking as a file, sheet by sheet; a dimension that a sheet doesn't have stays empty. */
export function rankingSheet(rounds: readonly Round[], { t, name, place }: Words) {
  const dimensions = [
    ...new Map(
      rounds.flatMap(({ sheet }) => dimensionsOf(sheet.content).map((one) => [one.key, one] as const)),
    ).values(),
  ];
  const rows = rounds.flatMap(({ sheet, rows: ranked }) =>
    ranked.map((row): Cell[] => [
      ...[sheet.serial, row.place, row.enterpriseName, place(row.divisionCode), row.total],
      ...dimensions.map(({ key }) => row.dimensions[key] ?? null),
      row.shortfall && !row.out ? t(`refusals.${row.shortfall}`) : t(`statuses.${row.status}`),
    ]),
  );
  const columns = [
    ...[t("sheet.name"), t("ranking.place"), t("fields.enterprise"), t("columns.division"), t("fields.total")],
    ...dimensions.map((one) => name(one)),
    t("ranking.standing"),
  ];
  return { columns, rows };
}
