import { dayFromDate } from "@/kernel/days";
import type { LeaderLine } from "../members/queries";

/** The leading firms of a cluster on a day as a file, as on its page. */
export function leaderSheet(rows: readonly LeaderLine[], { t }: { readonly t: (key: string) => string }) {
  return {
    columns: [
      ...[t("columns.firm"), t("columns.town"), t("columns.leadingSince"), t("columns.point"), t("fields.source")],
    ],
    rows: rows.map(({ name, town, since, pointNumber, source }) => [
      ...[name, town, dayFromDate(since), pointNumber, source],
    ]),
  };
}
