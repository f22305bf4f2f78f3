import { useTranslations } from "next-intl";
import type { FormValues } from "@/kernel/form-state";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { sheetPath } from "../../paths";
import { editSheetAction } from "../actions";
import type { ScoreSheet } from "../queries";
import type { SheetContent, SheetDimension } from "../schema";
import { SheetForm } from "./sheet-form";

/** The form of the next version, filled with this one, with an empty row at the end of each part. */
export function EditSheetScreen({ sheet }: { readonly sheet: ScoreSheet }) {
  const t = useTranslations("demonstrationSites");
  const ui = useTranslations("ui");
  const { content } = sheet;
  const dimensions = [
    ...content.dimensions.map(({ items }, index) => ({ name: `d${index + 1}`, items: items.length + 1 })),
    { name: `d${content.dimensions.length + 1}`, items: 1 },
    { name: "b", items: content.bonus.items.length + 1 },
  ];
  return (
    <>
      <BackLink href={sheetPath()}>{t("sheet.title", { n: sheet.serial })}</BackLink>
      <PageHead title={t("sheet.next", { n: sheet.serial + 1 })} />
      <div className="narrow stack stack--wide">
        <Notice>{t("sheet.kept")}</Notice>
        <SheetForm
          action={editSheetAction}
          serial={sheet.serial}
          initial={{
            ...valuesOf(content),
            source: sheet.source,
            ...(sheet.verified ? { verified: "yes" } : {}),
          }}
          dimensions={dimensions}
          vetoes={content.vetoes.length + 1}
          words={{
            ...formWords(ui),
            nameZh: t("sheet.nameZh"),
            nameEn: t("sheet.nameEn"),
            points: t("fields.points"),
            textZh: t("sheet.textZh"),
            textEn: t("sheet.textEn"),
            evidenceZh: t("sheet.evidenceZh"),
            evidenceEn: t("sheet.evidenceEn"),
            item: t("sheet.itemNo", { n: "{n}" }),
            veto: t("sheet.vetoNo", { n: "{n}" }),
            bonus: t("sheet.bonus"),
            dimension: t("fields.dimension"),
            passMark: t("sheet.passMark"),
            dimensionPercent: t("sheet.dimensionPercent"),
            source: t("sheet.source"),
            verified: t("sheet.verified"),
            submit: t("sheet.submit"),
            cancel: t("acts.notYet"),
            emptyHint: t("sheet.emptyHint"),
          }}
          cancelHref={sheetPath()}
        />
      </div>
    </>
  );
}

function valuesOf({ dimensions, bonus, vetoes, passMark, dimensionPercent }: SheetContent): FormValues {
  const parts: [string, SheetDimension][] = [
    ...dimensions.map((one, index): [string, SheetDimension] => [`d${index + 1}`, one]),
    ["b", bonus],
  ];
  return Object.fromEntries([
    ["passMark", String(passMark)],
    ["dimensionPercent", String(dimensionPercent)],
    ...parts.flatMap(([name, { nameZh, nameEn, items }]) => [
      [`${name}.nameZh`, nameZh],
      [`${name}.nameEn`, nameEn],
      ...items.flatMap((item, index) =>
        Object.entries(item).map(([field, value]) => [`${name}.i${index + 1}.${field}`, String(value)]),
      ),
    ]),
    ...vetoes.flatMap(({ textZh, textEn }, index) => [
      [`v${index + 1}.textZh`, textZh],
      [`v${index + 1}.textEn`, textEn],
    ]),
  ]);
}
