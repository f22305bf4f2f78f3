import { dayFromDate, dayOfMoment } from "@/kernel/days";
import type { ListedClue } from "../queries";

type Words = { readonly t: (key: string) => string; readonly place: (divisionCode: string) => string };

/** The list of clues as a file: that there is one and how it stands, without what is sealed. */
export function clueSheet(
  rows: readonly ListedClue[],
  { t, place }: Words,
): { columns: string[]; rows: (string | null)[][] } {
  const keys = ["due", "enterprise", "foundOn", "handedOverAt", "officer", "desk", "status", "outcome", "number"];
  return {
    columns: keys.map((column) => t(`columns.${column}`)),
    rows: rows.map((row) => [
      row.dueOn && dayFromDate(row.dueOn),
      row.enterpriseName,
      dayFromDate(row.foundOn),
      dayOfMoment(row.handedOverAt),
      row.officerName,
      place(row.divisionCode),
      t(`statuses.${row.status}`),
      row.outcome && t(`outcomes.${row.outcome}`),
      row.number,
    ]),
  };
}
