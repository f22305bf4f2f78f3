import { dayFromDate, dayOfMoment } from "@/kernel/days";
import type { Filing } from "../queries";

type Words = { readonly t: (key: string) => string; readonly place: (divisionCode: string) => string };

/** The list of filings as a file: for which firm, who typed, who was present; not what was typed. */
export function filingSheet(filings: readonly Filing[], { t, place }: Words) {
  return {
    columns: [
      ...[t("columns.firm"), t("columns.division"), t("columns.kind"), t("columns.typed"), t("fields.spokeName")],
      ...[t("fields.spokePost"), t("fields.identified"), t("columns.status"), t("columns.due"), t("columns.at")],
    ],
    rows: filings.map((one) => [
      ...[one.firmName, place(one.divisionCode), t(`kinds.${one.kind}`), one.typedBy.name, one.spokeName],
      ...[one.spokePost, t(`identified.${one.identified}`), t(`statuses.${one.status}`)],
      ...[one.dueOn && dayFromDate(one.dueOn), dayOfMoment(one.createdAt)],
    ]),
  };
}
