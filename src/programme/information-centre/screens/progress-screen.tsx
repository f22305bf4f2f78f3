import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MovedDay } from "@/kernel/address";
import type { Day } from "@/kernel/days";
import { SMALLEST_FIGURE } from "@/kernel/small-figures";
import { OtherDay } from "@/ui/address-notes";
import { ButtonLink } from "@/ui/button";
import { ChartFigure } from "@/ui/chart-figure";
import { LineChart } from "@/ui/charts";
import { Definition } from "@/ui/definition";
import { FigureLink, type FigureOf } from "@/ui/figure";
import { Filters } from "@/ui/filters";
import { longDay } from "@/ui/format";
import { useName } from "@/ui/names";
import { NumberTable } from "@/ui/number-table";
import { PageHead } from "@/ui/page-head";
import { PrintButton } from "@/ui/print-button";
import { registerPath, statementsPath, targetsPath } from "../../targets/paths";
import { openDataPath, progressPath } from "../paths";
import type { Published, PublishedProgress } from "../progress/queries";

const FORMATS = ["xlsx", "csv", "pdf", "json"] as const;

type ProgressScreenProps = {
  readonly progress: readonly PublishedProgress[];
  readonly day: Day;
  readonly moved: MovedDay | null;
  /** What of the address does nothing. */
  readonly notes: ReactNode;
};

/** The way here from the first page. */
export function PublishedLink() {
  const t = useTranslations("informationCentre.progress");
  return <a href={progressPath()}>{t("link")}</a>;
}

/** Targets, results, definitions, cut-off and history, for everybody; what is small is told in words. */
export function ProgressScreen({ progress, day, moved, notes }: ProgressScreenProps) {
  const t = useTranslations("informationCentre.progress");
  return (
    <div className="stack">
      <PageHead
        title={t("title")}
        end={
          <>
            {FORMATS.map((format) => (
              <ButtonLink
                key={format}
                tone={format === "xlsx" ? "secondary" : "quiet"}
                href={openDataPath(format, day)}
              >
                {t(format)}
              </ButtonLink>
            ))}
            <PrintButton tone="quiet">{t("print")}</PrintButton>
          </>
        }
      />
      <p className="second measure">{t("lead")}</p>
      <Filters filters={[{ name: "asOf", label: t("asOf"), type: "day", value: day }]} clearHref={progressPath()} />
      <OtherDay moved={moved} day={day} />
      {notes}
      {progress.map((one) => (
        <IndicatorProgress key={one.indicator} progress={one} day={day} />
      ))}
      <section className="section stack" aria-labelledby="open-data">
        <h2 className="h2" id="open-data">
          {t("open")}
        </h2>
        <p className="measure">{t("openLead")}</p>
        <ul className="plainlist">
          {(["json", "csv", "xlsx", "pdf"] as const).map((format) => (
            <li key={format}>
              <a href={openDataPath(format, day)}>
                <code>{openDataPath(format, day)}</code>
              </a>
            </li>
          ))}
        </ul>
        <p className="small second measure">{t("small", { floor: SMALLEST_FIGURE })}</p>
        <p>
          <a href={targetsPath({ asOf: day })}>{t("board")}</a> · <a href={statementsPath()}>{t("statements")}</a>
        </p>
      </section>
    </div>
  );
}

function IndicatorProgress({ progress, day }: { readonly progress: PublishedProgress; readonly day: Day }) {
  const t = useTranslations("informationCentre.progress");
  const targets = useTranslations("targets");
  const placeName = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { indicator, goal, divisions, dates, history } = progress;
  const name = targets(`indicators.${indicator}.name`);
  const told = useTold(indicator);
  return (
    <section className="section stack" aria-labelledby={indicator}>
      <h2 className="h2" id={indicator}>
        {name} <Told cell={told(progress.actual, { asOf: day })} />{" "}
        <small>{progress.actual === null ? "" : targets(`indicators.${indicator}.unit`)}</small>
      </h2>
      <p className="tiny quiet cutoff">{t("cutoff", { day: longDay(day, locale) })}</p>
      <NumberTable
        label={t("dates", { name })}
        corner={t("by")}
        head={(["target", "actual"] as const).map((key) => ({ key, label: t(key) }))}
        rows={dates.map(({ day: deadline, target, actual }) => ({
          key: deadline,
          label: longDay(deadline, locale),
          cells: [
            target,
            actual === undefined ? (
              <span key="none" className="quiet">
                {t("notYet")}
              </span>
            ) : (
              told(actual, { asOf: deadline < day ? deadline : day })
            ),
          ],
        }))}
      />
      <ChartFigure title={t("places", { name })} unit={t("placesUnit", { when: longDay(goal.day, locale) })}>
        <NumberTable
          label={t("places", { name })}
          corner={t("place")}
          head={(["actual", "target"] as const).map((key) => ({ key, label: t(key) }))}
          rows={[
            ...divisions.map(({ place, actual, target }) => ({
              key: place.code,
              label: placeName(place),
              cells: [told(actual, { asOf: day, division: place.code }), target],
            })),
            { key: "all", label: t("total"), cells: [told(progress.actual, { asOf: day }), goal.value] },
          ]}
        />
      </ChartFigure>
      <History progress={{ indicator, history }} />
      <Definition
        label={t("definition")}
        lines={[
          { label: t("formula"), value: targets(`definition.of.${indicator}`) },
          { label: t("asOf"), value: t("cutoff", { day: longDay(day, locale) }) },
          { label: t("source"), value: progress.source },
          { label: t("owner"), value: t("ownerText") },
        ]}
      />
    </section>
  );
}

function History({ progress: { indicator, history } }: { progress: Pick<PublishedProgress, "indicator" | "history"> }) {
  const t = useTranslations("informationCentre.progress");
  const targets = useTranslations("targets");
  const name = targets(`indicators.${indicator}.name`);
  const told = useTold(indicator);
  const years = [...new Set(history.map(({ day }) => day.slice(0, 4)))];
  const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));
  return (
    <ChartFigure
      title={t("history", { name })}
      unit={t("historyUnit")}
      table={
        <NumberTable
          label={t("history", { name })}
          corner={targets("columns.month")}
          head={months.map((month) => ({ key: month, label: targets("monthName", { n: Number(month) }) }))}
          rows={years.map((year) => ({
            key: year,
            label: year,
            cells: months.map((month) => {
              const point = history.find(({ day }) => day.startsWith(`${year}-${month}`));
              return point ? told(point.actual, { asOf: point.day }) : null;
            }),
          }))}
        />
      }
    >
      <LineChart
        words={t("historyWords", { name })}
        series={[t("series")]}
        points={history.map(({ day, actual }) => ({ at: day.slice(0, 7), values: [actual] }))}
      />
    </ChartFigure>
  );
}

/** A figure as a link to its register, or the word for one that isn't stated. */
function useTold(indicator: PublishedProgress["indicator"]) {
  const t = useTranslations("informationCentre.progress");
  return (actual: Published, where: { readonly asOf: Day; readonly division?: string }): FigureOf | ReactNode =>
    actual === null ? (
      <span key="withheld" className="quiet">
        {t("withheld")}
      </span>
    ) : (
      { figure: indicator, value: actual, href: registerPath(indicator, where) }
    );
}

function Told({ cell }: { readonly cell: FigureOf | ReactNode }) {
  return isFigure(cell) ? <FigureLink {...cell} /> : cell;
}

function isFigure(cell: FigureOf | ReactNode): cell is FigureOf {
  return typeof cell === "object" && cell !== null && "value" in cell;
}
