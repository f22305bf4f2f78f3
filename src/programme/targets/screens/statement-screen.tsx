import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { ButtonLink } from "@/ui/button";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { NumberTable } from "@/ui/number-table";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { MomentTime } from "@/ui/time";
import type { MoveRow } from "../moves/queries";
import { acceptStatementPath, registerPath, statementsPath, targetsPath } from "../paths";
import type { Indicator } from "../policy";
import { confirmFiguresAction, restateAction } from "../statements/actions";
import { cityFigure } from "../statements/policy";
import type { RestatementRow, StatedFigure, StatementDetail } from "../statements/queries";
import { mayAccept, unconfirmedIn } from "./statement-accept";
import { type Moved, Moves } from "./statement-moves";

export type StatementScreenProps = {
  readonly statement: StatementDetail;
  /** Figures that have become others than what was said of them last. */
  readonly moved: readonly Moved[];
  /** Firm by firm what moved them. */
  readonly moves: readonly MoveRow[];
  readonly today: Day;
  readonly mayLead: boolean;
  /** The reader confirmed some of the figures himself, so another accepts. */
  readonly confirmedSelf: boolean;
  /** Nobody but the reader can accept. */
  readonly alone: boolean;
  /** Codes of the divisions whose figures the reader may confirm. */
  readonly confirms: readonly string[];
  /** The statement as a paper and as files. */
  readonly end: ReactNode;
};

/** A statement: what its bureaus confirmed, what stands as published, and what it has become since. Printed as it is. */
export function StatementScreen(props: StatementScreenProps) {
  const { statement, today, end } = props;
  const t = useTranslations("targets.statements");
  const targets = useTranslations("targets");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { acceptedAt, acceptedBy, asOf } = statement;
  return (
    <div className="sheetwide stack">
      <PageHead
        title={t("of", { day: longDay(asOf, locale) })}
        trail={[
          { href: targetsPath({ asOf }), label: targets("title") },
          { href: statementsPath(), label: t("title") },
        ]}
        end={end}
      />
      <p className="second">
        {acceptedAt ? (
          <>
            {acceptedBy ? t("acceptedBy", { name: acceptedBy }) : t("accepted")}{" "}
            <MomentTime at={acceptedAt} today={today} />
            {targets("stop")}
            {t("stays")}
          </>
        ) : (
          t("openYet")
        )}
      </p>
      {statement.indicators.map(({ indicator, figures }) => (
        <IndicatorFigures key={indicator} indicator={indicator} figures={figures} statement={statement} />
      ))}
      {statement.restatements.length > 0 ? <Restatements statement={statement} today={today} /> : null}
      <Moving {...props} />
    </div>
  );
}

type FiguresProps = {
  readonly indicator: Indicator;
  readonly figures: readonly StatedFigure[];
  readonly statement: StatementDetail;
};

function IndicatorFigures({ indicator, figures, statement: { asOf, acceptedAt } }: FiguresProps) {
  const t = useTranslations("targets.statements");
  const targets = useTranslations("targets");
  const name = useName();
  // The rows behind a published figure are those that were known when it was accepted.
  const known = acceptedAt?.toISOString();
  const published = (n: number, division?: string) =>
    known ? { figure: indicator, value: n, href: registerPath(indicator, { asOf, division, known }) } : n;
  const now = (n: number, division?: string) => ({
    figure: indicator,
    value: n,
    href: registerPath(indicator, { asOf, division }),
  });
  const city = cityFigure(figures);
  const label = targets(`indicators.${indicator}.name`);
  return (
    <Section id={`statement-${indicator}`} title={label}>
      <NumberTable
        label={label}
        corner={targets("columns.division")}
        head={(["target", "published", "now", "by"] as const).map((key) => ({ key, label: t(`columns.${key}`) }))}
        rows={[
          ...figures.map(({ place, now: counted, confirmed }) => ({
            key: place.code,
            label: name(place),
            cells: [
              confirmed?.target ?? null,
              confirmed ? (
                published(confirmed.n, place.code)
              ) : (
                <span key="open" className="quiet">
                  {t("notConfirmed")}
                </span>
              ),
              now(counted, place.code),
              confirmed?.by ?? (confirmed ? t("bureau") : null),
            ],
          })),
          {
            key: "all",
            label: targets("columns.all"),
            cells: [
              city?.target ?? null,
              city && published(city.published),
              now(figures.reduce((all, figure) => all + figure.now, 0)),
              null,
            ],
          },
        ]}
      />
    </Section>
  );
}

/** 桐乡市联系点：报表载 101 家，其后补录、更正 2 家，现为 103 家。 */
function useSaying({ indicators }: StatementDetail) {
  const t = useTranslations("targets");
  const name = useName();
  return ({ indicator, divisionCode, published, n }: Omit<RestatementRow, "at" | "by" | "reason">) => {
    const place = indicators[0]?.figures.find((figure) => figure.place.code === divisionCode)?.place;
    const says = n === published ? "saysSame" : n > published ? "saysMore" : "saysFewer";
    return t(`statements.${says}`, {
      place: name(place),
      name: t(`indicators.${indicator}.short`),
      unit: t(`indicators.${indicator}.unit`),
      published,
      n,
      difference: Math.abs(n - published),
    });
  };
}

function Restatements({ statement, today }: Pick<StatementScreenProps, "statement" | "today">) {
  const t = useTranslations("targets.statements");
  const says = useSaying(statement);
  return (
    <Section id="restatements" title={t("restatements")}>
      <ol className="plainlist stack">
        {statement.restatements.map((row) => (
          <li key={`${row.indicator} ${row.divisionCode} ${row.at.toISOString()}`}>
            {says(row)} {t("because", { reason: row.reason })}{" "}
            <span className="second">
              {row.by} <MomentTime at={row.at} today={today} />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** What can be done now: confirm, accept, restate; or why not yet. */
function Moving(props: StatementScreenProps) {
  const { statement, moved, moves, mayLead, confirmedSelf, alone, confirms } = props;
  const t = useTranslations("targets.statements");
  const ui = useTranslations("ui");
  const { id, acceptedAt, restatements } = statement;
  const words = formWords(ui);
  if (acceptedAt) {
    if (moved.length === 0) return null;
    return (
      <Section id="moved" title={t("moved")}>
        <Moves statement={statement} moved={moved} moves={moves} />
        {mayLead ? (
          <StepForm
            action={restateAction}
            hidden={{ step: "restate", statementId: id, seen: restatements.length }}
            texts={[{ name: "reason", label: t("reason"), hint: t("reasonHint"), rows: 3 }]}
            submit={t("restate")}
            words={words}
          />
        ) : (
          <p className="hint">{t("restateWaits")}</p>
        )}
      </Section>
    );
  }
  const missing = unconfirmedIn(statement);
  // Of a bureau's officer; one of the city, who may confirm any, has confirmed none of them as his own.
  const own = confirms.length === 1 && moved.some(({ place }) => confirms.includes(place.code));
  return (
    <>
      {moved.length > 0 ? (
        <Section id="moved" title={t("movedOpen")}>
          <Moves statement={statement} moved={moved} moves={moves} />
          <Notice tone="warn">{t(own ? "confirmAgain" : "movedYet")}</Notice>
        </Section>
      ) : null}
      <Section id="steps" title={t("steps")}>
        {mayLead && confirms.length > 0 && (alone || !confirmedSelf) ? (
          <p>{t(alone ? "onlyLead" : "eitherOr")}</p>
        ) : null}
        {alone ? null : <Confirming statement={statement} confirms={confirms} moved={moved} />}
        {mayAccept(props) ? <ButtonLink href={acceptStatementPath(id)}>{t("accept")}</ButtonLink> : null}
        {mayLead && missing.length > 0 ? <p>{t("missing", { n: missing.length })}</p> : null}
        {mayLead && missing.length === 0 && confirmedSelf ? <p>{t("self")}</p> : null}
        {mayLead && missing.length === 0 && moved.length > 0 ? <p>{t("movedFirst")}</p> : null}
      </Section>
    </>
  );
}

/** A button for each division whose figures the reader may confirm: those of his own, or for the city of all. */
function Confirming({ statement, confirms, moved }: Pick<StatementScreenProps, "statement" | "confirms" | "moved">) {
  const t = useTranslations("targets.statements");
  const ui = useTranslations("ui");
  const name = useName();
  const own = statement.indicators[0]?.figures.filter(({ place }) => confirms.includes(place.code)) ?? [];
  return own.map(({ place, confirmed }) => (
    <StepForm
      key={place.code}
      action={confirmFiguresAction}
      hidden={{
        ...{ step: "confirm", statementId: statement.id, divisionCode: place.code },
        seen: confirmed?.at.toISOString() ?? "",
      }}
      submit={t(confirmed ? "confirmAnew" : "confirm", { place: name(place) })}
      tone={confirmed && !moved.some((one) => one.place.code === place.code) ? "quiet" : "secondary"}
      words={formWords(ui)}
    />
  ));
}
