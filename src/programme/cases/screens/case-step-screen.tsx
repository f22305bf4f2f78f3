import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { type StepChoice, StepForm, type StepText } from "@/ui/step-form";
import { takeCaseStepAction } from "../actions";
import { casePath } from "../paths";
import type { TakeCaseStep } from "../schema";
import { CASE_OUTCOMES } from "../workflow";
import { CaseConsequences, type ConsequenceMatter } from "./case-consequences";

/** What a step's page needs besides the case; each step its own. */
export type StepMatter = ConsequenceMatter & {
  readonly stops?: readonly string[];
  /** A plain GET form that tries a date; with its answer. */
  readonly trial?: ReactNode;
};

type CaseStepScreenProps = {
  readonly found: {
    readonly id: string;
    readonly version: number;
    readonly number: string;
    readonly title: string;
    readonly openReferrals: number;
    readonly complaint: { readonly enterprise: { readonly name: string } };
    readonly clocks: readonly { readonly kind: string; readonly running: boolean; readonly dueOn: Day }[];
  };
  readonly step: TakeCaseStep["step"];
  /** Why it can't be taken now; null when it can. */
  readonly refusal: string | null;
  /** It meets a missed term. */
  readonly late: boolean;
  readonly matter: StepMatter;
  readonly today: Day;
};

/** One step on its own page: what it does, whom it tells, what it needs. What can't be undone asks as a question. */
export function CaseStepScreen({ found, step, refusal, late, matter, today }: CaseStepScreenProps) {
  const t = useTranslations("cases");
  const ui = useTranslations("ui");
  const label = t(`steps.${step}`);
  const back = casePath(found.id);
  const question = `sheet.question.${step}`;
  const body = (
    <>
      <CaseConsequences found={found} step={step} matter={matter} />
      {step === "pause" ? <p className="second">{t("sheet.pauseNote")}</p> : null}
      {matter.trial}
      <StepForm
        action={takeCaseStepAction}
        hidden={{ step, caseId: found.id, version: found.version }}
        {...useQuestions(step, matter, today)}
        submit={label}
        cancel={{ href: back, label: t("sheet.cancel") }}
        late={late}
        words={formWords(ui)}
      />
    </>
  );
  return (
    <div className="sheetwide">
      <BackLink href={back}>{found.title || found.number}</BackLink>
      {refusal ? (
        <>
          <PageHead title={label} of={found.number} />
          <Notice tone="warn" title={t("sheet.noStep")}>
            {t.has(`refusals.${refusal}`)
              ? t(`refusals.${refusal}`, { n: found.openReferrals })
              : ui(`refusals.${refusal}`)}
          </Notice>
        </>
      ) : t.has(question) ? (
        <ConfirmSheet title={t(question)} of={found.number}>
          {body}
        </ConfirmSheet>
      ) : (
        <>
          <PageHead title={label} of={found.number} />
          {body}
        </>
      )}
    </div>
  );
}

function useQuestions(
  step: TakeCaseStep["step"],
  { stops = [] }: StepMatter,
  today: Day,
): { choices?: StepChoice[]; texts?: StepText[] } {
  const t = useTranslations("cases");
  const limits = useTranslations("timeLimits");
  switch (step) {
    case "pause":
      return {
        choices: [
          {
            kind: "select",
            name: "stopReason",
            label: t("inputs.stopReason"),
            choices: stops.map((value) => ({ value, label: limits(`stop.${value}`) })),
          },
        ],
      };
    case "conclude":
      return { texts: [{ name: "report", label: t("inputs.report"), hint: t("inputs.reportHint"), rows: 8 }] };
    case "sendBack":
      return { texts: [{ name: "reason", label: t("inputs.reason"), rows: 4 }] };
    case "decidePenalty":
      return { texts: [{ name: "penalty", label: t("inputs.penalty"), hint: t("inputs.penaltyHint"), width: 20 }] };
    case "decideOtherwise":
      return {
        choices: [
          {
            kind: "one",
            name: "outcome",
            label: t("inputs.outcome"),
            choices: CASE_OUTCOMES.filter((outcome) => outcome !== "penalty").map((value) => ({
              value,
              label: t(`outcomes.${value}`),
            })),
          },
        ],
      };
    case "recordExecution":
      return {
        texts: [
          {
            name: "executedOn",
            label: t("inputs.executedOn"),
            hint: t("inputs.executedOnHint"),
            width: 20,
            initial: today,
          },
        ],
      };
    default:
      return {};
  }
}
