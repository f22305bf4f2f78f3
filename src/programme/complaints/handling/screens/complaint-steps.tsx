import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { OpenStep, ShutStep } from "@/kernel/workflow";
import { ButtonLink } from "@/ui/button";
import { formWords } from "@/ui/form-words";
import { StepForm } from "@/ui/step-form";
import { Step, StepNo, StepPanel } from "@/ui/step-panel";
import { takeComplaintStepAction } from "../actions";
import { complaintStepPath } from "../paths";

type ComplaintStepsProps = {
  readonly complaintId: string;
  readonly version: number;
  readonly steps: { readonly open: readonly OpenStep[]; readonly shut: readonly ShutStep[] };
  /** The button that files: it makes a case, and is asked for by cases. */
  readonly file: ReactNode;
  /** Under "resume": the date that it would give. */
  readonly resumedDue: string | null;
};

/** The likeliest first. */
const ORDER = [
  "assign",
  "propose",
  "file",
  "doNotFile",
  "sendBack",
  "return",
  "passOn",
  "resume",
  "extend",
  "pause",
  "merge",
];

/** What this official can do with the complaint now, and what not yet, with why. */
export function ComplaintSteps({ complaintId, version, steps, file, resumedDue }: ComplaintStepsProps) {
  const t = useTranslations("handling");
  const ui = useTranslations("ui");
  const open = steps.open.toSorted((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
  const label = (step: string) => t(`steps.${step}` as "steps.assign");
  return (
    <StepPanel>
      {open.map((step, index) => (
        <Step
          key={step.name}
          {...(step.basis ? { basis: { label: step.basis } } : {})}
          {...(step.paper ? { paper: t(`papers.${step.paper}` as "papers.receipt") } : {})}
          {...(step.name === "resume" && resumedDue ? { note: resumedDue } : {})}
        >
          {step.name === "file" ? (
            file
          ) : step.name === "resume" ? (
            <StepForm
              action={takeComplaintStepAction}
              hidden={{ step: "resume", complaintId, version }}
              submit={label("resume")}
              tone="secondary"
              words={formWords(ui)}
            />
          ) : (
            <ButtonLink tone={index === 0 ? "primary" : "secondary"} href={complaintStepPath(complaintId, step.name)}>
              {label(step.name)}
            </ButtonLink>
          )}
        </Step>
      ))}
      {steps.shut.map(({ name, refusal }) => (
        <StepNo
          key={name}
          label={label(name)}
          reason={
            t.has(`refusals.${refusal}` as never)
              ? t(`refusals.${refusal}` as never)
              : ui(`refusals.${refusal}` as never)
          }
        />
      ))}
    </StepPanel>
  );
}
