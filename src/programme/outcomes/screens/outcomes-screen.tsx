import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/ui/button";
import { Dash, DashPart } from "@/ui/chart-figure";
import { Filters } from "@/ui/filters";
import { longDay } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import type { Outcome, Outcomes } from "../counted/queries";
import { enterValuePath, outcomePath, outcomesPath, outcomeValuesPath } from "../paths";
import { CoursePart, IndicatorFacts, PlacesPart } from "./outcome-parts";
import { usePeriod, useSpoken, useTold, writtenInterval } from "./told-words";

type OutcomesScreenProps = Outcomes & {
  /** The day asked for was none, or hasn't come. */
  readonly moved: boolean;
  /** Whether this person enters values and sees those that wait. */
  readonly keeps: boolean;
  readonly end?: ReactNode;
};

/** What clause 二 wants to bring about, effect by effect: how it is measured, its figures, its course. */
export function OutcomesScreen({ outcomes, day, moved, keeps, waiting, end }: OutcomesScreenProps) {
  const t = useTranslations("outcomes");
  const targets = useTranslations("targets");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <>
      <PageHead title={t("title")} end={end} />
      <p className="second measure">
        {t("lead")} <a href="/programme-document#g2">{t("document")}</a>
      </p>
      <Filters
        filters={[{ name: "asOf", label: t("filters.asOf"), type: "day", value: day }]}
        clearHref={outcomesPath()}
      />
      {moved ? <Notice tone="warn">{targets("moved", { day: longDay(day, locale) })}</Notice> : null}
      {keeps && waiting > 0 ? (
        <Notice tone="info">
          <a href={outcomeValuesPath("entered")}>{t("waiting", { n: waiting })}</a>
        </Notice>
      ) : null}
      {outcomes.map((outcome) => (
        <OutcomeBoard key={outcome.indicator.code} outcome={outcome} keeps={keeps} />
      ))}
    </>
  );
}

function OutcomeBoard({ outcome, keeps }: { readonly outcome: Outcome; readonly keeps: boolean }) {
  const t = useTranslations("outcomes");
  const spoken = useSpoken();
  const { indicator } = outcome;
  const name = spoken({ zh: indicator.nameZh, en: indicator.nameEn });
  return (
    <section aria-label={name} className="board" id={indicator.code}>
      <h2 className="h2">{name}</h2>
      <Dash>
        <DashPart
          id={`${indicator.code}-latest`}
          title={<LatestLine outcome={outcome} />}
          span={outcome.places.length > 1 ? 7 : 5}
        >
          <IndicatorFacts indicator={indicator} />
          <p className="kinds">
            <a href={outcomePath(indicator.code)}>{t("links.open")}</a>
            {keeps && !indicator.counted ? (
              <ButtonLink tone="secondary" href={enterValuePath(indicator.code)}>
                {t("links.enter")}
              </ButtonLink>
            ) : null}
          </p>
        </DashPart>
        <PlacesPart {...outcome} />
        <CoursePart {...outcome} />
      </Dash>
    </section>
  );
}

/** 2016年：62.4%，95%区间 57.1%—67.4%. The last whole period, or the one that runs when there is none. */
export function LatestLine({
  outcome: { indicator, points },
}: {
  readonly outcome: Pick<Outcome, "indicator" | "points">;
}) {
  const t = useTranslations("outcomes");
  const targets = useTranslations("targets");
  const told = useTold();
  const period = usePeriod();
  const point = latestOf(points);
  if (!point) return t("none");
  const { measure } = indicator;
  const interval = point.told?.interval ? writtenInterval(measure, point.told, "—") : "";
  return (
    <>
      {period(point.period)} <b className="num">{told(measure, point)}</b>{" "}
      {measure === "percent" || point.inWords ? "" : t(`measures.${measure}`)}
      {interval ? (
        <small className="second">
          {targets("comma")}
          {t("columns.interval")} <span className="num">{interval}</span>
        </small>
      ) : null}
    </>
  );
}

/** The last period that is over; while none is, the one that runs. */
export function latestOf(points: Outcome["points"]): Outcome["points"][number] | undefined {
  return points.findLast(({ period }) => !period.running) ?? points.at(-1);
}
