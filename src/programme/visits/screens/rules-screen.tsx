import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { dayFromDate } from "@/kernel/days";
import { Facts } from "@/ui/facts";
import { ActionForm } from "@/ui/form-shell";
import { formWords } from "@/ui/form-words";
import { useListed } from "@/ui/names";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Source } from "@/ui/source";
import { StepForm } from "@/ui/step-form";
import { SubmitButton } from "@/ui/submit-button";
import { visitsPath } from "../paths";
import { changeVisitRuleAction, makePlanAction } from "../planning/actions";
import type { VisitRule } from "../planning/queries";

/** The rules by which visits are owed: what they say now, from when, after which source; for the coordinator also the way to change them. */
export function RulesScreen({
  rules,
  changes,
  end,
}: {
  readonly rules: readonly VisitRule[];
  readonly changes: boolean;
  /** The rules as a file, for whoever may take them away. */
  readonly end: ReactNode;
}) {
  const t = useTranslations("visits");
  const ui = useTranslations("ui");
  const words = formWords(ui);
  const listed = useListed();
  return (
    <>
      <BackLink href={visitsPath()}>{t("title")}</BackLink>
      <PageHead title={t("rules.title")} end={end} />
      <p className="lead">{t("rules.lead")}</p>
      <div className="stack">
        {changes ? (
          <ActionForm action={makePlanAction} words={words}>
            <SubmitButton busy={words.busy} tone="secondary">
              {t("rules.make")}
            </SubmitButton>
          </ActionForm>
        ) : null}
        {rules.map((rule) => (
          <Section key={rule.id} id={rule.ground} title={t(`grounds.${rule.ground}`)}>
            <Facts
              facts={[
                ...(rule.months.length > 0
                  ? [
                      {
                        label: t("fields.months"),
                        value: t(rule.repeats ? "rules.every" : "rules.after", { months: listed(rule.months) }),
                      },
                      { label: t("fields.aheadDays"), value: t("rules.days", { n: rule.aheadDays }) },
                    ]
                  : []),
                { label: t("fields.lights"), value: t("rules.lights", { yellow: rule.yellow, red: rule.red }) },
                { label: t("fields.since"), value: <span className="num">{dayFromDate(rule.validFrom)}</span> },
                {
                  label: t("fields.source"),
                  value: <Source source={rule.source} unverified={rule.verified ? undefined : t("rules.unverified")} />,
                },
              ]}
            />
            {changes ? (
              <details>
                <summary>{t("rules.change")}</summary>
                <StepForm
                  action={changeVisitRuleAction}
                  hidden={{
                    ruleId: rule.id,
                    ground: rule.ground,
                    ...(rule.months.length > 0 ? {} : { months: "", aheadDays: rule.aheadDays }),
                  }}
                  texts={[
                    ...(rule.months.length > 0
                      ? ([
                          {
                            name: "months",
                            label: t("fields.months"),
                            hint: t("hints.months"),
                            width: 9,
                            initial: rule.months.join(","),
                          },
                          {
                            name: "aheadDays",
                            label: t("fields.aheadDays"),
                            width: 9,
                            initial: String(rule.aheadDays),
                          },
                        ] as const)
                      : []),
                    { name: "yellow", label: t("fields.yellow"), width: 9, initial: String(rule.yellow) },
                    { name: "red", label: t("fields.red"), width: 9, initial: String(rule.red) },
                    { name: "source", label: t("fields.source"), initial: rule.source },
                  ]}
                  submit={t("rules.submit")}
                  tone="secondary"
                  words={words}
                />
              </details>
            ) : null}
          </Section>
        ))}
      </div>
    </>
  );
}
