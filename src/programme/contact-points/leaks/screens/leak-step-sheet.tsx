import { useTranslations } from "next-intl";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { StepForm } from "@/ui/step-form";
import { takeLeakStepAction } from "../actions";
import { leakPath } from "../paths";
import { LEAK_GROUNDS } from "../workflow";

/** Steps that ask before they are taken: for a text, or because they can't be taken back. */
export const ASKING_LEAK_STEPS = ["report", "discard", "advise", "answer", "close"] as const;
export type AskingLeakStep = (typeof ASKING_LEAK_STEPS)[number];

type LeakStepSheetProps = {
  readonly step: AskingLeakStep;
  readonly leak: { readonly id: string; readonly version: number; readonly enterprise: { readonly name: string } };
  /** It meets a missed term. */
  readonly late: boolean;
};

/** Names the firm, who is told and what follows; then the step. */
export function LeakStepSheet({ step, leak, late }: LeakStepSheetProps) {
  const t = useTranslations("leaks");
  const ui = useTranslations("ui");
  const writes = step === "advise" || step === "answer" || step === "close";
  return (
    <ConfirmSheet title={t(`asks.${step}`)} of={leak.enterprise.name}>
      <Facts bare facts={[{ label: t("fields.enterprise"), value: leak.enterprise.name }]} />
      <p>{t(`effects.${step}`)}</p>
      <StepForm
        action={takeLeakStepAction}
        hidden={{ step, leakReportId: leak.id, version: leak.version }}
        choices={
          step === "close"
            ? [
                {
                  ...{ kind: "one", name: "closingGround", label: t("fields.closingGround") },
                  choices: LEAK_GROUNDS.map((value) => ({ value, label: t(`grounds.${value}`) })),
                },
              ]
            : []
        }
        texts={writes ? [{ name: "text", label: t(`labels.${step}`), hint: t(`hints.${step}`), rows: 6 }] : []}
        late={late}
        submit={t(`steps.${step}`)}
        tone={step === "discard" ? "alarm" : "primary"}
        cancel={{ href: leakPath(leak.id), label: t("acts.notYet") }}
        words={formWords(ui)}
      />
    </ConfirmSheet>
  );
}
