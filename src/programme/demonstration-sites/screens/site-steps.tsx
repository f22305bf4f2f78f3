import { useLocale, useTranslations } from "next-intl";
import { dayFromDate } from "@/kernel/days";
import { ButtonLink } from "@/ui/button";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { StepForm } from "@/ui/step-form";
import { Step, StepNo, StepPanel } from "@/ui/step-panel";
import { newVisitPath, visitPath } from "../../visits/paths";
import { takeSiteStepAction } from "../actions";
import { assessmentPath, editSitePath, markingPath, particularsPath, reassessPath, siteStepPath } from "../paths";
import type { SiteScreenProps } from "./site-screen";
import { ASKING_STEPS } from "./step-sheet";

/** The likeliest first. */
const ORDER = [
  ...["submit", "recommend", "assign", "conclude", "reconcile", "convene", "advise", "announce", "award", "resubmit"],
  ...[
    "report",
    "restore",
    "askAgain",
    "check",
    "reassess",
    "renew",
    "turnDown",
    "return",
    "sendBack",
    "rectify",
    "recuse",
    "refuse",
    "revoke",
    "withdraw",
  ],
];
const ALARMING = ["refuse", "revoke", "rectify", "withdraw"];
/** Taken with the last signature; by hand only once nobody's is awaited any more (a reviewer has left). Until then they are nobody's to take. */
const WITH_SIGNATURE = ["conclude", "reconcile"];
const BY_PAGE = ["submit", "resubmit"];
/** Said no to what their opposites say yes to: while nothing waits for either, the one beside them says so. */
const SAYING_NO = ["askAgain", "turnDown"];

/** The visit at which the site is checked next: where its conclusion is drawn. */
function VisitStep({ visit }: { readonly visit: NonNullable<SiteScreenProps["site"]["awaitedVisit"]> }) {
  const t = useTranslations("demonstrationSites");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const day = visit.arrangedOn ?? visit.dueOn;
  const when = day && t(visit.arrangedOn ? "visit.arranged" : "visit.due", { day: longDay(dayFromDate(day), locale) });
  return (
    <Step note={[when, t("refusals.visit-waits")].filter(Boolean).join("　")}>
      <ButtonLink href={visitPath(visit.id)}>{t("acts.visit")}</ButtonLink>
    </Step>
  );
}

/** What can be done now: a page for what asks for a text or can't be taken back, a button for the rest. */
export function SiteSteps({
  site,
  steps,
  awaited,
  plansVisit,
  refusalValues,
}: Pick<SiteScreenProps, "site" | "steps" | "awaited" | "plansVisit" | "refusalValues">) {
  const t = useTranslations("demonstrationSites");
  const limits = useTranslations("timeLimits");
  const ui = useTranslations("ui");
  const shut = steps.shut.filter(
    ({ name, refusal }) =>
      !WITH_SIGNATURE.includes(name) &&
      !SAYING_NO.includes(name) &&
      // That the check waits for the visit stands beside the visit.
      (refusal !== "visit-waits" || !site.awaitedVisit),
  );
  const tone = (step: string, index: number) =>
    ALARMING.includes(step) ? "alarm" : index === 0 && awaited.length === 0 ? "primary" : "secondary";
  return (
    <StepPanel>
      {site.awaitedVisit ? <VisitStep visit={site.awaitedVisit} /> : null}
      {awaited.map((what, index) => (
        <Step key={what} note={t(`effects.${what}`)}>
          <ButtonLink
            href={
              what === "assess"
                ? assessmentPath(site.id)
                : what === "state"
                  ? particularsPath(site.id)
                  : what === "papers"
                    ? reassessPath(site.id)
                    : what === "score"
                      ? markingPath(site.id)
                      : siteStepPath(site.id, what)
            }
            tone={what === "recuse" || index > 0 ? "secondary" : "primary"}
          >
            {t(`acts.${what}`)}
          </ButtonLink>
        </Step>
      ))}
      {steps.open
        .toSorted((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name))
        .map(({ name: step, starts, late }, index) => (
          <Step key={step} {...(starts[0] ? { clock: limits(`kind.${starts[0]}`) } : {})}>
            {BY_PAGE.includes(step) ? (
              <ButtonLink href={editSitePath(site.id)} tone={tone(step, index)}>
                {t(`steps.${step}`)}
              </ButtonLink>
            ) : ASKING_STEPS.some((asking) => asking === step) ? (
              <ButtonLink href={siteStepPath(site.id, step)} tone={tone(step, index)}>
                {t(`steps.${step}`)}
              </ButtonLink>
            ) : (
              <StepForm
                action={takeSiteStepAction}
                hidden={{ step, siteId: site.id, version: site.version }}
                late={late}
                submit={t(`steps.${step}`)}
                tone={tone(step, index)}
                words={formWords(ui)}
              />
            )}
          </Step>
        ))}
      {plansVisit && !site.awaitedVisit && steps.open.some(({ name }) => name === "check") ? (
        <Step note={t("effects.planVisit")}>
          <ButtonLink href={newVisitPath(site.enterpriseId, "mid_term")} tone="secondary">
            {t("acts.planVisit")}
          </ButtonLink>
        </Step>
      ) : null}
      {shut.map(({ name: step, refusal }) => (
        <StepNo key={step} label={t(`steps.${step}`)} reason={t(`refusals.${refusal}`, refusalValues)} />
      ))}
    </StepPanel>
  );
}
