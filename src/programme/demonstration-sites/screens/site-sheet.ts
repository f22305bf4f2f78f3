import { dayFromDate, dayOfMoment } from "@/kernel/days";
import type { Places } from "@/ui/day-register";
import type { Named } from "@/ui/names";
import type { SiteRow } from "./site-list";

type Words = {
  readonly t: (key: string) => string;
  readonly places: Places;
  readonly name: (named: Named | undefined) => string;
};
type Table = { columns: string[]; rows: (string | number | null)[][] };

/** The work list as a file. */
export function siteSheet(rows: readonly Omit<SiteRow, "light">[], { t, places, name }: Words): Table {
  return {
    columns: ["number", "enterprise", "division", "status", "due", "noticeTo", "validUntil", "appliedOn"].map(
      (column) => t(`columns.${column}`),
    ),
    rows: rows.map((row) => [
      row.number,
      row.enterpriseName,
      name(places.divisions.find(({ code }) => code === row.divisionCode)),
      t(`statuses.${row.status}`),
      row.dueOn && dayFromDate(row.dueOn),
      row.noticeTo && dayFromDate(row.noticeTo),
      row.validUntil && dayFromDate(row.validUntil),
      dayOfMoment(row.createdAt),
    ]),
  };
}
