import { dayOfMoment } from "@/kernel/days";
import type { Candidate } from "../candidates/queries";

type Words = { readonly t: (key: string) => string; readonly place: (divisionCode: string) => string };

/** The candidates as a file, with the reasons that its reader may know. */
export function candidateSheet(
  rows: readonly Candidate[],
  { t, place }: Words,
): { columns: string[]; rows: (string | number | null)[][] } {
  return {
    columns: [
      ...[t("columns.enterprise"), t("columns.division"), t("candidates.town"), t("candidates.why")],
      ...[t("candidates.score"), t("candidates.invitation")],
    ],
    rows: rows.map((row) => [
      row.name,
      place(row.divisionCode),
      row.town,
      row.reasons.map((code) => t(`candidates.reasons.${code}`)).join(t("candidates.comma")),
      row.score,
      row.invitedAt && dayOfMoment(row.invitedAt),
    ]),
  };
}
