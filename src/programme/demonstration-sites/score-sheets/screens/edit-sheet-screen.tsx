import { useTranslations } from "next-intl";
import type { FormValues } from "@/kernel/form-state";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { type Part, type PartLine, PartsForm } from "@/ui/parts-form";
import { sheetPath } from "../../paths";
import { editSheetAction } from "../actions";
import type { ScoreSheet } from "../queries";
import { fullMarks, type SheetContent, type SheetDimension } from "../schema";

/** The form of the next version, filled with this one, with an empty row at the end of each part. A row whose texts are emptied is taken away. */
export function EditSheetScreen({ sheet }: { readonly sheet: ScoreSheet }) {
  const t = useTranslations("demonstrationSites");
  const { content } = sheet;
  const line = (name: string, label: string, width?: 9 | 20): PartLine => ({
    name,
    label,
    ...(width ? { width } : {}),
  });
  const dimension = (name: string, number: string, items: number, title: string): Part => ({
    ...{ key: name, title, open: name === "d1" },
    lines: [line(`${name}.nameZh`, t("sheet.nameZh"), 20), line(`${name}.nameEn`, t("sheet.nameEn"))],
    rows: placesTo(items).map((place) => {
      const item = `${name}.i${place}`;
      return {
        key: item,
        legend: t("sheet.itemNo", { n: `${number}.${place}` }),
        lines: [
          line(`${item}.textZh`, t("sheet.textZh")),
          line(`${item}.textEn`, t("sheet.textEn")),
          line(`${item}.points`, t("fields.points"), 9),
          line(`${item}.evidenceZh`, t("sheet.evidenceZh"), 20),
          line(`${item}.evidenceEn`, t("sheet.evidenceEn"), 20),
        ],
      };
    }),
  });
  return (
    <>
      <BackLink href={sheetPath()}>{t("sheet.title", { n: sheet.serial })}</BackLink>
      <PageHead title={t("sheet.next", { n: sheet.serial + 1 })} />
      <div className="narrow stack stack--wide">
        <Notice>{t("sheet.kept")}</Notice>
        <PartsForm
          action={editSheetAction}
          hidden={{ serial: sheet.serial }}
          initial={{
            ...valuesOf(content),
            source: sheet.source,
            ...(sheet.verified ? { verified: "yes" } : {}),
          }}
          hint={{ field: "sheet", text: t("sheet.emptyHint") }}
          parts={[
            ...placesTo(content.dimensions.length + 1).map((place) => {
              const one = content.dimensions[place - 1];
              const title = `${t("fields.dimension")} ${place} ${one?.nameZh ?? ""}`;
              return dimension(`d${place}`, String(place), (one?.items.length ?? 0) + 1, title);
            }),
            dimension("b", "B", content.bonus.items.length + 1, `${t("sheet.bonus")} ${content.bonus.nameZh}`),
            {
              key: "vetoes",
              rows: placesTo(content.vetoes.length + 1).map((place) => ({
                key: `v${place}`,
                legend: t("sheet.vetoNo", { n: String(place) }),
                lines: [line(`v${place}.textZh`, t("sheet.textZh")), line(`v${place}.textEn`, t("sheet.textEn"))],
              })),
            },
            {
              key: "rest",
              lines: [
                line("fullPoints", t("sheet.fullPoints"), 9),
                line("bonusPoints", t("sheet.bonusPoints"), 9),
                line("passMark", t("sheet.passMark"), 9),
                line("dimensionPercent", t("sheet.dimensionPercent"), 9),
                line("source", t("sheet.source")),
                { name: "verified", label: t("sheet.verified"), tick: true },
              ],
            },
          ]}
          submit={t("sheet.submit")}
          cancel={{ href: sheetPath(), label: t("acts.notYet") }}
          words={formWords(useTranslations("ui"))}
        />
      </div>
    </>
  );
}

function placesTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function valuesOf(content: SheetContent): FormValues {
  const { dimensions, bonus, vetoes, passMark, dimensionPercent } = content;
  const full = fullMarks(content);
  const parts: [string, SheetDimension][] = [
    ...dimensions.map((one, index): [string, SheetDimension] => [`d${index + 1}`, one]),
    ["b", bonus],
  ];
  return Object.fromEntries([
    ["fullPoints", String(full.points)],
    ["bonusPoints", String(full.bonus)],
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
