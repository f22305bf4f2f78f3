import { shareCell } from "@/kernel/cell";
import type { CourseLine } from "../course/queries";
import { coverageOf } from "../policy";

/** A cluster's months as a file, as on the page. */
export function courseSheet(rows: readonly CourseLine[], { t }: { readonly t: (key: string) => string }) {
  const keys = ["members", "points", "coverage", "without", "leaders", "sites"] as const;
  return {
    columns: [t("filters.asOf"), ...keys.map((key) => t(`figures.${key}`))],
    rows: rows.map((row) => [
      ...[row.day, row.members, row.points, shareCell(coverageOf(row))],
      ...[row.without, row.leaders, row.sites],
    ]),
  };
}
