import { dayFromDate } from "@/kernel/days";
import type { ListedVisit } from "../../queue/queries";

type Words = { readonly t: (key: string) => string };

/** A route as a file, town by town, with whom to ask for and how to reach him. */
export function routeSheet(
  rows: readonly ListedVisit[],
  { t }: Words,
): { columns: string[]; rows: (string | number | null)[][] } {
  const keys = ["town", "enterprise", "address", "contact", "mobile", "purpose", "due", "arranged", "officer"];
  const ordered = rows.toSorted((a, b) => (a.town ?? "").localeCompare(b.town ?? "", "zh-CN"));
  return {
    columns: keys.map((column) => t(`columns.${column}`)),
    rows: ordered.map((row) => [
      ...[row.town, row.enterpriseName, row.address, row.contactName, row.contactMobile, t(`purposes.${row.purpose}`)],
      ...[row.dueOn && dayFromDate(row.dueOn), row.arrangedOn && dayFromDate(row.arrangedOn), row.officerName],
    ]),
  };
}
