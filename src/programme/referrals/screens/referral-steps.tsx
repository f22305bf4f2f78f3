import { useTranslations } from "next-intl";
import type { OpenStep, ShutStep } from "@/kernel/workflow";
import { ButtonLink } from "@/ui/button";
import { formWords } from "@/ui/form-words";
import { Step, StepNo, StepPanel } from "@/ui/step-panel";
import { referralStepPath } from "../paths";
import { StepForm } from "./step-form";

type ReferralStepsProps = {
  readonly referral: { readonly id: string; readonly version: number };
  readonly steps: { readonly open: readonly OpenStep[]; readonly shut: readonly ShutStep[] };
};

/** These are taken with a reason. */
const WITH_REASON = ["decline", "resend"];

/** What can be done with a referral now, and what not yet, with why. What can't be undone, or says why it is late, asks on a page of its own. */
export function ReferralSteps({ referral, steps }: ReferralStepsProps) {
  const t = useTranslations("referrals");
  const words = formWords(useTranslations("ui"));
  const label = (step: string) => (t.has(`steps.${step}`) ? t(`steps.${step}`) : step);
  return (
    <StepPanel>
      {steps.open.map(({ name, basis, irreversible, late }, index) => (
        <Step key={name} basis={basis}>
          {irreversible || late ? (
            <ButtonLink href={referralStepPath(referral.id, name)} tone={index === 0 ? "primary" : "secondary"}>
              {label(name)}
            </ButtonLink>
          ) : (
            <StepForm
              step={name}
              referralId={referral.id}
              version={referral.version}
              tone={index === 0 ? "primary" : "secondary"}
              words={{
                ...words,
                submit: label(name),
                ...(WITH_REASON.includes(name) ? { reason: t("inputs.reason") } : {}),
              }}
            />
          )}
        </Step>
      ))}
      {steps.shut.map(({ name, refusal }) => (
        <StepNo
          key={name}
          label={label(name)}
          reason={t.has(`refusals.${refusal}`) ? t(`refusals.${refusal}`) : refusal}
        />
      ))}
    </StepPanel>
  );
}
