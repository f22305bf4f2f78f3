import type { Locale } from "@/ui/format";
import type { ChecklistItem } from "../schema";

type Words = { readonly t: (key: string) => string; readonly locale: Locale };

/** A version of the admission checklist as a file. */
export function checklistSheet(items: readonly ChecklistItem[], { t, locale }: Words) {
  const english = locale === "en";
  return {
    columns: [t("checklist.number"), t("checklist.item"), t("evidence"), t("checklist.kind")],
    rows: items.map(({ textZh, textEn, evidenceZh, evidenceEn, required }, index) => [
      ...[index + 1, english ? textEn : textZh, english ? evidenceEn : evidenceZh],
      t(required ? "checklist.required" : "checklist.optional"),
    ]),
  };
}
