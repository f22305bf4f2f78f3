import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { dayFromDate } from "@/kernel/days";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Source } from "@/ui/source";
import { StepForm } from "@/ui/step-form";
import { changeServiceRuleAction } from "../services/actions";
import { servicesPath } from "../services/paths";
import type { ServiceRule } from "../services/queries";

/** By when what is owed each year: the rules as they stand, and for the coordinator the way to change them. */
export function ServiceRules({
  rules,
  changes,
  end,
}: {
  readonly rules: readonly ServiceRule[];
  readonly changes: boolean;
  /** The rules as a file, for whoever may take them away. */
  readonly end: ReactNode;
}) {
  const t = useTranslations("contactPoints");
  const words = formWords(useTranslations("ui"));
  return (
    <>
      <BackLink href={servicesPath()}>{t("services.plan")}</BackLink>
      <PageHead title={t("services.rules")} of={t("title")} end={end} />
      <p className="lead">{t("services.rulesLead")}</p>
      <div className="stack">
        {rules.map((rule) => (
          <Section
            key={rule.id}
            id={rule.code}
            title={t("services.sided", {
              side: t(`services.sides.${rule.side}`),
              what: t(`services.codes.${rule.code}`),
            })}
          >
            <Facts
              facts={[
                { label: t("services.dueMonth"), value: t("services.byMonth", { month: rule.dueMonth }) },
                { label: t("services.graceMonths"), value: t("services.months", { n: rule.graceMonths }) },
                { label: t("services.lights"), value: t("services.lightsOf", { yellow: rule.yellow, red: rule.red }) },
                { label: t("services.since"), value: <span className="num">{dayFromDate(rule.validFrom)}</span> },
                {
                  label: t("services.source"),
                  value: (
                    <Source source={rule.source} unverified={rule.verified ? undefined : t("services.unverified")} />
                  ),
                },
              ]}
            />
            {changes ? (
              <details>
                <summary>{t("services.change")}</summary>
                <StepForm
                  action={changeServiceRuleAction}
                  hidden={{ ruleId: rule.id, code: rule.code }}
                  texts={[
                    { name: "dueMonth", label: t("services.dueMonth"), width: 9, initial: String(rule.dueMonth) },
                    {
                      name: "graceMonths",
                      label: t("services.graceMonths"),
                      width: 9,
                      initial: String(rule.graceMonths),
                    },
                    { name: "yellow", label: t("services.yellow"), width: 9, initial: String(rule.yellow) },
                    { name: "red", label: t("services.red"), width: 9, initial: String(rule.red) },
                    { name: "source", label: t("services.source"), initial: rule.source },
                  ]}
                  submit={t("services.changeSubmit")}
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
