import { useTranslations } from "next-intl";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { StepForm } from "@/ui/step-form";
import { enterprisePath } from "../../paths";
import { ENTERPRISE_TITLES } from "../../workflow";
import { enterYearAction } from "../actions";
import { yearsPath } from "../paths";
import { YEAR_COUNTS } from "../policy";
import type { FirmYear } from "../queries";

type YearScreenProps = {
  readonly enterprise: { readonly id: string; readonly name: string };
  readonly year: number | undefined;
  /** Years that can be entered, the latest first. */
  readonly choices: readonly number[];
  /** What stands there, or is proposed by the firm itself, and is replaced. */
  readonly before: FirmYear | undefined;
  /** Holds at once; else it is a proposal. */
  readonly confirms: boolean;
};

/** The page on which a year's figures are entered by an office or proposed by the firm: first which year, then the figures. */
export function YearScreen({ enterprise, year, choices, before, confirms }: YearScreenProps) {
  const t = useTranslations("enterprises");
  const words = formWords(useTranslations("ui"));
  return (
    <>
      <BackLink href={enterprisePath(enterprise.id)}>{enterprise.name}</BackLink>
      <PageHead
        title={year ? t("years.titleOf", { year }) : t(confirms ? "acts.enterYear" : "acts.proposeYear")}
        of={enterprise.name}
      />
      <div className="narrow stack">
        <Notice>{t(confirms ? "years.lead" : "years.leadFirm")}</Notice>
        {year ? (
          <StepForm
            key={year}
            action={enterYearAction}
            hidden={{ enterpriseId: enterprise.id, year, seen: before?.id ?? "" }}
            choices={[
              {
                ...{ name: "titles", label: t("fields.titles"), kind: "several" },
                initial: before?.titles ?? [],
                choices: ENTERPRISE_TITLES.map((value) => ({ value, label: t(`titles.${value}`) })),
              },
            ]}
            texts={[
              ...YEAR_COUNTS.map((count) => ({
                ...{ name: count, label: t(`years.counts.${count}`), width: 9 as const },
                ...(count === "secrets" ? { hint: t("years.secretsHint") } : {}),
                initial: String(before?.[count] ?? ""),
              })),
              { name: "source", label: t("events.source"), hint: t("years.sourceHint") },
            ]}
            submit={t(confirms ? "acts.saveEvent" : "years.propose")}
            cancel={{ href: enterprisePath(enterprise.id), label: t("acts.notYet") }}
            words={words}
          />
        ) : (
          <ul className="linklist">
            {choices.map((one) => (
              <li key={one}>
                <a href={yearsPath(enterprise.id, one)}>{t("years.titleOf", { year: one })}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
