import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChartFigure, DashPart } from "@/ui/chart-figure";
import { LineChart } from "@/ui/charts";
import { Facts } from "@/ui/facts";
import { FigureLink } from "@/ui/figure";
import { useName } from "@/ui/names";
import { NumberTable } from "@/ui/number-table";
import { Source } from "@/ui/source";
import { registerPath } from "../../targets/paths";
import type { Point } from "../counted/policy";
import type { Outcome } from "../counted/queries";
import { outcomeRowsPath, outcomeValuePath } from "../paths";
import type { IndicatorRow } from "../queries";
import { usePeriod, useSpoken, useTold, writtenInterval, writtenValue } from "./told-words";

/** What is measured, by what, whose it is, how often: beside its figures. */
export function IndicatorFacts({ indicator }: { readonly indicator: IndicatorRow }) {
  const t = useTranslations("outcomes");
  const spoken = useSpoken();
  const { definitionZh, definitionEn, source, verified, ownerZh, ownerEn, ownerKind, frequency, measure } = indicator;
  return (
    <Facts
      bare
      facts={[
        { label: t("facts.definition"), value: spoken({ zh: definitionZh, en: definitionEn }) },
        {
          label: t("facts.source"),
          value: <Source source={source} unverified={verified ? undefined : t("facts.unverified")} />,
        },
        {
          label: t("facts.owner"),
          value: ownerZh && ownerEn ? spoken({ zh: ownerZh, en: ownerEn }) : t(`ownerKinds.${ownerKind}`),
        },
        { label: t("facts.frequency"), value: t(`frequencies.${frequency}`) },
        { label: t("facts.measure"), value: t(`measures.${measure}`) },
        { label: t("facts.direction"), value: t(`wanted.${indicator.lowerBetter ? "lower" : "higher"}`) },
        { label: t("facts.made"), value: t(`made.${indicator.counted ? "counted" : "entered"}`) },
      ]}
    />
  );
}

/** The course of an indicator: a run chart with the range of each value, and the same as a table. */
export function CoursePart({ indicator, points }: Outcome) {
  const t = useTranslations("outcomes");
  const spoken = useSpoken();
  const period = usePeriod();
  const name = spoken({ zh: indicator.nameZh, en: indicator.nameEn });
  const { measure } = indicator;
  const ranged = points.some(({ told }) => told?.interval);
  const scaled = (value: number) => Math.round(value * (measure === "percent" ? 1000 : 10)) / 10;
  const drawn = points.filter(({ told }) => told !== null);
  return (
    <ChartFigure
      title={t("parts.chart", { name })}
      unit={t(ranged ? "parts.chartUnit" : "parts.chartUnitAlone", { measure: t(`measures.${measure}`) })}
      span={7}
      table={<CourseTable indicator={indicator} points={points} label={t("parts.table", { name })} />}
    >
      {drawn.length > 1 ? (
        <LineChart
          words={t("parts.chartWords", { name })}
          series={ranged ? [t("series.value"), t("series.low"), t("series.high")] : [t("series.value")]}
          points={drawn.map((point) => ({
            at: period({ key: point.period.key }),
            values: point.told
              ? [
                  scaled(point.told.value),
                  ...(point.told.interval ? [scaled(point.told.interval.low), scaled(point.told.interval.high)] : []),
                ]
              : [],
          }))}
        />
      ) : null}
    </ChartFigure>
  );
}

function CourseTable({ indicator, points, label }: Pick<Outcome, "indicator" | "points"> & { readonly label: string }) {
  const t = useTranslations("outcomes");
  const period = usePeriod();
  const told = useTold();
  const { measure } = indicator;
  const counted = measure !== "count";
  if (points.length === 0) return <p className="quiet">{t("none")}</p>;
  return (
    <>
      <NumberTable
        label={label}
        corner={t("columns.period")}
        head={[
          { key: "value", label: t("columns.value") },
          ...(counted
            ? (["interval", "numerator", "denominator"] as const).map((key) => ({ key, label: t(`columns.${key}`) }))
            : []),
        ]}
        rows={points.map((point) => ({
          key: point.period.key,
          label: period(point.period),
          cells: [
            point.valueId ? (
              <a key="value" href={outcomeValuePath(point.valueId)}>
                {told(measure, point)}
              </a>
            ) : (
              told(measure, point)
            ),
            ...(counted
              ? [
                  point.inWords ? null : writtenInterval(measure, point.told, "—"),
                  <Numerator key="numerator" indicator={indicator} point={point} />,
                  <Denominator key="denominator" indicator={indicator} point={point} />,
                ]
              : []),
          ],
        }))}
      />
      <Restated indicator={indicator} points={points} />
    </>
  );
}

type CellProps = { readonly indicator: IndicatorRow; readonly point: Point; readonly division?: string | undefined };

/** What was counted, opening its rows; of an entered value the number alone, whose proof stands on its page. */
function Numerator({
  indicator: { code, counted },
  point: { figures, inWords, period },
  division,
}: CellProps): ReactNode {
  if (inWords) return null;
  const { numerator } = figures;
  if (!counted) return numerator;
  return (
    <FigureLink
      figure={`outcome-${code}`}
      value={numerator}
      href={outcomeRowsPath({ of: counted, from: period.from, to: period.to, division })}
    />
  );
}

/** Of how many: member firms open the register of the period's last day. */
function Denominator({ indicator: { code, counted }, point: { figures, period }, division }: CellProps): ReactNode {
  const { denominator } = figures;
  if (denominator === null || !counted) return denominator;
  return (
    <FigureLink
      figure={`outcome-${code}-of`}
      value={denominator}
      href={registerPath("contact-points", { asOf: period.to, division })}
    />
  );
}

/** What had been published before it was restated, and why. */
function Restated({ indicator: { measure }, points }: Pick<Outcome, "indicator" | "points">): ReactNode {
  const t = useTranslations("outcomes");
  const period = usePeriod();
  const restated = points.flatMap((point) => point.before.map((before) => ({ point, ...before })));
  if (restated.length === 0) return null;
  return (
    <ul className="plainlist small">
      {restated.map(({ point, told, reason }) => (
        <li key={`${point.period.key} ${reason}`}>
          {period(point.period)}{" "}
          {t("restatedFrom", { value: told ? writtenValue(measure, told.value) : t("inWords"), reason })}
        </li>
      ))}
    </ul>
  );
}

/** By year and place, the city first. */
export function PlacesPart({ indicator, spans, places }: Outcome) {
  const t = useTranslations("outcomes");
  const spoken = useSpoken();
  const name = useName();
  const told = useTold();
  const period = usePeriod();
  const title = t("parts.places", { name: spoken({ zh: indicator.nameZh, en: indicator.nameEn }) });
  const { measure } = indicator;
  if (places.length < 2) return null;
  return (
    <DashPart
      id={`${indicator.code}-places`}
      title={title}
      unit={t("parts.placesUnit", { measure: t(`measures.${measure}`) })}
    >
      <NumberTable
        label={title}
        corner={t("columns.place")}
        head={spans.flatMap((year) => [
          { key: year.key, label: period(year) },
          ...(indicator.counted ? [{ key: `${year.key} n`, label: t("columns.numerator") }] : []),
        ])}
        rows={places.map(({ place, cells }) => ({
          key: place?.code ?? "city",
          label: place ? name(place) : t("columns.city"),
          cells: cells.flatMap((point, index) => {
            const key = spans[index]?.key ?? "";
            const value = point ? (
              <span key={key}>
                {told(measure, point)}
                {point.told?.interval ? (
                  <small className="quiet"> {t("interval", intervalOf(measure, point))}</small>
                ) : null}
              </span>
            ) : null;
            if (!indicator.counted) return [value];
            return [
              value,
              point ? <Numerator key={`${key} n`} indicator={indicator} point={point} division={place?.code} /> : null,
            ];
          }),
        }))}
      />
    </DashPart>
  );
}

function intervalOf(measure: IndicatorRow["measure"], { told }: Point): { low: string; high: string } {
  const { low = 0, high = 0 } = told?.interval ?? {};
  return { low: writtenValue(measure, low), high: writtenValue(measure, high) };
}
