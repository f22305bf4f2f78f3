import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, dayOfMoment } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { Empty, EmptyFiltered } from "@/ui/empty";
import { Filters } from "@/ui/filters";
import { ActionForm } from "@/ui/form-shell";
import { formWords } from "@/ui/form-words";
import { listDay, number } from "@/ui/format";
import { type ShortNamed, useName, useShortName } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { Section } from "@/ui/section";
import { Source } from "@/ui/source";
import { StepForm } from "@/ui/step-form";
import { SubmitButton } from "@/ui/submit-button";
import { enterprisePath } from "../../enterprises/paths";
import { questionsPath } from "../../self-assessment/paths";
import { changeCriterionAction, inviteCandidateAction } from "../candidates/actions";
import { candidatesPath } from "../candidates/paths";
import { type CandidateReason, MEANS } from "../candidates/policy";
import type { Candidate, Criterion } from "../candidates/queries";
import { contactPointsPath } from "../paths";

type CandidateListProps = {
  readonly rows: readonly Candidate[];
  readonly total: number;
  readonly next: string | null;
  readonly query: Readonly<Record<string, string>>;
  readonly criteria: readonly Criterion[];
  readonly divisions: readonly (ShortNamed & { readonly code: string })[];
  readonly chooses: boolean;
  /** The reasons of which this reader may know: others aren't named as a filter either. */
  readonly knows: readonly CandidateReason[];
  /** This person changes the weights. */
  readonly weighs: boolean;
  readonly end?: ReactNode;
  readonly today: Day;
};

/** Firms that could become contact points, the likeliest first, each with its reasons; invited with one click. */
export function CandidateList(props: CandidateListProps) {
  const { rows, total, next, query, divisions, chooses, knows, end } = props;
  const t = useTranslations("contactPoints");
  const name = useName();
  const { after: _page, ...filter } = query;
  return (
    <>
      <PageHead
        title={t("candidates.title")}
        trail={[{ href: contactPointsPath(), label: t("title") }]}
        count={total}
        end={end}
      />
      <p className="lead">{t("candidates.lead")}</p>
      <Filters
        clearHref={candidatesPath()}
        order={t("candidates.order")}
        filters={[
          { name: "q", label: t("filters.q"), value: query.q, type: "text" },
          {
            name: "reason",
            label: t("candidates.reason"),
            value: query.reason,
            options: knows.map((value) => ({ value, label: t(`candidates.reasons.${value}`) })),
          },
          ...(chooses
            ? [
                {
                  name: "division",
                  label: t("filters.division"),
                  value: query.division,
                  options: divisions.map((place) => ({ value: place.code, label: name(place) })),
                },
              ]
            : []),
        ]}
      />
      {rows.length > 0 ? (
        <CandidateTable {...props} />
      ) : Object.keys(filter).length > 0 ? (
        <EmptyFiltered clearHref={candidatesPath()} />
      ) : (
        <Empty title={t("candidates.none")}>{t("candidates.noneText")}</Empty>
      )}
      <Pager
        total={total}
        label={t("count", { n: number(total) })}
        next={next ? candidatesPath({ ...filter, after: next }) : undefined}
        first={query.after ? candidatesPath(filter) : undefined}
      />
      <Weights {...props} />
    </>
  );
}

function CandidateTable({ rows, criteria, divisions, today }: CandidateListProps) {
  const t = useTranslations("contactPoints");
  const ui = useTranslations("ui");
  const words = formWords(ui);
  const name = useShortName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const weightOf = (code: string) => criteria.find((one) => one.code === code)?.weight ?? 0;
  return (
    <DataTable
      caption={t("candidates.title")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "enterprise",
          head: t("columns.enterprise"),
          fold: "title",
          rowHead: true,
          cell: ({ name: enterprise }) => enterprise,
          link: ({ id }) => enterprisePath(id),
          sub: (row) => row.town,
        },
        {
          key: "division",
          head: t("columns.division"),
          cell: ({ divisionCode }) => name(divisions.find(({ code }) => code === divisionCode)),
        },
        {
          key: "reasons",
          head: t("candidates.why"),
          wrap: true,
          cell: ({ reasons }) =>
            reasons.length === 0 ? (
              <span className="quiet">{t("candidates.noReason")}</span>
            ) : (
              reasons
                .map((code) => t("candidates.weighs", { reason: t(`candidates.reasons.${code}`), n: weightOf(code) }))
                .join(t("candidates.comma"))
            ),
        },
        { key: "score", head: t("candidates.score"), align: "end", cell: ({ score }) => score },
        {
          key: "invite",
          head: t("candidates.invitation"),
          cell: ({ id, invitedAt, way, open, reach }) => (
            <>
              {invitedAt ? (
                <p>
                  {t("candidates.invitedOn", { day: listDay(dayOfMoment(invitedAt), today, locale) })}{" "}
                  <span className="quiet">{t(`candidates.ways.${way ?? "account"}`)}</span>
                </p>
              ) : null}
              {!open ? null : reach === "none" ? (
                <details>
                  <summary>{t("candidates.tell")}</summary>
                  <StepForm
                    action={inviteCandidateAction}
                    hidden={{ enterpriseId: id }}
                    choices={[
                      {
                        ...{
                          kind: "one",
                          name: "means",
                          label: t("candidates.means"),
                          hint: t("candidates.meansHint"),
                        },
                        choices: MEANS.map((value) => ({ value, label: t(`candidates.ways.${value}`) })),
                      },
                    ]}
                    submit={t("candidates.invite")}
                    tone="secondary"
                    words={words}
                  />
                </details>
              ) : (
                <ActionForm action={inviteCandidateAction} words={words}>
                  <input type="hidden" name="enterpriseId" value={id} />
                  <SubmitButton busy={words.busy} tone="secondary">
                    {t(invitedAt ? "candidates.again" : "candidates.invite")}
                  </SubmitButton>
                </ActionForm>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

/** What weighs how much, from where; for the coordinator the way to change it. */
function Weights({ criteria, weighs, knows }: CandidateListProps) {
  const t = useTranslations("contactPoints");
  const ownQuestions = useTranslations("selfAssessment");
  const words = formWords(useTranslations("ui"));
  return (
    <Section id="weights" title={t("candidates.weights")}>
      <ul className="plainlist">
        {criteria
          .filter(({ code }) => knows.includes(code))
          .map((one) => (
            <li key={one.code}>
              {t("candidates.weighs", { reason: t(`candidates.reasons.${one.code}`), n: one.weight })}{" "}
              <span className="quiet">
                <Source source={one.source} unverified={one.verified ? undefined : t("services.unverified")} />
              </span>{" "}
              {one.code === "pressing_need" ? <a href={questionsPath()}>{ownQuestions("questions.title")}</a> : null}
              {weighs ? (
                <details>
                  <summary>{t("candidates.change")}</summary>
                  <StepForm
                    action={changeCriterionAction}
                    hidden={{ criterionId: one.id, code: one.code }}
                    texts={[
                      { name: "weight", label: t("candidates.weight"), width: 9, initial: String(one.weight) },
                      { name: "source", label: t("services.source"), initial: one.source },
                    ]}
                    submit={t("services.changeSubmit")}
                    tone="secondary"
                    words={words}
                  />
                </details>
              ) : null}
            </li>
          ))}
      </ul>
    </Section>
  );
}
