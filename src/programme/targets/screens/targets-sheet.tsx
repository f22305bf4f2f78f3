import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { FigureLink } from "@/ui/figure";
import { longDay } from "@/ui/format";
import { NumberTable } from "@/ui/number-table";
import { PageHead } from "@/ui/page-head";
import { registerPath, targetsPath } from "../paths";
import type { Progress } from "../queries";
import { SplitLine } from "./board-parts";
import { useStandingLines } from "./standing-lines";
import { TargetGauge } from "./targets-strip";
import { divisionVeil } from "./veil";

/** One sheet of A4 for a leader: both targets, how they stand, and where. Readable in black and white. */
export function TargetsSheet({
  progress,
  day,
  inWords,
}: {
  readonly progress: readonly Progress[];
  readonly day: Day;
  /** The reader gets figures only: small ones are told in words. */
  readonly inWords: boolean;
}) {
  const t = useTranslations("targets");
  const english = useLocale() === "en";
  const [first] = progress;
  return (
    <div className="sheetwide stack onesheet">
      <PageHead title={t("sheetTitle")} trail={[{ href: targetsPath({ asOf: day }), label: t("title") }]} />
      <p className="second">{t("asOf", { day: longDay(day, english ? "en" : "zh-CN") })}</p>
      <p className="no-print hint">{t("sheetHint")}</p>
      {progress.map((one) => (
        <SheetPart key={one.indicator} progress={one} day={day} />
      ))}
      <NumberTable
        label={t("parts.places")}
        corner={t("columns.division")}
        head={progress.flatMap(({ indicator }) =>
          (inWords ? (["quota", "actual"] as const) : (["quota", "actual", "behindBy"] as const)).map((key) => ({
            key: `${indicator} ${key}`,
            label: `${t(`indicators.${indicator}.short`)} ${t(`columns.${key}`)}`,
          })),
        )}
        rows={(first?.divisions ?? []).map(({ place }) => ({
          key: place.code,
          label: english ? place.shortEn : place.shortZh,
          cells: progress.flatMap(({ indicator, divisions }) => {
            const hidden = divisionVeil({ divisions }, inWords).keys.has(place.code);
            const own = divisions.find((division) => division.place.code === place.code)?.standing;
            if (!own) return inWords ? [null, null] : [null, null, null];
            const href = registerPath(indicator, { asOf: day, division: place.code });
            const actual = hidden ? t("inWords") : { figure: indicator, value: own.actual, href };
            if (inWords) return [own.goal.value, actual];
            return [
              own.goal.value,
              actual,
              own.behind === 0 ? (
                <span key="behind" className="quiet">
                  0
                </span>
              ) : (
                <b key="behind">{own.behind}</b>
              ),
            ];
          }),
        }))}
      />
      <p className="tiny">{t("definition.paceText")}</p>
    </div>
  );
}

function SheetPart({ progress, day }: { readonly progress: Progress; readonly day: Day }) {
  const t = useTranslations("targets");
  const { indicator, standing, target, splitDifference } = progress;
  const lines = useStandingLines(indicator, standing);
  const comma = t("stop");
  return (
    <section className="section" aria-labelledby={`sheet-${indicator}`}>
      <h2 className="h3" id={`sheet-${indicator}`}>
        {t(`indicators.${indicator}.name`)}{" "}
        <FigureLink figure={indicator} value={standing.actual} href={registerPath(indicator, { asOf: day })} />{" "}
        {t(`indicators.${indicator}.unit`)}
      </h2>
      <p>
        {lines.map((line) => line + comma).join("")}
        {target ? <SplitLine target={target.value} difference={splitDifference} /> : null}
      </p>
      <TargetGauge progress={progress} />
    </section>
  );
}
