import { useLocale, useTranslations } from "next-intl";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { StepForm, type StepText } from "@/ui/step-form";
import { takeDrawStepAction } from "../actions";
import { drawPath } from "../paths";

type DrawStepProps = {
  readonly step: "freeze" | "draw" | "abandon";
  readonly draw: {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    readonly take: number;
    readonly each: number;
    readonly numberSource: string;
    readonly numberDay: string;
    readonly frozenAt: Date | null;
  };
};

/** Names the draw and what follows, asks for the number or the reason; then the step. */
export function DrawStepSheet({ step, draw }: DrawStepProps) {
  const t = useTranslations("draws");
  const ui = useTranslations("ui");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const texts: Readonly<Record<DrawStepProps["step"], readonly StepText[]>> = {
    freeze: [],
    draw: [{ name: "number", label: t("fields.number"), hint: t("hints.number"), width: 20 }],
    // A draft was never published, and isn't when it is given up.
    abandon: [
      { name: "reason", label: t("fields.reason"), rows: 3, ...(draw.frozenAt ? { hint: t("hints.reason") } : {}) },
    ],
  };
  return (
    <ConfirmSheet title={t(`asks.${step}`)} of={draw.title}>
      <Facts
        bare
        facts={[
          { label: t("fields.title"), value: draw.title },
          { label: t("fields.take"), value: draw.take },
          { label: t("fields.each"), value: draw.each },
          { label: t("fields.numberSource"), value: draw.numberSource },
          { label: t("fields.numberOn"), value: longDay(draw.numberDay, locale) },
        ]}
      />
      <p>{t(`effects.${step}`)}</p>
      <StepForm
        action={takeDrawStepAction}
        hidden={{ step, drawId: draw.id, version: draw.version }}
        texts={texts[step]}
        submit={t(`steps.${step}`)}
        tone={step === "abandon" ? "alarm" : "primary"}
        cancel={{ href: drawPath(draw.id), label: t("acts.notYet") }}
        words={formWords(ui)}
      />
    </ConfirmSheet>
  );
}
