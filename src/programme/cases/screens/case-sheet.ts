import { dayFromDate } from "@/kernel/days";
import type { QueueRow } from "./case-queue";

type Words = { readonly t: (key: string) => string; readonly place: (divisionCode: string) => string };

/** The list as a file: numbers, firms and dates. What a case is called stays in the portal. */
export function caseSheet(
  rows: readonly QueueRow[],
  { t, place }: Words,
): { columns: string[]; rows: (string | number | null)[][] } {
  const columns = ["what", "firm", "division", "status", "due", "officers", "filed"];
  return {
    columns: columns.map((column) => t(`list.columns.${column}`)),
    rows: rows.map(({ number, firm, divisionCode, status, dueOn, officers, filedOn }) => [
      number,
      firm,
      place(divisionCode),
      t(`statuses.${status}`),
      dueOn && dayFromDate(dueOn),
      officers.join("、"),
      dayFromDate(filedOn),
    ]),
  };
}
