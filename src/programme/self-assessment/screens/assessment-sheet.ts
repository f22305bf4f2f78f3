import { dayOfMoment } from "@/kernel/days";
import type { AssessmentDetail } from "../queries";

type Cell = string | number | null;
type SheetWords = {
  readonly t: (key: string) => string;
  readonly name: (named: { readonly nameZh: string; readonly nameEn: string }) => string;
};

/** One result of a firm as a file: each measure with its answer, and what to do next where it isn't in place. */
export function assessmentSheet(
  { enterpriseName, serial, answeredAt, by, questionnaire, result }: AssessmentDetail,
  { t, name }: SheetWords,
) {
  const parts = [
    { answer: "no", items: result.missing, advised: true },
    { answer: "partly", items: result.partly, advised: true },
    { answer: "yes", items: result.inPlace, advised: false },
  ] as const;
  const rows = parts.flatMap(({ answer, items, advised }) =>
    items.map((item): Cell[] => [
      ...[enterpriseName, serial, dayOfMoment(answeredAt), by, questionnaire],
      ...[name(item), t(`answers.${answer}`), item.key ? t("key") : null],
      advised ? name({ nameZh: item.adviceZh, nameEn: item.adviceEn }) : null,
    ]),
  );
  const columns = ["firm", "serial", "answeredOn", "by", "questionnaire", "measure", "answer", "key", "advice"];
  return { columns: columns.map((key) => t(`sheet.${key}`)), rows };
}
