import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import type { OpenStep, ShutStep } from "@/kernel/workflow";
import { ButtonLink } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { formWords } from "@/ui/form-words";
import { StepForm } from "@/ui/step-form";
import { Step, StepNo, StepPanel } from "@/ui/step-panel";
import { takeCaseStepAction } from "../actions";
import { casePath, caseStepPath } from "../paths";
import { CaseConsequences } from "./case-consequences";

type CaseStepsProps = {
  readonly found: {
    readonly id: string;
    readonly version: number;
    readonly number: string;
    readonly openReferrals: number;
    readonly complaint: { readonly enterprise: { readonly name: string } };
    readonly clocks: readonly { readonly kind: string; readonly running: boolean; readonly dueOn: Day }[];
  };
  readonly steps: { readonly open: readonly OpenStep[]; readonly shut: readonly ShutStep[] };
  /** Where something is referred from, for whoever may. */
  readonly referHref: string | null;
  /** Under "resume": the date that it would give. */
  readonly resumedDue: string | null;
};

/** The likeliest first. */
const ORDER = [
  "investigate",
  "decidePenalty",
  "close",
  "conclude",
  "recordExecution",
  "decideOtherwise",
  "sendBack",
  "resume",
  "extend",
  "pause",
];
/** These need nothing besides the button. */
const AT_ONCE = ["investigate", "resume"];

/** What this official can do with the case now, and what not yet, with why. */
export function CaseSteps({ found, steps, referHref, resumedDue }: CaseStepsProps) {
  const t = useTranslations("cases");
  const ui = useTranslations("ui");
  const { id, version } = found;
  const open = steps.open.toSorted((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
  const label = (step: string) => t(`steps.${step}`);
  const reason = (refusal: string): ReactNode =>
    t.has(`refusals.${refusal}`) ? t(`refusals.${refusal}`, { n: found.openReferrals }) : ui(`refusals.${refusal}`);
  return (
    <StepPanel>
      {open.map(({ name, basis, paper, late }, index) => {
        const tone = index === 0 ? "primary" : "secondary";
        const button = AT_ONCE.includes(name) ? (
          <StepForm
            action={takeCaseStepAction}
            hidden={{ step: name, caseId: id, version }}
            submit={label(name)}
            tone={tone}
            late={late}
            words={formWords(ui)}
          />
        ) : name === "close" ? (
          <Confirm href={caseStepPath(id, name)} label={label(name)} tone={tone} title={t("sheet.question.close")}>
            <CaseConsequences found={found} step="close" matter={{}} />
            <StepForm
              action={takeCaseStepAction}
              hidden={{ step: name, caseId: id, version }}
              submit={label(name)}
              cancel={{ href: casePath(id), label: t("sheet.cancel") }}
              late={late}
              words={formWords(ui)}
            />
          </Confirm>
        ) : (
          <ButtonLink tone={tone} href={caseStepPath(id, name)}>
            {label(name)}
          </ButtonLink>
        );
        return (
          <Step
            key={name}
            basis={basis}
            {...(paper ? { paper: t(`papers.${paper}`) } : {})}
            {...(name === "resume" && resumedDue ? { note: resumedDue } : {})}
          >
            {button}
          </Step>
        );
      })}
      {referHref ? (
        <Step>
          <ButtonLink tone="secondary" href={referHref}>
            {t("steps.refer")}
          </ButtonLink>
        </Step>
      ) : null}
      {steps.shut.map(({ name, refusal }) => (
        <StepNo key={name} label={label(name)} reason={reason(refusal)} />
      ))}
    </StepPanel>
  );
}
