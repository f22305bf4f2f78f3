import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MovedDay } from "@/kernel/address";
import { SMALLEST_FIGURE } from "@/kernel/small-figures";
import { OtherDay } from "@/ui/address-notes";
import { ButtonLink, Buttons } from "@/ui/button";
import { Dash, DashPart } from "@/ui/chart-figure";
import { Filters } from "@/ui/filters";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import type { Point } from "../counted/policy";
import type { Outcome, Outcomes } from "../counted/queries";
import { enterValuePath, outcomePath, outcomesPath, outcomeValuesPath } from "../paths";
import type { Measure } from "../policy";
import { CoursePart, IndicatorFacts, PlacesPart } from "./outcome-parts";
import { usePeriod, useSpoken, useTold, writtenInterval } from "./told-words";

type OutcomesScreenProps = Outcomes & {
  /** The day asked for was none, or hasn't come. */
  readonly moved: MovedDay | null;
  /** What of the address does nothing. */
  readonly notes: ReactNode;
  /** Whether this person enters values and sees those that wait. */
  readonly keeps: boolean;
  /** The reader gets figures only: small ones are told in words. */
  readonly inWords: boolean;
  /** What such a reader is told of a period of cases and complaints that runs. */
  readonly running: "whenOver" | "ofToday";
  readonly end?: ReactNode;
};

/** What clause 二 wants to bring about, effect by effect: how it is measured, its figures, its course. */
export function OutcomesScreen(props: OutcomesScreenProps) {
  const { outcomes, day, moved, notes, keeps, waiting, inWords, running, end } = props;
  const t = useTranslations("outcomes");
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
      <OtherDay moved={moved} day={day} />
      {notes}
      {keeps && waiting > 0 ? (
        <Notice tone="info">
          <a href={outcomeValuesPath("entered")}>{t("waiting", { n: waiting })}</a>
        </Notice>
      ) : null}
      {inWords ? (
        <p className="tiny quiet">
          {t("smallRule", { floor: SMALLEST_FIGURE })} {t(`runningRule.${running}`)}
        </p>
      ) : null}
      {outcomes.map((outcome) => (
        <OutcomeBoard key={outcome.indicator.code} outcome={outcome} day={day} keeps={keeps} />
      ))}
    </>
  );
}

function OutcomeBoard({
  outcome,
  day,
  keeps,
}: Pick<OutcomesScreenProps, "day" | "keeps"> & { readonly outcome: Outcome }) {
  const t = useTranslations("outcomes");
  const spoken = useSpoken();
  const { indicator } = outcome;
  const name = spoken({ zh: indicator.nameZh, en: indicator.nameEn });
  return (
    <section aria-label={name} className="board" id={indicator.code}>
      <h2 className="h2">{name}</h2>
      <Dash>
        <DashPart id={`${indicator.code}-latest`} title={<LatestLine outcome={outcome} />} span={5}>
          <IndicatorFacts indicator={indicator} />
          <Buttons>
            <ButtonLink tone="quiet" href={outcomePath(indicator.code, { asOf: day })}>
              {t("links.open")}
            </ButtonLink>
            {keeps && !indicator.counted ? (
              <ButtonLink tone="secondary" href={enterValuePath(indicator.code)}>
                {t("links.enter")}
              </ButtonLink>
            ) : null}
          </Buttons>
        </DashPart>
        <CoursePart {...outcome} />
        <PlacesPart {...outcome} />
      </Dash>
    </section>
  );
}

/** 2016年上半年 62.6%，95%区间 57.9%—67.1%: the last whole period, and of what is counted the one that runs. */
export function LatestLine({
  outcome: { indicator, points },
}: {
  readonly outcome: Pick<Outcome, "indicator" | "points">;
}) {
  const t = useTranslations("outcomes");
  const latest = latestOf(points);
  const running = points.at(-1);
  if (!latest) return t("none");
  return (
    <>
      <PointLine measure={indicator.measure} point={latest} />
      {running && running !== latest ? (
        <>
          {t("then")}
          <PointLine measure={indicator.measure} point={running} />
        </>
      ) : null}
    </>
  );
}

function PointLine({ measure, point }: { readonly measure: Measure; readonly point: Point }) {
  const t = useTranslations("outcomes");
  const targets = useTranslations("targets");
  const told = useTold();
  const period = usePeriod();
  const interval = writtenInterval(measure, point.told, "—");
  return (
    <>
      {period(point.period)} <b className="num">{told(measure, point)}</b>
      {measure === "percent" || point.inWords ? "" : ` ${t(`measures.${measure}`)}`}
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
function latestOf(points: Outcome["points"]): Point | undefined {
  return points.findLast(({ period }) => !period.running) ?? points.at(-1);
}
