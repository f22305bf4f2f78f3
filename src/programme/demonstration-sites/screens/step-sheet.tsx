import { useTranslations } from "next-intl";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { StepForm, type StepText } from "@/ui/step-form";
import { scoreSiteAction, takeSiteStepAction } from "../actions";
import { sitePath } from "../paths";

/** Steps that ask before they are taken: for a text, or because they can't be taken back. Scoring asks too, though it is no step. */
export const ASKING_STEPS = ["recommend", "return", "announce", "award", "refuse", "revoke", "score"] as const;
export type AskingStep = (typeof ASKING_STEPS)[number];

type StepSheetProps = {
  readonly step: AskingStep;
  readonly site: {
    readonly id: string;
    readonly version: number;
    readonly number: string | null;
    readonly enterpriseName: string;
  };
};

/** Names the firm, the number, who is told and what follows; then the step. */
export function StepSheet({ step, site }: StepSheetProps) {
  const t = useTranslations("demonstrationSites");
  const ui = useTranslations("ui");
  const reason: StepText = { name: "reason", label: t("fields.reason"), hint: t("reasonHint"), rows: 4 };
  const texts: Readonly<Partial<Record<AskingStep, readonly StepText[]>>> = {
    recommend: [
      { name: "recommendation", label: t("fields.recommendation"), hint: t("hints.recommendation"), rows: 5 },
    ],
    score: [
      { name: "points", label: t("fields.points"), hint: t("hints.points"), width: 9 },
      { name: "opinion", label: t("fields.opinion"), hint: t("hints.opinion"), rows: 6 },
    ],
    return: [reason],
    refuse: [reason],
    revoke: [reason],
  };
  const alarming = step === "refuse" || step === "revoke";
  return (
    <ConfirmSheet title={t(`asks.${step}`)}>
      <Facts
        bare
        facts={[
          { label: t("fields.enterprise"), value: site.enterpriseName },
          ...(site.number ? [{ label: t("fields.number"), value: <span className="num">{site.number}</span> }] : []),
        ]}
      />
      <p>{t(`effects.${step}`)}</p>
      <StepForm
        action={step === "score" ? scoreSiteAction : takeSiteStepAction}
        hidden={step === "score" ? { siteId: site.id } : { step, siteId: site.id, version: site.version }}
        texts={texts[step] ?? []}
        submit={step === "score" ? t("acts.score") : t(`steps.${step}`)}
        tone={alarming ? "alarm" : "primary"}
        cancel={{ href: sitePath(site.id), label: t("acts.notYet") }}
        words={formWords(ui)}
      />
    </ConfirmSheet>
  );
}
