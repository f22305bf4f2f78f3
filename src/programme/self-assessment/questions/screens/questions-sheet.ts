import type { Locale } from "@/ui/format";
import type { Questionnaire } from "../../queries";

type Words = { readonly t: (key: string) => string; readonly locale: Locale };

/** A version of the questions as a file: what is asked, which measure it is about, what a result advises. */
export function questionsSheet({ items }: Pick<Questionnaire, "items">, { t, locale }: Words) {
  const english = locale === "en";
  return {
    columns: ["questions.place", "questions.asked", "questions.measure", "questions.advice", "key"].map((key) =>
      t(key),
    ),
    rows: items.map(({ zh, en, nameZh, nameEn, adviceZh, adviceEn, key }, index) => [
      ...[index + 1, english ? en : zh, english ? nameEn : nameZh, english ? adviceEn : adviceZh],
      key ? t("key") : null,
    ]),
  };
}
