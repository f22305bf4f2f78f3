import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { Section } from "@/ui/section";
import { StepForm, type StepText } from "@/ui/step-form";
import { takeEnterpriseStepAction } from "../actions";
import { enterprisePath } from "../paths";

type StepSheetProps = {
  readonly step: "check" | "return";
  readonly enterprise: { readonly id: string; readonly version: number; readonly name: string; readonly code: string };
  /** Those that look like it, beside each other, when there are any: the check must say why it is none of them. */
  readonly comparison: ReactNode;
  /** It meets a missed term. */
  readonly late: boolean;
};

/** Asks before a step, and for what it needs: which firm, who is told, what follows. */
export function StepSheet({ step, enterprise, comparison, late }: StepSheetProps) {
  const t = useTranslations("enterprises");
  const ui = useTranslations("ui");
  const texts: readonly StepText[] =
    step === "return"
      ? [{ name: "reason", label: t("texts.reason"), hint: t("texts.reasonHint"), rows: 4 }]
      : comparison
        ? [{ name: "distinct", label: t("fields.distinct"), hint: t("lookalikes.hint"), rows: 3 }]
        : [];
  return (
    <div className="stack stack--wide">
      <ConfirmSheet title={t(`asks.${step}`)} of={enterprise.name}>
        <Facts
          bare
          facts={[
            { label: t("fields.name"), value: enterprise.name },
            { label: t("columns.code"), value: <span className="num">{enterprise.code}</span> },
          ]}
        />
        <p>{t(`asks.${step}Effect`)}</p>
        <StepForm
          action={takeEnterpriseStepAction}
          hidden={{ step, enterpriseId: enterprise.id, version: enterprise.version }}
          texts={texts}
          late={late}
          submit={t(`steps.${step}`)}
          cancel={{ href: enterprisePath(enterprise.id), label: t("acts.notYet") }}
          words={formWords(ui)}
        />
      </ConfirmSheet>
      {step === "check" && comparison ? (
        <Section id="lookalikes" title={t("sections.lookalikes")}>
          {comparison}
        </Section>
      ) : null}
    </div>
  );
}
