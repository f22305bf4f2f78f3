import { dayFromDate } from "@/kernel/days";
import type { ServiceLine } from "../services/queries";

type Words = { readonly t: (key: string) => string; readonly place: (divisionCode: string) => string };

/** The plan of a year for one obligation, as a file. */
export function serviceSheet(
  rows: readonly ServiceLine[],
  { t, place }: Words,
): { columns: string[]; rows: (string | number | null)[][] } {
  return {
    columns: [
      t("columns.number"),
      t("columns.enterprise"),
      t("columns.division"),
      t("columns.due"),
      t("services.doneOn"),
    ],
    rows: rows.map((row) => [
      row.number,
      row.enterpriseName,
      place(row.divisionCode),
      dayFromDate(row.dueOn),
      row.doneOn && dayFromDate(row.doneOn),
    ]),
  };
}
