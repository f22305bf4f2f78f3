import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { BarList } from "@/ui/bar-list";
import { ChartFigure, Dash, DashPart } from "@/ui/chart-figure";
import { LineChart } from "@/ui/charts";
import { FigureLink, type FigureOf } from "@/ui/figure";
import { NumberTable } from "@/ui/number-table";
import { TileMap } from "@/ui/tile-map";
import { quotasPath, registerPath, targetsPath } from "../paths";
import type { Indicator, Scope } from "../policy";
import type { ClusterProgress, MonthProgress, Progress } from "../queries";
import { useDeadline, useStandingLines } from "./standing-lines";
import { TargetsDefinition } from "./targets-definition";
import { TargetGauge } from "./targets-strip";

export type BoardProps = {
  readonly progress: Progress;
  readonly months: readonly MonthProgress[];
  readonly clusters: readonly ClusterProgress[];
  readonly day: Day;
  readonly scope: Scope;
  readonly mayChange: boolean;
};

/** All that there is to one indicator: how it stands, where, since when. */
export function IndicatorBoard(board: BoardProps) {
  const t = useTranslations("targets");
  const { progress, scope } = board;
  const name = t(`indicators.${progress.indicator}.name`);
  return (
    <section aria-label={name} className="board">
      <h2 className="h2">{name}</h2>
      <Dash>
        <StandingPart {...board} />
        {scope.division || scope.cluster ? null : <MapPart {...board} />}
        {scope.cluster ? null : <DivisionPart {...board} />}
        <MonthPart {...board} />
        <ClusterPart {...board} />
      </Dash>
    </section>
  );
}

function figureOf({
  indicator,
  value,
  asOf,
  scope,
}: {
  indicator: Indicator;
  value: number;
  asOf: Day;
  scope: Scope;
}): FigureOf {
  return { figure: indicator, value, href: registerPath(indicator, { asOf, ...scope }) };
}

function StandingPart({ progress, day, scope }: BoardProps) {
  const t = useTranslations("targets");
  const deadline = useDeadline();
  const { indicator, standing, years, target } = progress;
  const lines = useStandingLines(indicator, standing);
  const unit = t(`indicators.${indicator}.unit`);
  return (
    <DashPart
      id={`${indicator}-standing`}
      title={t("parts.standing", { name: t(`indicators.${indicator}.short`) })}
      span={scope.division || scope.cluster ? 12 : 7}
    >
      <div className="figure">
        <p>
          <FigureLink {...figureOf({ indicator, value: standing.actual, asOf: day, scope })} /> <small>{unit}</small>
        </p>
      </div>
      <ul className="plainlist">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {scope.cluster ? null : <TargetGauge progress={progress} />}
      {scope.cluster ? null : (
        <NumberTable
          label={t("parts.years", { name: t(`indicators.${indicator}.short`) })}
          corner={t("columns.deadline")}
          head={[
            { key: "target", label: t("columns.target") },
            { key: "actual", label: t("columns.actual") },
          ]}
          rows={years.map(({ target: row, value, actual }) => ({
            key: row.id,
            label:
              row === target && row.deadline > day
                ? t("soFar", { when: deadline(row.deadline) })
                : deadline(row.deadline),
            cells: [
              value,
              actual === null ? (
                <span key="actual" className="quiet">
                  {t("notYet")}
                </span>
              ) : (
                figureOf({ indicator, value: actual, asOf: row.deadline < day ? row.deadline : day, scope })
              ),
            ],
          }))}
        />
      )}
      <TargetsDefinition indicator={indicator} day={day} source={target?.source ?? ""} />
    </DashPart>
  );
}

/** The tiles of the map; `short` names because a tile is narrow. */
function useShort(): (place: Progress["divisions"][number]["place"]) => string {
  const english = useLocale() === "en";
  return (place) => (english ? place.shortEn || place.nameEn : place.shortZh || place.nameZh);
}

function MapPart({ progress: { indicator, divisions }, day }: BoardProps) {
  const t = useTranslations("targets");
  return (
    <ChartFigure
      title={t("parts.map", { name: t(`indicators.${indicator}.short`) })}
      unit={t("parts.mapUnit")}
      span={5}
    >
      <PlaceTiles divisions={divisions} indicator={indicator} day={day} />
    </ChartFigure>
  );
}

/** The divisions as tiles, each opening its part of the register. */
export function PlaceTiles({
  divisions,
  indicator,
  day,
}: {
  readonly divisions: Progress["divisions"];
  readonly indicator: Indicator;
  readonly day: Day;
}) {
  const t = useTranslations("targets");
  const short = useShort();
  return (
    <TileMap
      sea={t("sea")}
      tiles={divisions.flatMap(({ place, standing }) => {
        const [column, row] = [place.tileX, place.tileY];
        if (!isTrack(column) || !isTrack(row)) return [];
        const note =
          standing.goal.value === 0
            ? t("tile.none")
            : t(standing.gap === 0 ? "tile.reached" : "tile.goal", { value: standing.goal.value });
        return [
          {
            key: place.code,
            label: short(place),
            column,
            row,
            note,
            ...figureOf({ indicator, value: standing.actual, asOf: day, scope: { division: place.code } }),
          },
        ];
      })}
    />
  );
}

function isTrack(value: number | null): value is 1 | 2 | 3 | 4 {
  return value === 1 || value === 2 || value === 3 || value === 4;
}

function DivisionPart({ progress, day, scope, mayChange }: BoardProps) {
  const t = useTranslations("targets");
  const english = useLocale() === "en";
  const deadline = useDeadline();
  const { indicator, divisions, standing, target, splitDifference } = progress;
  const shares = target?.quotas.reduce((sum, { value }) => sum + value, 0) ?? 0;
  return (
    <DashPart
      id={`${indicator}-divisions`}
      title={t("parts.divisions", { name: t(`indicators.${indicator}.short`) })}
      unit={t("parts.divisionsUnit", { when: deadline(standing.goal.day) })}
    >
      <NumberTable
        label={t("parts.divisions", { name: t(`indicators.${indicator}.short`) })}
        corner={t("columns.division")}
        head={(["quota", "actual", "gap", "expected", "state"] as const).map((key) => ({
          key,
          label: t(`columns.${key}`),
        }))}
        rows={[
          ...divisions.map(({ place, standing: own }) => ({
            key: place.code,
            label: (
              <a href={targetsPath({ asOf: day, division: place.code })}>{english ? place.nameEn : place.nameZh}</a>
            ),
            cells: [
              own.goal.value,
              figureOf({ indicator, value: own.actual, asOf: day, scope: { division: place.code } }),
              own.gap,
              own.expected,
              <State key="state" standing={own} />,
            ],
          })),
          ...(scope.division
            ? []
            : [
                {
                  key: "all",
                  label: t("columns.all"),
                  cells: [
                    shares,
                    figureOf({ indicator, value: standing.actual, asOf: day, scope: {} }),
                    standing.gap,
                    standing.expected,
                    <State key="state" standing={standing} />,
                  ],
                },
              ]),
        ]}
      />
      {scope.division || !target ? null : (
        <p className="small">
          <SplitLine target={target.value} difference={splitDifference} />{" "}
          {mayChange ? <a href={quotasPath(target.id)}>{t("change")}</a> : null}
        </p>
      )}
    </DashPart>
  );
}

function State({ standing }: { readonly standing: Progress["standing"] }): ReactNode {
  const t = useTranslations("targets.state");
  if (standing.goal.value === 0) return <span className="quiet">{t("none")}</span>;
  if (standing.gap === 0) return t("reached");
  return standing.behind > 0 ? <b>{t("behind", { n: standing.behind })}</b> : t("onLine");
}

/** Whether the shares add up to the target, or by how much they don't. */
export function SplitLine({ target, difference }: { readonly target: number; readonly difference: number }) {
  const t = useTranslations("targets.split");
  if (difference === 0) return <span>{t("adds", { target })}</span>;
  return <b>{t(difference > 0 ? "over" : "short", { n: Math.abs(difference), target })}</b>;
}

function MonthPart({ progress: { indicator }, months, scope }: BoardProps) {
  const t = useTranslations("targets");
  const years = [...new Set(months.map(({ day: on }) => on.slice(0, 4)))];
  const withLine = !scope.cluster;
  const numbers = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));
  const cell = (year: string, month: string, what: "actual" | "line") => {
    const point = months.find(({ day: on }) => on.startsWith(`${year}-${month}`));
    if (!point) return null;
    return what === "line" ? point.line : figureOf({ indicator, value: point.actual, asOf: point.day, scope });
  };
  return (
    <ChartFigure
      title={t("parts.months", { name: t(`indicators.${indicator}.short`) })}
      unit={t(withLine ? "parts.monthsUnit" : "parts.monthsUnitAlone")}
      table={
        <NumberTable
          label={t("parts.months", { name: t(`indicators.${indicator}.short`) })}
          corner={t("columns.month")}
          head={numbers.map((month) => ({ key: month, label: t("monthName", { n: Number(month) }) }))}
          rows={years.flatMap((year) => [
            {
              key: year,
              label: t("rows.actual", { year }),
              cells: numbers.map((month) => cell(year, month, "actual")),
            },
            ...(withLine
              ? [
                  {
                    key: `${year} line`,
                    label: t("rows.line", { year }),
                    cells: numbers.map((month) => cell(year, month, "line")),
                  },
                ]
              : []),
          ])}
        />
      }
    >
      <LineChart
        words={t("parts.monthsWords", { name: t(`indicators.${indicator}.name`) })}
        series={withLine ? [t("series.actual"), t("series.line")] : [t("series.actual")]}
        points={months.map(({ day: on, actual, line }) => ({
          at: on.slice(0, 7),
          values: withLine ? [actual, line] : [actual],
        }))}
      />
    </ChartFigure>
  );
}

function ClusterPart({ progress: { indicator }, clusters, day, scope }: BoardProps) {
  const t = useTranslations("targets");
  const english = useLocale() === "en";
  if (clusters.length === 0 || scope.cluster) return null;
  return (
    <ChartFigure
      title={t("parts.clusters", { name: t(`indicators.${indicator}.short`) })}
      unit={t("parts.clustersUnit")}
    >
      <BarList
        bars={clusters.map(({ cluster, n }) => ({
          key: cluster?.id ?? "none",
          label: cluster ? (english ? cluster.nameEn : cluster.nameZh) : t("noCluster"),
          ...figureOf({ indicator, value: n, asOf: day, scope: { ...scope, cluster: cluster?.id ?? "none" } }),
        }))}
      />
    </ChartFigure>
  );
}
