import type { useTranslations } from "next-intl";
import type { FormWords } from "./field";

/**
 * The words of every form, for a server component to hand to its client form:
 * `formWords(useTranslations("ui"))`, or `formWords(await getTranslations("ui"))` in an async one.
 */
export function formWords(t: ReturnType<typeof useTranslations<"ui">>): FormWords {
  return {
    language: t("language"),
    error: t("error"),
    optional: t("optional"),
    errorTitle: t("errorTitle"),
    busy: t("busy"),
    reference: t("reference"),
    seeNew: t("seeNew"),
    choose: t("choose"),
    year: t("year"),
    month: t("month"),
    day: t("day"),
    whyLate: t("whyLate"),
    whyLateHint: t("whyLateHint"),
  };
}
