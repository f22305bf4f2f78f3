import { type Day, dayFromDate } from "@/kernel/days";
import { type Locale, listed } from "./format";
import type { MatterRow } from "./queue-parts";

export type SheetWords = {
  readonly t: (key: string) => string;
  readonly place: (divisionCode: string) => string;
  readonly locale: Locale;
};

/** A queue as a file: numbers, firms and dates, last the day on which each matter began. What a matter is called stays in the portal. */
export function queueSheet<Row extends MatterRow & { readonly status: string }>(
  rows: readonly Row[],
  { t, place, locale }: SheetWords,
  began: { readonly column: string; readonly dayOf: (row: Row) => Day },
): { columns: string[]; rows: (string | number | null)[][] } {
  const columns = ["what", "firm", "division", "status", "due", "officers", began.column];
  return {
    columns: columns.map((column) => t(`list.columns.${column}`)),
    rows: rows.map((row) => [
      row.number,
      row.firm,
      place(row.divisionCode),
      t(`statuses.${row.status}`),
      row.dueOn && dayFromDate(row.dueOn),
      listed(row.officers, locale),
      began.dayOf(row),
    ]),
  };
}
