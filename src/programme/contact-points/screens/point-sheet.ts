import { dayFromDate, dayOfMoment } from "@/kernel/days";
import type { Places } from "@/ui/day-register";
import type { Named } from "@/ui/names";
import type { PointRow } from "./point-list";

type Words = {
  readonly t: (key: string) => string;
  readonly places: Places;
  readonly name: (named: Named | undefined) => string;
};
type Table = { columns: string[]; rows: (string | number | null)[][] };

/** The work list as a file. */
export function pointSheet(rows: readonly Omit<PointRow, "light">[], { t, places, name }: Words): Table {
  return {
    columns: ["number", "enterprise", "division", "status", "due", "liaison", "mobile", "appliedOn"].map((column) =>
      t(`columns.${column}`),
    ),
    rows: rows.map((row) => [
      row.number,
      row.enterprise.name,
      name(places.divisions.find(({ code }) => code === row.divisionCode)),
      t(`statuses.${row.status}`),
      row.dueOn && dayFromDate(row.dueOn),
      row.liaisonName,
      row.liaisonMobile,
      dayOfMoment(row.createdAt),
    ]),
  };
}
