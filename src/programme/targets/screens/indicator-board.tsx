import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { ChartFigure, Dash, DashPart } from "@/ui/chart-figure";
import { FigureLink } from "@/ui/figure";
import { NumberTable } from "@/ui/number-table";
import { TileMap } from "@/ui/tile-map";
import { targetsPath } from "../paths";
import { hasGoal, type Indicator, type Scope } from "../policy";
import type { Progress } from "../queries";
import { type BoardProps, DivisionPart, figureOf, GroupPart, MonthPart } from "./board-parts";
import { OutlookPart, RunPart } from "./outlook-parts";
import { useDeadline, useStandingLines } from "./standing-lines";
import { TargetsDefinition } from "./targets-definition";
import { TargetGauge } from "./targets-strip";
import { divisionVeil, printed } from "./veil";
import { WhatIfPart } from "./what-if-part";

/** All that there is to one indicator: how it stands, where, since when. */
export function IndicatorBoard(board: BoardProps) {
  const t = useTranslations("targets");
  const { progress, scope, inWords } = board;
  const narrow = inWords && Object.keys(scope).length > 0;
  const name = t(`indicators.${progress.indicator}.name`);
  return (
    <section aria-label={name} className="board">
      <h2 className="h2">{name}</h2>
      {narrow ? <NarrowPart {...board} /> : <WholeBoard {...board} />}
    </section>
  );
}

/** What a reader of words gets of one place or kind: its figure, or that it isn't listed. Nothing from which others would follow. */
function NarrowPart({ progress: { indicator, standing }, day, scope, address: { known }, hiddenHere }: BoardProps) {
  const t = useTranslations("targets");
  return (
    <>
      <p className="figure">
        {hiddenHere ? (
          <span className="quiet">{t("inWords")}</span>
        ) : (
          <>
            <FigureLink {...figureOf({ indicator, value: standing.actual, asOf: day, scope, known })} />{" "}
            <small>{t(`indicators.${indicator}.unit`)}</small>
          </>
        )}
      </p>
      <p>
        <a href={targetsPath({ asOf: day, known })}>{t("wholeBoard")}</a>
      </p>
    </>
  );
}

function WholeBoard(board: BoardProps) {
  const { scope } = board;
  return (
    <Dash>
      <StandingPart {...board} />
      {scope.division ? null : <MapPart {...board} />}
      <OutlookPart {...board} />
      {hasGoal(scope) ? <DivisionPart {...board} /> : null}
      {hasGoal(scope) ? <WhatIfPart {...board} /> : null}
      <MonthPart {...board} />
      <RunPart {...board} />
      <GroupPart {...board} by="cluster" />
      <GroupPart {...board} by="industry" />
      <GroupPart {...board} by="town" />
    </Dash>
  );
}

function StandingPart({ progress, day, scope, address: { known }, inWords }: BoardProps) {
  const t = useTranslations("targets");
  const deadline = useDeadline();
  const { indicator, standing, years, target } = progress;
  const hidden = divisionVeil(progress, inWords).total;
  const lines = useStandingLines(indicator, standing, inWords);
  const unit = t(`indicators.${indicator}.unit`);
  return (
    <DashPart
      id={`${indicator}-standing`}
      title={t("parts.standing", { name: t(`indicators.${indicator}.short`) })}
      span={scope.division ? 12 : 7}
    >
      <div className="figure">
        <p>
          {hidden ? (
            t("inWords")
          ) : (
            <>
              <FigureLink {...figureOf({ indicator, value: standing.actual, asOf: day, scope, known })} />{" "}
              <small>{unit}</small>
            </>
          )}
        </p>
      </div>
      <ul className="plainlist">{hidden ? null : lines.map((line) => <li key={line}>{line}</li>)}</ul>
      {hasGoal(scope) && !hidden ? <TargetGauge progress={progress} /> : null}
      {hasGoal(scope) ? (
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
              ) : (row.deadline > day && hidden) || printed(actual, inWords) === null ? (
                t("inWords")
              ) : (
                figureOf({ indicator, value: actual, asOf: row.deadline < day ? row.deadline : day, scope, known })
              ),
            ],
          }))}
        />
      ) : null}
      <TargetsDefinition indicator={indicator} day={day} source={target?.source ?? ""} />
    </DashPart>
  );
}

/** The tiles of the map; `short` names because a tile is narrow. */
function useShort(): (place: Progress["divisions"][number]["place"]) => string {
  const english = useLocale() === "en";
  return (place) => (english ? place.shortEn || place.nameEn : place.shortZh || place.nameZh);
}

function MapPart({ progress, day, scope, address, inWords }: BoardProps) {
  const { indicator, divisions } = progress;
  const t = useTranslations("targets");
  return (
    <ChartFigure
      title={t("parts.map", { name: t(`indicators.${indicator}.short`) })}
      unit={t("parts.mapUnit")}
      span={5}
    >
      <PlaceTiles
        divisions={divisions}
        indicator={indicator}
        day={day}
        scope={scope}
        known={address.known}
        inWords={inWords}
      />
    </ChartFigure>
  );
}

/** The divisions as tiles, each opening its part of the register. */
export function PlaceTiles({
  divisions,
  indicator,
  day,
  scope = {},
  known,
  inWords,
}: {
  readonly divisions: Progress["divisions"];
  readonly indicator: Indicator;
  readonly day: Day;
  /** What narrows the counts besides the division. */
  readonly scope?: Scope;
  readonly known?: "then" | undefined;
  /** Small figures are told in words. */
  readonly inWords: boolean;
}) {
  const veil = divisionVeil({ divisions }, inWords);
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
            : t(standing.gap === 0 && !inWords ? "tile.reached" : "tile.goal", { value: standing.goal.value });
        return [
          {
            key: place.code,
            label: short(place),
            column,
            row,
            note,
            ...(veil.keys.has(place.code)
              ? { value: 0, text: t("tile.inWords") }
              : figureOf({
                  indicator,
                  value: standing.actual,
                  asOf: day,
                  scope: { ...scope, division: place.code },
                  known,
                })),
          },
        ];
      })}
    />
  );
}

function isTrack(value: number | null): value is 1 | 2 | 3 | 4 {
  return value === 1 || value === 2 || value === 3 || value === 4;
}
