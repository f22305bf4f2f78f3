import { useTranslations } from "next-intl";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { StepForm } from "@/ui/step-form";
import { assessAction } from "../actions";
import { ownAssessmentPath } from "../paths";
import type { Questionnaire } from "../queries";
import { QuestionsFrom } from "./assessment-screen";
import { useQuestionChoices } from "./question-choices";

/** The questions on one page, each answered by one of three words. */
export function AnswerScreen({ questionnaire }: { readonly questionnaire: Questionnaire }) {
  const t = useTranslations("selfAssessment");
  const { version, items } = questionnaire;
  return (
    <>
      <BackLink href={ownAssessmentPath}>{t("history")}</BackLink>
      <PageHead title={t("title")} of={t("history")} />
      <div className="narrow stack">
        <Notice>
          <p>{t("lead", { n: items.length })}</p>
          <p>{t("whoSees")}</p>
        </Notice>
        <StepForm
          action={assessAction}
          hidden={{ questionnaire: version }}
          choices={useQuestionChoices(items)}
          submit={t("submit")}
          cancel={{ href: ownAssessmentPath, label: t("notYet") }}
          words={formWords(useTranslations("ui"))}
        />
        <QuestionsFrom {...questionnaire} />
      </div>
    </>
  );
}
