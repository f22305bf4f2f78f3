import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { isSmall, SMALLEST_FIGURE } from "@/kernel/small-figures";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { Tabs } from "@/ui/tabs";
import { MomentTime } from "@/ui/time";
import { statementPath, statementsPath, targetsPath } from "../paths";
import { openStatementAction } from "../statements/actions";
import type { StatementRow } from "../statements/queries";

type StatementListProps = {
  readonly statements: readonly StatementRow[];
  readonly today: Day;
  readonly mayOpen: boolean;
  /** Whether the reader may see the divisions' figures of each: for officials, as they may be small. */
  readonly opens: boolean;
  /** Small figures are told in words: to whoever reads figures only. */
  readonly inWords: boolean;
  readonly onceKey: string;
  /** Whether those that wait for the reader are listed; null when none can. */
  readonly mine: boolean | null;
  /** The list as a file. */
  readonly end: ReactNode;
};

/** The statements of period ends, each with its figures as published. */
export function StatementList({ statements, today, mayOpen, opens, inWords, onceKey, mine, end }: StatementListProps) {
  const t = useTranslations("targets.statements");
  const targets = useTranslations("targets");
  const ui = useTranslations("ui");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <div className="stack">
      <PageHead title={t("title")} trail={[{ href: targetsPath(), label: targets("title") }]} end={end} />
      <p className="second measure">{t("lead")}</p>
      {mine === null ? null : (
        <Tabs
          label={t("views")}
          tabs={[
            { href: statementsPath({ mine: "1" }), label: t("mine"), current: mine },
            { href: statementsPath(), label: t("all"), current: !mine },
          ]}
        />
      )}
      {statements.length === 0 ? (
        <Empty title={t(mine ? "noneMine" : "none")} />
      ) : (
        <DataTable
          caption={t("title")}
          rows={statements}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "asOf",
              head: t("asOf"),
              fold: "title",
              rowHead: true,
              cell: ({ id, asOf }) =>
                opens ? (
                  <a href={statementPath(id)}>{t("of", { day: longDay(asOf, locale) })}</a>
                ) : (
                  t("of", { day: longDay(asOf, locale) })
                ),
            },
            {
              key: "points",
              head: targets("indicators.contact-points.short"),
              cell: ({ contactPoints, contactPointsNow }) => (
                <Stated published={contactPoints} now={contactPointsNow} inWords={inWords} />
              ),
            },
            {
              key: "sites",
              head: targets("indicators.demonstration-sites.short"),
              cell: ({ sites, sitesNow }) => <Stated published={sites} now={sitesNow} inWords={inWords} />,
            },
            {
              key: "state",
              head: t("state"),
              cell: ({ acceptedAt, confirmed, divisions, moved }) => (
                <>
                  {acceptedAt ? (
                    <>
                      {t("accepted")} <MomentTime at={acceptedAt} today={today} />
                    </>
                  ) : (
                    t("confirmed", { n: confirmed, of: divisions })
                  )}
                  {moved ? (
                    <div>
                      <b>{t(acceptedAt ? "movedSince" : "movedOpen")}</b>
                    </div>
                  ) : null}
                </>
              ),
            },
            {
              key: "reasons",
              head: t("reasons"),
              drop: "low",
              cell: ({ reasons }) => <Reasons reasons={reasons} />,
            },
          ]}
        />
      )}
      <p className="pager">
        <span data-total={statements.length}>{t("count", { n: statements.length })}</span>
      </p>
      {mayOpen ? (
        <div className="no-print">
          <Section id="open-statement" title={t("open")}>
            <StepForm
              action={openStatementAction}
              hidden={{ _key: onceKey }}
              texts={[{ name: "asOf", label: t("asOf"), hint: t("openHint"), width: 9 }]}
              submit={t("openSubmit")}
              words={formWords(ui)}
            />
          </Section>
        </div>
      ) : null}
    </div>
  );
}

type StatedProps = { readonly published: number | null; readonly now: number | null; readonly inWords: boolean };

/** The city's figure as it was published, and what it is since, when it was restated; none while a division hasn't confirmed its own. */
function Stated({ published, now, inWords }: StatedProps) {
  const t = useTranslations("targets.statements");
  if (published === null || now === null) return <span className="quiet">{t("notYet")}</span>;
  const told = (n: number) => (inWords && isSmall(n) ? t("few", { floor: SMALLEST_FIGURE }) : String(n));
  return (
    <span className="num">
      {told(published)}
      {now === published ? null : ` ${t("restated", { n: told(now) })}`}
    </span>
  );
}

/** Sentences with commas of their own: each stands alone. */
function Reasons({ reasons }: Pick<StatementRow, "reasons">) {
  return reasons.length < 2 ? (
    reasons[0]
  ) : (
    <div className="prose">
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}
