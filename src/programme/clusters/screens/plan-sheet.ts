import type { Named } from "@/ui/names";
import type { PlannedVisit } from "../plans/queries";

type Words = {
  readonly t: (key: string) => string;
  readonly name: (named: Named | undefined) => string;
  readonly places: { readonly clusters: readonly (Named & { readonly id: string })[] };
  /** Words of visits. */
  readonly purpose: (purpose: PlannedVisit["purpose"]) => string;
};

/** When firms of a station's clusters will be visited, as a file. */
export function visitPlanSheet(rows: readonly PlannedVisit[], { t, name, places, purpose }: Words) {
  return {
    columns: [t("plans.due"), t("columns.firm"), t("filters.cluster"), t("plans.purpose"), t("plans.arranged")],
    rows: rows.map((row) => [
      ...[row.dueOn, row.name, name(places.clusters.find(({ id }) => id === row.clusterId))],
      ...[purpose(row.purpose), row.arrangedOn],
    ]),
  };
}
