import { dayOfMoment } from "@/kernel/days";
import { type Locale, listed } from "@/ui/format";
import { YEAR_COUNTS } from "../years/policy";
import type { YearFigures } from "../years/queries";
import type { EnterpriseRow, Places } from "./enterprise-list";

type Words = (key: string) => string;
type Cell = string | number | null;

const COLUMNS = [
  "name",
  "uscc",
  "orgCode",
  "regNo",
  "divisionCode",
  "town",
  "industryCode",
  "clusterId",
  "titles",
  "status",
  "standing",
  "registeredOn",
] as const;

/** The list as a file: what the register says of each, and its contact point's number. */
export function enterpriseSheet(
  rows: readonly (Omit<EnterpriseRow, "light"> & {
    readonly town: string | null;
    readonly titles: readonly string[];
    readonly figures: YearFigures | undefined;
  })[],
  {
    t,
    places,
    name,
    locale,
  }: {
    readonly locale: Locale;
    readonly t: Words;
    readonly places: Places;
    readonly name: (
      named: Places["divisions"][number] | Places["clusters"][number] | Places["industries"][number] | undefined,
    ) => string;
  },
): { columns: string[]; rows: Cell[][] } {
  return {
    columns: [
      ...COLUMNS.map((column) => t(`fields.${column}`)),
      t("columns.point"),
      t("years.columns.year"),
      ...YEAR_COUNTS.map((count) => t(`years.counts.${count}`)),
    ],
    rows: rows.map((row) => [
      row.name,
      row.uscc,
      row.orgCode,
      row.regNo,
      name(places.divisions.find(({ code }) => code === row.divisionCode)),
      row.town,
      name(places.industries.find(({ code }) => code === row.industryCode)),
      name(places.clusters.find(({ id }) => id === row.clusterId)),
      listed(
        row.titles.map((title) => t(`titles.${title}`)),
        locale,
      ),
      t(`statuses.${row.status}`),
      t(`standings.${row.standing}`),
      dayOfMoment(row.createdAt),
      row.pointNumber,
      row.figures?.year ?? null,
      ...YEAR_COUNTS.map((count) => row.figures?.[count] ?? null),
    ]),
  };
}
