import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Places } from "@/ui/day-register";
import { Empty } from "@/ui/empty";
import { number } from "@/ui/format";
import { useName } from "@/ui/names";
import { NumberTable } from "@/ui/number-table";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Tabs } from "@/ui/tabs";
import { rankingPath, sheetPath, sitePath, sitesPath } from "../../paths";
import { dimensionsOf } from "../../score-sheets/schema";
import { points } from "../../screens/scores";
import type { Round } from "../queries";
import { cutOf } from "../schema";

type RankingScreenProps = {
  readonly year: number;
  readonly years: readonly number[];
  readonly rounds: readonly Round[];
  /** How many the year's target asks for; null without one. */
  readonly places: number | null;
  readonly divisions: Places["divisions"];
  /** The ranking as a file. */
  readonly end: ReactNode;
};

/** The sites of a year by their scores: dimensions, total, what stands against an award, ties; the cut-off in words. */
export function RankingScreen({ year, years, rounds, places, divisions, end }: RankingScreenProps) {
  const t = useTranslations("demonstrationSites");
  const english = useLocale() === "en";
  const name = useName();
  return (
    <>
      <PageHead trail={[{ href: sitesPath(), label: t("title") }]} title={t("ranking.title", { year })} end={end} />
      <div className="stack broad">
        <Tabs
          label={t("ranking.years")}
          tabs={years.map((one) => ({ href: rankingPath(one), label: String(one), current: one === year }))}
        />
        <p className="second measure">{t("ranking.lead")}</p>
        {rounds.length === 0 ? <Empty title={t("ranking.none")} /> : null}
        {places !== null && rounds.length > 1 ? <p>{t("ranking.apart", { places, n: rounds.length })}</p> : null}
        {rounds.map(({ sheet, rows }) => {
          const passed = rows.filter(({ shortfall, out }) => shortfall === undefined && !out);
          return (
            <Section key={sheet.serial} id={`sheet-${sheet.serial}`} title={t("sheet.version", { n: sheet.serial })}>
              <p>
                {t("ranking.passed", { n: passed.length, of: rows.length, mark: sheet.content.passMark })}{" "}
                {places === null || rounds.length > 1 ? null : <Cut passed={passed} places={places} />}{" "}
                <a href={sheetPath(sheet.serial)}>{t("sheet.name")}</a>
              </p>
              <NumberTable
                label={t("ranking.title", { year })}
                corner={t("fields.enterprise")}
                head={[
                  { key: "place", label: t("ranking.place") },
                  { key: "total", label: t("fields.total") },
                  ...dimensionsOf(sheet.content).map((dimension) => ({
                    key: dimension.key,
                    label: `${english ? dimension.nameEn : dimension.nameZh} (${points(dimension.points)})`,
                  })),
                  { key: "standing", label: t("ranking.standing") },
                ]}
                rows={rows.map((row) => ({
                  key: row.id,
                  label: (
                    <>
                      <a href={sitePath(row.id)}>{row.enterpriseName}</a>{" "}
                      <span className="quiet">{name(divisions.find(({ code }) => code === row.divisionCode))}</span>
                    </>
                  ),
                  cells: [
                    row.place === null ? "–" : row.tied ? t("ranking.tied", { n: row.place }) : String(row.place),
                    number(row.total, 2),
                    ...dimensionsOf(sheet.content).map(({ key }) => number(row.dimensions[key] ?? 0, 2)),
                    row.shortfall && !row.out ? t(`refusals.${row.shortfall}`) : t(`statuses.${row.status}`),
                  ],
                }))}
              />
            </Section>
          );
        })}
      </div>
    </>
  );
}

/** Down to where the year's target reaches; how many more are within when some of them are level. */
function Cut({ passed, places }: { readonly passed: readonly { readonly total: number }[]; readonly places: number }) {
  const t = useTranslations("demonstrationSites");
  const cut = cutOf(passed, places);
  if (!cut) return t("ranking.places", { places });
  const said = { places, total: number(cut.total, 2), within: cut.within, over: cut.within - places };
  return t(cut.within > places ? "ranking.level" : "ranking.cut", said);
}
