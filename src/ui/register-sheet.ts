import type { Places, RegisterRow } from "./day-register";
import type { Named } from "./names";

type Words = {
  readonly t: (key: string) => string;
  readonly places: Places;
  readonly name: (named: Named | undefined) => string;
};

/** The register of a day as a file; its heads are the feature's `columns`. */
export function registerSheet(
  rows: readonly RegisterRow[],
  { t, places, name }: Words,
): { columns: string[]; rows: (string | number | null)[][] } {
  return {
    columns: ["number", "enterprise", "division", "cluster", "since"].map((column) => t(`columns.${column}`)),
    rows: rows.map((row) => [
      row.number,
      row.enterpriseName,
      name(places.divisions.find(({ code }) => code === row.divisionCode)),
      name(places.clusters.find(({ id }) => id === row.clusterId)),
      row.since,
    ]),
  };
}
