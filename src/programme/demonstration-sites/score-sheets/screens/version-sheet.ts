import type { Locale } from "@/ui/format";
import { dimensionsOf, type SheetContent } from "../schema";

type Words = { readonly t: (key: string) => string; readonly locale: Locale };

/** A version of the score sheet as a file: its items, then what fails whoever did it, then what is needed to pass. */
export function versionSheet(content: SheetContent, { t, locale }: Words) {
  const english = locale === "en";
  return {
    columns: [
      ...[t("sheet.number"), t("fields.dimension"), t("sheet.item")],
      ...[t("fields.points"), t("sheet.evidence")],
    ],
    rows: [
      ...dimensionsOf(content).flatMap(({ key, nameZh, nameEn, items }) =>
        items.map((item, index) => [
          ...[`${key}.${index + 1}`, english ? nameEn : nameZh, english ? item.textEn : item.textZh],
          ...[item.points, english ? item.evidenceEn : item.evidenceZh],
        ]),
      ),
      ...content.vetoes.map(({ textZh, textEn }) => [null, t("sheet.vetoes"), english ? textEn : textZh, null, null]),
      [null, null, t("sheet.passMark"), content.passMark, null],
      [null, null, t("sheet.dimensionPercent"), content.dimensionPercent, null],
    ],
  };
}
