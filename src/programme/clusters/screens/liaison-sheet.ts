import type { Liaison } from "../liaisons/queries";

/** The shared list of liaisons as a file. */
export function liaisonSheet(
  rows: readonly Liaison[],
  { t }: { readonly t: (key: string) => string },
): { columns: string[]; rows: (string | null)[][] } {
  return {
    columns: [
      ...[t("columns.point"), t("columns.firm"), t("columns.town"), t("liaisons.leader"), t("liaisons.leaderPost")],
      ...[t("liaisons.liaison"), t("liaisons.liaisonPost"), t("liaisons.mobile"), t("liaisons.email")],
    ],
    rows: rows.map((row) => [
      ...[row.number, row.name, row.town, row.leaderName, row.leaderPost],
      ...[row.liaisonName, row.liaisonPost, row.liaisonMobile, row.liaisonEmail],
    ]),
  };
}
