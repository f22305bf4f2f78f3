import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MovedDay } from "@/kernel/address";
import { type Day, dayOfMoment } from "@/kernel/days";
import { OtherDay } from "@/ui/address-notes";
import { ButtonLink } from "@/ui/button";
import { Dash } from "@/ui/chart-figure";
import { Filters } from "@/ui/filters";
import { longDay } from "@/ui/format";
import type { Named } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Source } from "@/ui/source";
import type { Outcome } from "../counted/queries";
import { editOutcomePath, enterValuePath, outcomePath, outcomesPath } from "../paths";
import type { IndicatorRow, ValueRow } from "../queries";
import { CoursePart, IndicatorFacts, PlacesPart } from "./outcome-parts";
import { LatestLine } from "./outcomes-screen";
import { useSpoken } from "./told-words";
import { ValueTable } from "./value-list";

type OutcomeScreenProps = {
  readonly outcome: Outcome;
  /** As it was defined, the newest first. */
  readonly definitions: readonly IndicatorRow[];
  readonly values: readonly ValueRow[];
  /** Those of them that this reader gets in words, by id. */
  readonly hidden: ReadonlySet<string>;
  readonly divisions: readonly (Named & { readonly code: string })[];
  readonly today: Day;
  /** Up to which its figures are told; `moved`: the day asked for was none, or hasn't come. */
  readonly day: Day;
  readonly moved: MovedDay | null;
  /** What of the address does nothing. */
  readonly notes: ReactNode;
  readonly keeps: boolean;
  readonly mayChange: boolean;
  /** It as a file. */
  readonly files: ReactNode;
};

/** One effect: its definition with history, its figures, the values that were entered. */
export function OutcomeScreen(props: OutcomeScreenProps) {
  const { outcome, definitions, values, hidden, divisions, today, day, moved, notes, keeps, mayChange, files } = props;
  const t = useTranslations("outcomes");
  const spoken = useSpoken();
  const { indicator } = outcome;
  const { code, nameZh, nameEn, counted } = indicator;
  return (
    <div className="stack">
      <PageHead
        title={spoken({ zh: nameZh, en: nameEn })}
        trail={[{ href: outcomesPath(day === today ? {} : { asOf: day }), label: t("title") }]}
        end={
          <>
            {keeps && !counted ? <ButtonLink href={enterValuePath(code)}>{t("links.enter")}</ButtonLink> : null}
            {mayChange ? (
              <ButtonLink tone="secondary" href={editOutcomePath(code)}>
                {t("links.edit")}
              </ButtonLink>
            ) : null}
            {files}
          </>
        }
      />
      <Filters
        filters={[{ name: "asOf", label: t("filters.asOf"), type: "day", value: day }]}
        clearHref={outcomePath(code)}
      />
      <OtherDay moved={moved} day={day} />
      {notes}
      <p>
        <LatestLine outcome={outcome} />
      </p>
      <Section id="definition" title={t("facts.definition")}>
        <IndicatorFacts indicator={indicator} />
      </Section>
      <Dash>
        <CoursePart {...outcome} />
        <PlacesPart {...outcome} />
      </Dash>
      {counted ? null : (
        <Section id="values" title={t("values.title")}>
          <p className="hint">{t("values.lead")}</p>
          <ValueTable
            values={values}
            hidden={hidden}
            indicators={[indicator]}
            divisions={divisions}
            today={today}
            caption={t("values.title")}
          />
        </Section>
      )}
      {definitions.length > 1 ? <Definitions definitions={definitions} /> : null}
    </div>
  );
}

function Definitions({ definitions }: Pick<OutcomeScreenProps, "definitions">) {
  const t = useTranslations("outcomes");
  const spoken = useSpoken();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <Section id="history" title={t("history.title")}>
      <p className="hint">{t("history.lead")}</p>
      <ol className="plainlist stack">
        {definitions.map(({ serial, nameZh, nameEn, definitionZh, definitionEn, source, changedAt, reason }) => (
          <li key={serial}>
            <b>
              {serial}. {spoken({ zh: nameZh, en: nameEn })}
            </b>{" "}
            <span className="second">
              {longDay(dayOfMoment(changedAt), locale)} {reason ?? t("history.delivered")}
            </span>
            <br />
            {spoken({ zh: definitionZh, en: definitionEn })}{" "}
            <span className="quiet">
              <Source source={source} />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
