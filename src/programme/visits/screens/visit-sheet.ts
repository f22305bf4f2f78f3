import { dayFromDate } from "@/kernel/days";
import type { ListedVisit } from "../queue/queries";

type Words = { readonly t: (key: string) => string; readonly place: (divisionCode: string) => string };

/** The list of visits as a file. */
export function visitSheet(
  rows: readonly ListedVisit[],
  { t, place }: Words,
): { columns: string[]; rows: (string | number | null)[][] } {
  const keys = ["due", "enterprise", "division", "town", "purpose", "status", "officer", "arranged", "held", "advice"];
  return {
    columns: keys.map((column) => t(`columns.${column}`)),
    rows: rows.map((row) => [
      row.dueOn && dayFromDate(row.dueOn),
      row.enterpriseName,
      place(row.divisionCode),
      row.town,
      t(`purposes.${row.purpose}`),
      t(`statuses.${row.status}`),
      row.officerName,
      row.arrangedOn && dayFromDate(row.arrangedOn),
      row.heldOn && dayFromDate(row.heldOn),
      row.openAdvice,
    ]),
  };
}
