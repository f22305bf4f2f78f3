import type { Named } from "@/ui/names";
import type { ClusterLine } from "../queries";

type Words = {
  readonly t: (key: string) => string;
  readonly name: (named: Named | undefined) => string;
  readonly place: (divisionCode: string) => string;
};

/** The block economies as a file, as on the page: how many firms, points and sites, and what part of the firms are points. */
export function clusterSheet(
  rows: readonly ClusterLine[],
  { t, name, place }: Words,
): { columns: string[]; rows: (string | number | null)[][] } {
  return {
    columns: [
      ...[t("columns.name"), t("columns.division"), t("figures.members"), t("figures.points"), t("figures.coverage")],
      ...[t("figures.sites"), t("figures.cases")],
    ],
    rows: rows.map((row) => [
      ...[name(row), place(row.divisionCode), row.members, row.points],
      row.members === 0 ? null : row.points / row.members,
      row.sites,
      typeof row.cases === "string" ? t(`figures.${row.cases}`) : row.cases,
    ]),
  };
}
