import { useTranslations } from "next-intl";
import { ButtonLink } from "@/ui/button";
import { formWords } from "@/ui/form-words";
import { StepForm } from "@/ui/step-form";
import { Step, StepNo, StepPanel } from "@/ui/step-panel";
import { takeSiteStepAction } from "../actions";
import { editSitePath, siteStepPath } from "../paths";
import type { SiteScreenProps } from "./site-screen";
import { ASKING_STEPS } from "./step-sheet";

/** The likeliest first. */
const ORDER = ["recommend", "conclude", "announce", "award", "resubmit", "return", "refuse", "revoke"];

/** What can be done now: a page for what asks for a text or can't be taken back, a button for the rest. */
export function SiteSteps({ site, steps, scores }: Pick<SiteScreenProps, "site" | "steps" | "scores">) {
  const t = useTranslations("demonstrationSites");
  const limits = useTranslations("timeLimits");
  const ui = useTranslations("ui");
  const tone = (step: string, index: number) =>
    step === "refuse" || step === "revoke" ? "alarm" : index === 0 && !scores ? "primary" : "secondary";
  return (
    <StepPanel>
      {scores ? (
        <Step note={t("effects.score")}>
          <ButtonLink href={siteStepPath(site.id, "score")}>{t("acts.score")}</ButtonLink>
        </Step>
      ) : null}
      {steps.open
        .toSorted((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name))
        .map(({ name: step, starts }, index) => (
          <Step key={step} {...(starts[0] ? { clock: limits(`kind.${starts[0]}`) } : {})}>
            {step === "resubmit" ? (
              <ButtonLink href={editSitePath(site.id)}>{t("steps.resubmit")}</ButtonLink>
            ) : ASKING_STEPS.some((asking) => asking === step) ? (
              <ButtonLink href={siteStepPath(site.id, step)} tone={tone(step, index)}>
                {t(`steps.${step}`)}
              </ButtonLink>
            ) : (
              <StepForm
                action={takeSiteStepAction}
                hidden={{ step, siteId: site.id, version: site.version }}
                submit={t(`steps.${step}`)}
                tone={tone(step, index)}
                words={formWords(ui)}
              />
            )}
          </Step>
        ))}
      {steps.shut.map(({ name: step, refusal }) => (
        <StepNo key={step} label={t(`steps.${step}`)} reason={t(`refusals.${refusal}`)} />
      ))}
    </StepPanel>
  );
}
