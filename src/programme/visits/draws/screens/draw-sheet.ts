import { dayFromDate, dayOfMoment } from "@/kernel/days";
import type { DrawLine } from "../queries";

type Words = { readonly t: (key: string) => string; readonly place: (divisionCode: string) => string };

/** The list of draws as a file. */
export function drawSheet(
  rows: readonly DrawLine[],
  { t, place }: Words,
): { columns: string[]; rows: (string | number | null)[][] } {
  return {
    columns: [
      ...[t("columns.title"), t("fields.bureau"), t("columns.status"), t("columns.firms"), t("columns.take")],
      ...[t("fields.each"), t("columns.held"), t("columns.numberOn"), t("fields.frozenAt"), t("fields.drawnAt")],
      t("columns.visitsBy"),
    ],
    rows: rows.map((row) => [
      ...[row.title, place(row.divisionCode), t(`statuses.${row.status}`), row.firmCount, row.take, row.each, row.held],
      dayFromDate(row.numberOn),
      row.frozenAt && dayOfMoment(row.frozenAt),
      row.drawnAt && dayOfMoment(row.drawnAt),
      dayFromDate(row.visitsBy),
    ]),
  };
}
