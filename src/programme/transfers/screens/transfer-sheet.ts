import { dayFromDate, dayOfMoment } from "@/kernel/days";
import type { Named } from "@/ui/names";
import type { TransferRow } from "../queries";

type Words = {
  readonly t: (key: string) => string;
  readonly name: (named: Named | undefined) => string;
  readonly place: (divisionCode: string) => string;
};

/** The list of transfers as a file: numbers, departments and dates; not about whom, nor what was found. */
export function transferSheet(transfers: readonly TransferRow[], { t, name, place }: Words) {
  return {
    columns: [
      ...[t("columns.number"), t("columns.ground"), t("columns.from"), t("columns.to"), t("columns.sent")],
      ...[t("columns.due"), t("columns.status"), t("columns.answer")],
      t("fields.sourceNumber"),
    ],
    rows: transfers.map((one) => [
      ...[one.number ?? t("unsent"), t(`grounds.${one.ground}`), name({ nameZh: one.fromZh, nameEn: one.fromEn })],
      ...[place(one.divisionCode), one.sentAt && dayOfMoment(one.sentAt), one.dueOn && dayFromDate(one.dueOn)],
      ...[t(`statuses.${one.status}`), one.answer && t(`answers.${one.answer}`)],
      one.sourceNumber,
    ]),
  };
}
