import { dayFromDate, dayOfMoment } from "@/kernel/days";
import type { ListedLeak } from "../queries";

type Words = { readonly t: (key: string) => string; readonly place: (divisionCode: string) => string };

/** The list of reports as a file: that there is one and how it stands, without what is sealed. */
export function leakSheet(
  rows: readonly ListedLeak[],
  { t, place }: Words,
): { columns: string[]; rows: (string | null)[][] } {
  const keys = ["due", "enterprise", "number", "division", "kind", "noticedOn", "reportedAt", "late", "status"];
  return {
    columns: [...keys, "withCity", "ground"].map((column) => t(`columns.${column}`)),
    rows: rows.map((row) => [
      row.dueOn && dayFromDate(row.dueOn),
      row.enterpriseName,
      row.number,
      place(row.divisionCode),
      t(`kinds.${row.kind}`),
      dayFromDate(row.noticedOn),
      row.reportedAt && dayOfMoment(row.reportedAt),
      t(row.late ? "yes" : "no"),
      t(`statuses.${row.status}`),
      t(row.withCity ? "yes" : "no"),
      row.closingGround && t(`grounds.${row.closingGround}`),
    ]),
  };
}
