import { dayFromDate } from "@/kernel/days";
import type { MemberLine } from "../members/queries";

type Words = { readonly t: (key: string) => string; readonly place: (divisionCode: string) => string };

/** The firms of a cluster as a file. */
export function memberSheet(
  rows: readonly MemberLine[],
  { t, place }: Words,
): { columns: string[]; rows: (string | number | null)[][] } {
  return {
    columns: [
      ...[t("columns.firm"), t("columns.code"), t("columns.leading"), t("columns.town"), t("columns.division")],
      ...[t("columns.since"), t("columns.point"), t("columns.site")],
    ],
    rows: rows.map((row) => [
      row.name,
      row.code,
      row.leading ? t("figures.leaders") : null,
      row.town,
      place(row.divisionCode),
      dayFromDate(row.since),
      row.pointNumber,
      row.siteNumber,
    ]),
  };
}
