import { useLocale, useTranslations } from "next-intl";
import { ANSWERS, type Question } from "../policy";

/** The questions as fields: numbered, each with the three words to choose from. */
export function useQuestionChoices(items: readonly Question[]) {
  const t = useTranslations("selfAssessment");
  const english = useLocale() === "en";
  return items.map(({ code, zh, en }, index) => ({
    ...{ name: code, kind: "one" as const },
    label: `${index + 1}. ${english ? en : zh}`,
    choices: ANSWERS.map((value) => ({ value, label: t(`answers.${value}`) })),
  }));
}
