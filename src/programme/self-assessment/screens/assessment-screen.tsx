import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { dayOfMoment } from "@/kernel/days";
import { ButtonLink, Buttons } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Source } from "@/ui/source";
import { Tag } from "@/ui/tag";
import { DayTime } from "@/ui/time";
import { newContactPointPath } from "../../contact-points/paths";
import { enterprisePath } from "../../enterprises/paths";
import { answerPath, questionsPath } from "../paths";
import type { Question } from "../policy";
import type { AssessmentDetail, AssessmentLine, Questionnaire } from "../queries";
import { AssessmentHistory } from "./assessment-history";

type AssessmentScreenProps = {
  readonly assessment: AssessmentDetail;
  readonly history: readonly AssessmentLine[];
  /** The firm reads of itself; the office reads of a firm. */
  readonly side: "firm" | "office";
  /** The firm isn't a contact point and may ask to become one. */
  readonly mayApply: boolean;
  /** The result as a file. */
  readonly files: ReactNode;
};

/** One result in words: what is missing, what is begun, what to do next, what is in place; below, all results. */
export function AssessmentScreen({ assessment, history, side, mayApply, files }: AssessmentScreenProps) {
  const t = useTranslations("selfAssessment");
  const { result, serial, enterpriseId, enterpriseName, answeredAt, by, questionnaire, source, verified } = assessment;
  const { missing, partly, inPlace } = result;
  const shown = { missing: missing.length, partly: partly.length };
  return (
    <>
      <PageHead
        title={t("result", { serial })}
        trail={[{ href: enterprisePath(enterpriseId), label: enterpriseName }]}
        end={
          <>
            {side === "firm" ? (
              <ButtonLink tone="secondary" href={answerPath}>
                {t("again")}
              </ButtonLink>
            ) : null}
            {files}
          </>
        }
      />
      <div className="stack">
        <p className="second">
          <DayTime day={dayOfMoment(answeredAt)} /> {by}
        </p>
        <Notice tone={result.outcome === "complete" ? "ok" : "warn"}>
          <p>{t(`outcomes.${result.outcome}`, shown)}</p>
          {side === "firm" ? (
            <p>{t(result.outcome === "complete" ? "keepUp" : mayApply ? "nextApply" : "next")}</p>
          ) : null}
        </Notice>
        {side === "firm" && mayApply && result.outcome !== "complete" ? (
          <Buttons>
            <ButtonLink href={newContactPointPath}>{t("apply")}</ButtonLink>
          </Buttons>
        ) : null}
        <Measures id="missing" items={missing} advised />
        <Measures id="partly" items={partly} advised />
        <Measures id="inPlace" items={inPlace} />
        <AssessmentHistory history={history} />
        <QuestionsFrom version={questionnaire} source={source} verified={verified} />
        {side === "firm" ? <p className="quiet">{t("whoSees")}</p> : null}
      </div>
    </>
  );
}

/** Measures of one kind, those not in place with what to do next. */
function Measures({
  id,
  items,
  advised = false,
}: {
  readonly id: "missing" | "partly" | "inPlace";
  readonly items: readonly Question[];
  readonly advised?: boolean;
}) {
  const t = useTranslations("selfAssessment");
  const english = useLocale() === "en";
  if (items.length === 0) return null;
  return (
    <Section id={id} title={`${t(id)} ${items.length}`}>
      <ul className={advised ? "linklist" : "plainlist"}>
        {items.map(({ code, nameZh, nameEn, adviceZh, adviceEn, key }) => (
          <li key={code}>
            <div>
              {english ? nameEn : nameZh} {advised && key ? <Tag look="now">{t("key")}</Tag> : null}
              {advised ? <p className="second">{t("todo", { advice: english ? adviceEn : adviceZh })}</p> : null}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** From where the questions come, and that somebody has yet to check them. */
export function QuestionsFrom({ version, source, verified }: Pick<Questionnaire, "version" | "source" | "verified">) {
  const t = useTranslations("selfAssessment");
  return (
    <p className="quiet">
      <a href={questionsPath(version)}>{t("questions.of", { version })}</a>{" "}
      {t.rich("questionsFrom", {
        source: () => <Source source={source} unverified={verified ? undefined : t("unverified")} />,
      })}
    </p>
  );
}
