import { useTranslations } from "next-intl";
import { dayOfMoment } from "@/kernel/days";
import { ButtonLink, Buttons } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { DayTime } from "@/ui/time";
import { answerPath, assessmentPath, questionsPath } from "../paths";
import { outcomeOf } from "../policy";
import type { AssessmentLine } from "../queries";

/** All of a firm's results, the latest first. */
export function AssessmentHistory({ history }: { readonly history: readonly AssessmentLine[] }) {
  const t = useTranslations("selfAssessment");
  return (
    <Section id="history" title={t("history")}>
      <DataTable
        caption={t("history")}
        rows={history}
        rowKey={({ id }) => id}
        columns={[
          {
            ...{ key: "serial", head: t("columns.serial"), fold: "title", rowHead: true },
            cell: ({ serial }) => t("nth", { serial }),
            link: ({ id }) => assessmentPath(id),
          },
          {
            ...{ key: "day", head: t("columns.day"), fold: "due" },
            cell: ({ answeredAt }) => <DayTime day={dayOfMoment(answeredAt)} />,
          },
          { key: "missing", head: t("columns.missing"), align: "end", cell: ({ missing }) => missing },
          { key: "partly", head: t("columns.partly"), align: "end", cell: ({ partly }) => partly },
          { key: "by", head: t("columns.by"), cell: ({ by }) => by },
          {
            ...{ key: "questionnaire", head: t("columns.questionnaire"), drop: "low" },
            cell: ({ questionnaire }) => (
              <a href={questionsPath(questionnaire)}>{t("version", { version: questionnaire })}</a>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** The latest result in a sentence, on the page of the firm and of the officials who may read it; for the firm the way to answer. */
export function AssessmentPart({
  latest,
  answers,
  size,
}: {
  readonly latest: AssessmentLine | undefined;
  /** This person answers for the firm. */
  readonly answers: boolean;
  /** As on the page that it stands on: see `Section`. */
  readonly size: 2 | 3;
}) {
  const t = useTranslations("selfAssessment");
  return (
    <Section
      id="self-assessment"
      title={t("title")}
      size={size}
      end={
        answers ? (
          <a href={answerPath}>{t(latest ? "again" : "start")}</a>
        ) : (
          <a href={questionsPath()}>{t("questions.title")}</a>
        )
      }
    >
      {latest ? (
        <p>
          <a href={assessmentPath(latest.id)}>
            {t("latest")} <DayTime day={dayOfMoment(latest.answeredAt)} />
          </a>{" "}
          <OutcomeSentence latest={latest} />
        </p>
      ) : (
        <p className="quiet">{t(answers ? "never" : "neverOffice")}</p>
      )}
    </Section>
  );
}

function OutcomeSentence({ latest: { missing, partly, pressing } }: { readonly latest: AssessmentLine }) {
  const t = useTranslations("selfAssessment");
  return t(`outcomes.${outcomeOf({ missing, partly, pressing })}`, { missing, partly });
}

/** Before the first answer: what is asked, who sees it, and the way to begin. */
export function FirstAssessment({ questions }: { readonly questions: number }) {
  const t = useTranslations("selfAssessment");
  return (
    <>
      <PageHead title={t("title")} />
      <div className="narrow stack">
        <p className="lead">
          {t("never")} {t("lead", { n: questions })}
        </p>
        <p>{t("whoSees")}</p>
        <Buttons>
          <ButtonLink href={answerPath}>{t("start")}</ButtonLink>
        </Buttons>
      </div>
    </>
  );
}
