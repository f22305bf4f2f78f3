import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, dayFromDate } from "@/kernel/days";
import type { OpenStep, ShutStep } from "@/kernel/workflow";
import { ButtonLink } from "@/ui/button";
import { formWords } from "@/ui/form-words";
import { KeepButton } from "@/ui/offline/keep-button";
import { offlineWords } from "@/ui/offline/words";
import { StepForm } from "@/ui/step-form";
import { Step, StepNo, StepPanel } from "@/ui/step-panel";
import { AwayLine, type AwayLineProps } from "../absences/screens/away-line";
import { assignVisitAction, takeVisitStepAction } from "../actions";
import { recordVisitPath } from "../paths";
import { mayTakeAlong } from "../policy";
import type { VisitDetail } from "../queries";

export type VisitActsProps = {
  readonly visit: VisitDetail;
  readonly steps: readonly OpenStep[];
  /** Steps that this person could take here, but not yet. */
  readonly shut: readonly ShutStep[];
  /** To whom else it can be given; null for whoever doesn't share visits out. */
  readonly officers: readonly { readonly id: string; readonly name: string; readonly load: number }[] | null;
  /** Who isn't proposed because he isn't there. */
  readonly away: AwayLineProps["away"];
  /** Who looks at it, and for how many hours he may take its form along. */
  readonly owner: string;
  readonly hours: number;
  /** The steps of people: keeping away, naming a companion. */
  readonly peopleSteps: ReactNode;
  readonly today: Day;
};

/** What this person can do with a visit, and what he can't yet, with why. */
export function VisitActs({ visit, steps, shut, officers, away, owner, hours, peopleSteps, today }: VisitActsProps) {
  const t = useTranslations("visits");
  const offline = useTranslations("ui.offline");
  const ui = useTranslations("ui");
  const names = steps.map(({ name }) => name);
  const hidden = { visitId: visit.id, version: visit.version };
  return (
    <StepPanel>
      {names.includes("record") ? (
        <Step>
          <ButtonLink href={recordVisitPath(visit.id)}>{t("steps.record")}</ButtonLink>
          {mayTakeAlong(visit) ? (
            <KeepButton
              owner={owner}
              pages={[
                {
                  href: recordVisitPath(visit.id),
                  title: t("heading", { purpose: t(`purposes.${visit.purpose}`), enterprise: visit.enterprise.name }),
                },
              ]}
              hours={hours}
              words={offlineWords(offline)}
            />
          ) : (
            <p className="hint">{t("task.ring")}</p>
          )}
        </Step>
      ) : null}
      {names.includes("revise") ? (
        <Step note={t("revisions.lead")}>
          <ButtonLink tone="secondary" href={recordVisitPath(visit.id)}>
            {t("steps.revise")}
          </ButtonLink>
        </Step>
      ) : null}
      {names.includes("arrange") ? (
        <Step>
          <StepForm
            action={takeVisitStepAction}
            hidden={{ ...hidden, step: "arrange" }}
            texts={[
              {
                name: "arrangedOn",
                label: t("fields.arrangedOn"),
                hint: t("hints.arranged"),
                width: 20,
                initial: visit.arrangedOn ? dayFromDate(visit.arrangedOn) : today,
              },
            ]}
            submit={t("steps.arrange")}
            tone="secondary"
            words={formWords(ui)}
          />
        </Step>
      ) : null}
      {officers && officers.length > 0 ? (
        <Step>
          <StepForm
            action={assignVisitAction}
            hidden={hidden}
            choices={[
              {
                kind: "select",
                name: "officerId",
                label: t("fields.officer"),
                choices: officers.map(({ id, name, load }) => ({
                  value: id,
                  label: t("new.officer", { name, n: load }),
                })),
              },
            ]}
            submit={t("acts.assign")}
            tone="secondary"
            words={formWords(ui)}
          />
          <AwayLine away={away} today={today} />
        </Step>
      ) : officers ? (
        <>
          <StepNo label={t("acts.assign")} reason={t("nobodyElse")} />
          {away.length > 0 ? (
            <Step>
              <AwayLine away={away} today={today} />
            </Step>
          ) : null}
        </>
      ) : null}
      {peopleSteps}
      {names.includes("cancel") ? (
        <Step>
          <details>
            <summary>{t("steps.cancel")}</summary>
            <p>{t("effects.cancel")}</p>
            <StepForm
              action={takeVisitStepAction}
              hidden={{ ...hidden, step: "cancel" }}
              texts={[{ name: "reason", label: t("fields.whyNot"), hint: t("hints.cancel"), rows: 2 }]}
              submit={t("steps.cancel")}
              tone="alarm"
              words={formWords(ui)}
            />
          </details>
        </Step>
      ) : null}
      {shut.map(({ name, refusal }) => (
        <StepNo key={name} label={t(`steps.${name}`)} reason={t(`refusals.${refusal}`)} />
      ))}
    </StepPanel>
  );
}
