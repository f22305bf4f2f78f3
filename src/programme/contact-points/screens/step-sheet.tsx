import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { type Folded, StepForm } from "@/ui/step-form";
import { takeContactPointStepAction } from "../actions";
import { contactPointPath } from "../paths";
import { EXIT_GROUNDS } from "../schema";

/** Steps that ask before they are taken: for a reason, or because they can't be taken back. */
export const ASKING_STEPS = ["recommend", "return", "approve", "refuse", "suspend", "resume", "exit"] as const;
export type AskingStep = (typeof ASKING_STEPS)[number];

type StepSheetProps = {
  readonly step: AskingStep;
  readonly point: {
    readonly id: string;
    readonly version: number;
    readonly number: string | null;
    readonly enterpriseName: string;
    /** What depends on the point. */
    readonly holdsAward: boolean;
    readonly siteInProcedure: boolean;
  };
  /** What was found of the checklist, for a step that stands on it. */
  readonly verdicts?: ReactNode;
  /** It meets a missed term. */
  readonly asksWhy: boolean;
  /** For who may enter this step later than it happened. */
  readonly late?: Folded | undefined;
};

/** Names the firm, the number, who is told and what follows; then the step. */
export function StepSheet({ step, point, verdicts, asksWhy, late }: StepSheetProps) {
  const t = useTranslations("contactPoints");
  const ui = useTranslations("ui");
  return (
    <ConfirmSheet title={t(`asks.${step}`)} of={point.number ?? point.enterpriseName}>
      <Facts
        bare
        facts={[
          { label: t("fields.enterprise"), value: point.enterpriseName },
          ...(point.number ? [{ label: t("fields.number"), value: <span className="num">{point.number}</span> }] : []),
        ]}
      />
      <p>{t(`effects.${step}`)}</p>
      {verdicts}
      {step === "suspend" && point.holdsAward ? <Notice tone="warn">{t("touches.award")}</Notice> : null}
      {(step === "suspend" || step === "exit") && point.siteInProcedure ? (
        <Notice tone="warn">{t("touches.procedure")}</Notice>
      ) : null}
      <StepForm
        action={takeContactPointStepAction}
        hidden={{ step, contactPointId: point.id, version: point.version }}
        texts={
          step === "recommend" || step === "approve"
            ? []
            : [{ name: "reason", label: t("fields.reason"), hint: t("reasonHint"), rows: 4 }]
        }
        choices={
          step === "exit"
            ? [
                {
                  ...{ kind: "one", name: "exitGround", label: t("fields.exitGround") },
                  choices: EXIT_GROUNDS.map((value) => ({ value, label: t(`exitGrounds.${value}`) })),
                },
              ]
            : []
        }
        folded={late}
        late={asksWhy}
        submit={t(`steps.${step}`)}
        tone={["recommend", "approve", "return", "resume"].includes(step) ? "primary" : "alarm"}
        cancel={{ href: contactPointPath(point.id), label: t("acts.notYet") }}
        words={formWords(ui)}
      />
    </ConfirmSheet>
  );
}
