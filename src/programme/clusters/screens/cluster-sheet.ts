import { type Cell, shareCell } from "@/kernel/cell";
import type { Named } from "@/ui/names";
import { coverageOf } from "../policy";
import type { ClusterLine, ToldFigure } from "../queries";

type Words = {
  readonly t: (key: string) => string;
  readonly name: (named: Named | undefined) => string;
  readonly place: (divisionCode: string) => string;
};

/** The block economies as a file, as on the page: how many firms, points and sites, and what part of the firms are points. */
export function clusterSheet(
  rows: readonly ClusterLine[],
  { t, name, place }: Words,
): { columns: string[]; rows: Cell[][] } {
  const told = (figure: ToldFigure) => figure ?? t("figures.hidden");
  return {
    columns: [
      ...[t("columns.name"), t("columns.division"), t("figures.members"), t("figures.points"), t("figures.coverage")],
      ...[t("figures.sites"), t("figures.cases")],
    ],
    rows: rows.map((row) => [
      ...[name(row), place(row.divisionCode), row.members, told(row.points)],
      shareCell(coverageOf(row)),
      ...[told(row.sites), row.cases === "hidden" ? t("figures.hidden") : row.cases],
    ]),
  };
}
