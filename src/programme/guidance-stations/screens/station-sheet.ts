import { dayFromDate } from "@/kernel/days";
import { type Locale, listed } from "@/ui/format";
import type { Named } from "@/ui/names";
import type { Station } from "../queries";

type Words = {
  readonly locale: Locale;
  readonly t: (key: string) => string;
  readonly name: (named: Named | undefined) => string;
  readonly place: (divisionCode: string) => string;
};

/** The stations as a file: where they are, what they serve, who works there. */
export function stationSheet(
  rows: readonly Station[],
  { t, name, place, locale }: Words,
): { columns: string[]; rows: (string | null)[][] } {
  return {
    columns: [
      ...[t("columns.name"), t("fields.division"), t("fields.town"), t("fields.address"), t("fields.phone")],
      ...[t("fields.clusters"), t("sections.staff"), t("columns.opened"), t("columns.closed")],
    ],
    rows: rows.map((row) => [
      ...[name(row), place(row.divisionCode), row.town, row.address, row.phone],
      listed(row.clusters.map(name), locale),
      listed(
        row.staff.map((person) => [person.name, person.post].filter(Boolean).join(" ")),
        locale,
      ),
      ...[row.openedOn, row.closedOn],
    ]),
  };
}

/** The people of a station as a file: those who work there now. */
export function staffSheet({ staff }: Pick<Station, "staff">, t: (key: string) => string) {
  return {
    columns: [t("fields.person"), t("fields.post"), t("fields.phone"), t("columns.since")],
    rows: staff.map(({ name, post, phone, fromDay }) => [name, post, phone, dayFromDate(fromDay)]),
  };
}
