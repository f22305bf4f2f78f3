import { useLocale, useTranslations } from "next-intl";
import { type Day, dayFromDate } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { formWords } from "@/ui/form-words";
import { listDay } from "@/ui/format";
import { Light } from "@/ui/light";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { DayTime } from "@/ui/time";
import type { Review } from "../reviews/queries";
import type { Finding, RiskAssessment } from "../risk-assessments/queries";
import { enterServiceAction } from "../services/actions";
import { reviewOnePath } from "../services/paths";
import { ENTERED_CODES } from "../services/policy";
import type { Entered, OwnService } from "../services/queries";
import { RiskPart } from "./risk-part";

type ServicePartProps = {
  readonly contactPointId: string;
  readonly year: number;
  readonly services: readonly OwnService[];
  /** What was entered of them, of any year. */
  readonly entered: readonly Entered[];
  readonly reviews: readonly Review[];
  /** Risk assessments with what they weighed, and what visits left for the next. */
  readonly assessments: readonly RiskAssessment[];
  readonly material: readonly Finding[];
  /** This person enters what was given. */
  readonly enters: boolean;
  readonly today: Day;
};

/** On a point's page: what it is owed this year and what it owes, and how it was reviewed. */
export function ServicePart(props: ServicePartProps) {
  const { contactPointId, year, services, entered, reviews, enters, today } = props;
  const t = useTranslations("contactPoints");
  const ui = useTranslations("ui");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const reviewable = enters && reviews.every((review) => review.year !== year);
  return (
    <>
      <Section id="services" title={t("services.title", { year })}>
        {services.length === 0 ? (
          <p className="quiet">{t("services.noneYet")}</p>
        ) : (
          <DataTable
            caption={t("services.title", { year })}
            rows={services}
            rowKey={({ code }) => code}
            columns={[
              { key: "light", head: t("columns.light"), fold: "light", cell: ({ light }) => <Light {...light} /> },
              {
                key: "due",
                head: t("columns.due"),
                fold: "due",
                cell: ({ dueOn }) => listDay(dayFromDate(dueOn), today, locale),
              },
              {
                key: "code",
                head: t("services.what"),
                fold: "title",
                rowHead: true,
                cell: ({ code }) => t(`services.codes.${code}`),
              },
              {
                key: "done",
                head: t("services.doneOn"),
                cell: ({ doneOn }) =>
                  doneOn ? (
                    listDay(dayFromDate(doneOn), today, locale)
                  ) : (
                    <span className="quiet">{t("services.notYet")}</span>
                  ),
              },
            ]}
          />
        )}
        {enters ? (
          <details>
            <summary>{t("services.enter")}</summary>
            <StepForm
              action={enterServiceAction}
              hidden={{ contactPointId }}
              choices={[
                {
                  kind: "one",
                  name: "code",
                  label: t("services.what"),
                  choices: ENTERED_CODES.filter((code) => code !== "risk_assessment").map((value) => ({
                    value,
                    label: t(`services.codes.${value}`),
                  })),
                },
              ]}
              texts={[
                { name: "doneOn", label: t("services.doneOn"), hint: t("services.dayHint"), width: 20, initial: today },
                { name: "note", label: t("services.note"), hint: t("services.noteHint"), rows: 2 },
              ]}
              submit={t("services.submit")}
              tone="secondary"
              words={formWords(ui)}
            />
          </details>
        ) : null}
      </Section>
      {entered.length > 0 ? (
        <Section id="entered" title={t("services.entered")}>
          <ul className="linklist">
            {entered.map(({ id, code, doneOn, note }) => (
              <li key={id}>
                <span>
                  {t(`services.codes.${code}`)}
                  <span className="sub">{note}</span>
                </span>
                <DayTime day={doneOn} log />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <RiskPart {...props} />
      {reviews.length > 0 || reviewable ? (
        <Section
          id="reviews"
          title={t("reviews.title")}
          end={
            reviewable ? <a href={reviewOnePath(contactPointId, year)}>{t("reviews.enter", { year })}</a> : undefined
          }
        >
          {reviews.length === 0 ? (
            <p className="quiet">{t("reviews.none")}</p>
          ) : (
            <ul className="linklist">
              {reviews.map(({ year: of, outcome, reason, reviewedOn }) => (
                <li key={of}>
                  <span>
                    {t("reviews.line", { year: of, outcome: t(`reviews.outcomes.${outcome}`) })}
                    <span className="sub">{reason}</span>
                  </span>
                  <DayTime day={reviewedOn} log />
                </li>
              ))}
            </ul>
          )}
        </Section>
      ) : null}
    </>
  );
}
