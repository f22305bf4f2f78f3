import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MovedDay } from "@/kernel/address";
import type { Day } from "@/kernel/days";
import { SMALLEST_FIGURE } from "@/kernel/small-figures";
import { OtherDay } from "@/ui/address-notes";
import { FigureLink } from "@/ui/figure";
import { longDay } from "@/ui/format";
import { NumberTable } from "@/ui/number-table";
import { PageHead } from "@/ui/page-head";
import { targetsPath } from "../paths";
import { hasGoal, type Indicator, type Scope } from "../policy";
import type { Progress } from "../queries";
import { figureOf, SplitLine } from "./board-parts";
import { type BoardPlaces, useHere } from "./here";
import { useStandingLines } from "./standing-lines";
import { TargetGauge } from "./targets-strip";
import { divisionVeil, printed } from "./veil";

type SheetProps = {
  readonly progress: readonly Progress[];
  readonly places: BoardPlaces;
  readonly scope: Scope;
  readonly day: Day;
  /** The day asked for was none, or hasn't come. */
  readonly moved: MovedDay | null;
  /** What of the address was not heeded. */
  readonly notes: ReactNode;
  readonly known: "then" | undefined;
  /** The reader gets figures only: small ones are told in words. */
  readonly inWords: boolean;
  /** Narrowed to one place or kind: which indicators' figures are among those told in words. */
  readonly hiddenHere: readonly Indicator[];
};

/** One sheet of A4 for a leader: both targets, how they stand, and where; of the board's place, day and knowledge, which it says. */
export function TargetsSheet(sheet: SheetProps) {
  const { progress, places, scope, day, moved, notes, known, inWords } = sheet;
  const t = useTranslations("targets");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const here = useHere({ places, scope });
  return (
    <div className="sheetwide stack onesheet">
      <PageHead
        title={here ? t("sheetTitleOf", { place: here }) : t("sheetTitle")}
        trail={[{ href: targetsPath({ asOf: day, ...scope, known }), label: t("title") }]}
      />
      <p className="second">
        {t("sheetOf", {
          day: longDay(day, locale),
          place: here || t("columns.all"),
          known: t(`known.${known ?? "now"}`),
        })}
      </p>
      <OtherDay moved={moved} day={day} />
      {notes}
      <p className="no-print hint">{t("sheetHint")}</p>
      {progress.map((one) => (
        <SheetPart key={one.indicator} {...sheet} progress={one} />
      ))}
      {inWords && here ? null : <PlaceTable {...sheet} />}
      {inWords && here ? null : hasGoal(scope) ? <p className="tiny">{t("definition.paceText")}</p> : null}
      {known ? <p className="tiny">{t("definition.knownText")}</p> : null}
      {inWords ? <p className="tiny">{t("smallRule", { floor: SMALLEST_FIGURE })}</p> : null}
    </div>
  );
}

/** Place by place; gaps only to those who get all figures, for they would tell what isn't printed. */
function PlaceTable({ progress, scope, day, known, inWords }: SheetProps) {
  const t = useTranslations("targets");
  const english = useLocale() === "en";
  const goal = hasGoal(scope);
  const columns = [
    ...(goal ? (["quota"] as const) : []),
    "actual" as const,
    ...(goal && !inWords ? (["behindBy"] as const) : []),
  ];
  return (
    <NumberTable
      label={t("parts.places")}
      corner={t("columns.division")}
      head={progress.flatMap(({ indicator }) =>
        columns.map((key) => ({
          key: `${indicator} ${key}`,
          label: `${t(`indicators.${indicator}.short`)} ${t(`columns.${key}`)}`,
        })),
      )}
      rows={(progress[0]?.divisions ?? []).map(({ place }) => ({
        key: place.code,
        label: english ? place.shortEn : place.shortZh,
        cells: progress.flatMap(({ indicator, divisions }) => {
          const own = divisions.find((division) => division.place.code === place.code)?.standing;
          const hidden = divisionVeil({ divisions }, inWords).keys.has(place.code);
          return columns.map((key) => {
            if (!own) return null;
            if (key === "quota") return own.goal.value;
            if (key === "actual")
              return hidden
                ? t("inWords")
                : figureOf({
                    indicator,
                    value: own.actual,
                    asOf: day,
                    scope: { ...scope, division: place.code },
                    known,
                  });
            return own.behind === 0 ? (
              <span key={key} className="quiet">
                0
              </span>
            ) : (
              <b key={key}>{own.behind}</b>
            );
          });
        }),
      }))}
    />
  );
}

function SheetPart({
  progress,
  scope,
  day,
  known,
  inWords,
  hiddenHere,
}: Omit<SheetProps, "progress"> & { readonly progress: Progress }) {
  const t = useTranslations("targets");
  const { indicator, standing, target, splitDifference } = progress;
  const narrow = Object.keys(scope).length > 0;
  // Of one place a reader of words gets its figure or that it isn't listed, and nothing from which others would follow.
  const alone = inWords && narrow;
  const hidden = alone ? hiddenHere.includes(indicator) : printed(standing.actual, inWords) === null;
  const lines = useStandingLines(indicator, standing, inWords);
  return (
    <section className="section" aria-labelledby={`sheet-${indicator}`}>
      <h2 className="h3" id={`sheet-${indicator}`}>
        {t(`indicators.${indicator}.name`)}{" "}
        {hidden ? (
          t("inWords")
        ) : (
          <>
            <FigureLink {...figureOf({ indicator, value: standing.actual, asOf: day, scope, known })} />{" "}
            {t(`indicators.${indicator}.unit`)}
          </>
        )}
      </h2>
      {alone || hidden ? null : (
        <>
          <p>
            {lines.map((line) => line + t("stop")).join("")}
            {target && !narrow ? <SplitLine target={target.value} difference={splitDifference} /> : null}
          </p>
          {hasGoal(scope) ? <TargetGauge progress={progress} /> : null}
        </>
      )}
    </section>
  );
}
