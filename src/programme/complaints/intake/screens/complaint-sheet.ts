import { dayFromDate, dayOfMoment } from "@/kernel/days";
import type { QueueRow } from "./complaint-queue";

type Words = { readonly t: (key: string) => string; readonly place: (divisionCode: string) => string };

/** The list as a file: numbers, firms and dates. What a complaint is called stays in the portal. */
export function complaintSheet(
  rows: readonly QueueRow[],
  { t, place }: Words,
): { columns: string[]; rows: (string | number | null)[][] } {
  const columns = ["what", "firm", "division", "status", "due", "officers", "submitted"];
  return {
    columns: columns.map((column) => t(`list.columns.${column}`)),
    rows: rows.map(({ number, firm, divisionCode, status, dueOn, officers, submittedAt }) => [
      number,
      firm,
      place(divisionCode),
      t(`statuses.${status}`),
      dueOn && dayFromDate(dueOn),
      officers.join("、"),
      dayOfMoment(submittedAt),
    ]),
  };
}
