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
  /** What the officers propose: the leader's likeliest step. */
  readonly proposal: "file" | "not_file" | null;
  readonly steps: { readonly open: readonly OpenStep[]; readonly shut: readonly ShutStep[] };
  /** The button that files: it makes a case, and is asked for by cases. */
  readonly file: (tone: "primary" | "secondary") => ReactNode;
  /** Under "resume": the date that it would give. */
  readonly resumedDue: string | null;
};

/** The likeliest first; of the two decisions the one that was proposed. */
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
export function ComplaintSteps({ complaintId, version, proposal, steps, file, resumedDue }: ComplaintStepsProps) {
  const t = useTranslations("handling");
  const ui = useTranslations("ui");
  const place = (name: string) => (proposal === "not_file" && name === "doNotFile" ? -1 : ORDER.indexOf(name));
  const open = steps.open.toSorted((a, b) => place(a.name) - place(b.name));
  const label = (step: string) => t(`steps.${step}`);
  return (
    <StepPanel>
      {open.map((step, index) => (
        <Step
          key={step.name}
          basis={step.basis}
          {...(step.paper ? { paper: t(`papers.${step.paper}`) } : {})}
          {...(step.name === "resume" && resumedDue ? { note: resumedDue } : {})}
        >
          {step.name === "file" ? (
            file(index === 0 ? "primary" : "secondary")
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
          reason={t.has(`refusals.${refusal}`) ? t(`refusals.${refusal}`) : ui(`refusals.${refusal}`)}
        />
      ))}
    </StepPanel>
  );
}
