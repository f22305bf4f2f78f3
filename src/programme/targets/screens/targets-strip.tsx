import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { FigureLink } from "@/ui/figure";
import { longDay } from "@/ui/format";
import { Gauge } from "@/ui/gauge";
import { registerPath, targetsPath } from "../paths";
import type { Progress } from "../queries";
import { useDeadline, useStandingLines } from "./standing-lines";
import { printed } from "./veil";

type StripProps = {
  readonly progress: readonly Progress[];
  readonly day: Day;
  /** Only one division's. */
  readonly division?: string;
  /** The reader gets figures only: small ones are told in words. */
  readonly inWords: boolean;
  /** Where the same is published, beside the way to the board. */
  readonly published?: ReactNode;
};

/** The targets as rulers side by side, each number opening its register: on the public home and on every desk. */
export function TargetsStrip({ progress, day, division, inWords, published }: StripProps) {
  const t = useTranslations("targets");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <>
      <div className="columns columns--2">
        {progress.map((one) => (
          <Ruler key={one.indicator} progress={one} day={day} division={division} inWords={inWords} />
        ))}
      </div>
      <p className="tiny quiet cutoff row">
        <span>{t("cutoff", { day: longDay(day, locale) })}</span>
        <a href={targetsPath({ division })}>{t("more")}</a>
        {published}
      </p>
    </>
  );
}

function Ruler({
  progress,
  day,
  division,
  inWords,
}: Omit<StripProps, "progress" | "published" | "division"> & {
  readonly progress: Progress;
  readonly division: string | undefined;
}) {
  const t = useTranslations("targets");
  const deadline = useDeadline();
  const { indicator, standing } = progress;
  const name = t(`indicators.${indicator}.name`);
  const unit = t(`indicators.${indicator}.unit`);
  const [first] = useStandingLines(indicator, standing, inWords);
  const hidden = printed(standing.actual, inWords) === null;
  return (
    <div>
      <dl className="figure">
        <dt>{name}</dt>
        <dd>
          {hidden ? (
            <span className="quiet">{t("inWords")}</span>
          ) : (
            <>
              <FigureLink
                figure={indicator}
                value={standing.actual}
                href={registerPath(indicator, { asOf: day, division })}
              />
              <small>{unit}</small>
            </>
          )}
          <small>{t("goal", { when: deadline(standing.goal.day), value: standing.goal.value, unit })}</small>
        </dd>
        {first ? <dd>{first}</dd> : null}
      </dl>
      {hidden ? null : <TargetGauge progress={progress} />}
    </div>
  );
}

/** The ruler of one indicator, with its three dates. */
export function TargetGauge({ progress: { indicator, standing, years } }: { readonly progress: Progress }) {
  const t = useTranslations("targets");
  const deadline = useDeadline();
  const name = t(`indicators.${indicator}.name`);
  const unit = t(`indicators.${indicator}.unit`);
  const goals = years.map(({ target, value }) => ({
    value,
    label: deadline(target.deadline),
    // On a narrow ruler the ticks stand close: there the year alone says it, where the language needs more letters.
    tick: target.deadline.endsWith("-12-31")
      ? t("tick", { year: target.deadline.slice(0, 4) })
      : deadline(target.deadline),
  }));
  const words = t("gauge", {
    name,
    n: standing.actual,
    unit,
    targets: goals.map(({ value, label }) => `${label} ${value}`).join(t("comma")),
  });
  // Dates that ask for the same number share a tick; a date that asks for none has no place on the ruler.
  const values = [...new Set(goals.map(({ value }) => value))].filter((value) => value > 0);
  const targets = values.map((value) => ({
    value,
    label: goals
      .filter((goal) => goal.value === value)
      .map(({ tick }) => tick)
      .join(t("and")),
  }));
  return <Gauge value={standing.actual} targets={targets} words={words} />;
}
