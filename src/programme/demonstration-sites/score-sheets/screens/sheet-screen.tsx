import { useLocale, useTranslations } from "next-intl";
import { dayOfMoment } from "@/kernel/days";
import { ButtonLink } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { ExportLinks } from "@/ui/export-links";
import { longDay } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Source } from "@/ui/source";
import { editSheetPath, sheetPath, sitesPath } from "../../paths";
import { points } from "../../screens/scores";
import type { ScoreSheet, VersionLine } from "../queries";
import { dimensionsOf, fullMarks } from "../schema";

type SheetScreenProps = {
  readonly sheet: ScoreSheet;
  readonly versions: readonly VersionLine[];
  readonly mayEdit: boolean;
  /** Whoever has signed in takes it away. */
  readonly mayExport: boolean;
};

/** A version of the score sheet: dimensions, items, points, proofs; pass marks and vetoes; where the points come from. For everybody. */
export function SheetScreen({ sheet, versions, mayEdit, mayExport }: SheetScreenProps) {
  const t = useTranslations("demonstrationSites");
  const english = useLocale() === "en";
  const locale = english ? "en" : "zh-CN";
  const { content } = sheet;
  const full = fullMarks(content);
  return (
    <>
      <PageHead
        trail={[{ href: sitesPath(), label: t("title") }]}
        title={t("sheet.title", { n: sheet.serial })}
        end={
          <>
            {mayEdit ? <ButtonLink href={editSheetPath}>{t("sheet.edit")}</ButtonLink> : null}
            {mayExport ? <ExportLinks list="score-sheet" query={{ version: String(sheet.serial) }} /> : null}
          </>
        }
      />
      <div className="stack">
        {sheet.verified ? null : (
          <Notice tone="warn">
            {t("sheet.proposal")} <Source source={sheet.source} />
          </Notice>
        )}
        <p>
          {t("sheet.pass", {
            points: points(full.points),
            bonus: points(full.bonus),
            mark: content.passMark,
            share: content.dimensionPercent,
          })}
        </p>
        {dimensionsOf(content).map((dimension) => (
          <Section
            key={dimension.key}
            id={`d${dimension.key}`}
            title={`${dimension.key === "B" ? "" : `${dimension.key} `}${english ? dimension.nameEn : dimension.nameZh}`}
            end={t("sheet.points", { n: points(dimension.points) })}
          >
            <DataTable
              caption={english ? dimension.nameEn : dimension.nameZh}
              rows={dimension.items.map((item, index) => ({ ...item, key: `${dimension.key}.${index + 1}` }))}
              rowKey={({ key }) => key}
              columns={[
                { key: "key", head: t("sheet.number"), cell: ({ key }) => <span className="num">{key}</span> },
                {
                  key: "text",
                  head: t("sheet.item"),
                  fold: "title",
                  rowHead: true,
                  wrap: true,
                  cell: ({ textZh, textEn }) => (english ? textEn : textZh),
                },
                { key: "points", head: t("fields.points"), align: "end", cell: (item) => points(item.points) },
                {
                  key: "evidence",
                  head: t("sheet.evidence"),
                  cell: ({ evidenceZh, evidenceEn }) => (english ? evidenceEn : evidenceZh),
                },
              ]}
            />
          </Section>
        ))}
        <Section id="vetoes" title={t("sheet.vetoes")}>
          <ul>
            {content.vetoes.map(({ textZh, textEn }) => (
              <li key={textZh}>{english ? textEn : textZh}</li>
            ))}
          </ul>
        </Section>
        <Section id="versions" title={t("sheet.versions")}>
          <p className="second">{t("sheet.kept")}</p>
          <ul className="linklist">
            {versions.map(({ serial, madeAt }) => (
              <li key={serial}>
                <a href={sheetPath(serial)} aria-current={serial === sheet.serial ? "page" : undefined}>
                  {t("sheet.version", { n: serial })}
                </a>
                <span className="quiet">{madeAt ? longDay(dayOfMoment(madeAt), locale) : t("sheet.delivered")}</span>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
}
