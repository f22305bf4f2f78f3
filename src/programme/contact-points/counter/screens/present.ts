import type { useTranslations } from "next-intl";
import { IDENTIFIED } from "../policy";

type CounterWords = ReturnType<typeof useTranslations<"counter">>;

/** The words in which somebody at a counter says who stands before him. */
export function presentWords(t: CounterWords) {
  return {
    spokeName: t("fields.spokeName"),
    spokePost: t("fields.spokePost"),
    identified: t("fields.identified"),
    hint: t("hints.present"),
    means: IDENTIFIED.map((value) => ({ value, label: t(`identified.${value}`) })),
  };
}

/** The same as a part of a form whose fields are data. */
export function presentGroup(t: CounterWords) {
  const { spokeName, spokePost, identified, hint, means } = presentWords(t);
  return {
    title: t("present"),
    fields: [
      { name: "spokeName", label: spokeName, hint, width: 20 as const },
      { name: "spokePost", label: spokePost, width: 20 as const },
      { name: "identified", label: identified, kind: "select" as const, options: means },
    ],
  };
}
