import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { longDay } from "@/ui/format";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Tag } from "@/ui/tag";
import { editChecklistPath, visitsPath } from "../../paths";
import { VISIT_PURPOSES } from "../../workflow";
import type { ChecklistVersion } from "../queries";

type ChecklistsProps = {
  readonly versions: readonly ChecklistVersion[];
  readonly changes: boolean;
  readonly today: Day;
  /** The lists as a file, for whoever may take them away. */
  readonly end: ReactNode;
};

/** What a visit looks at, purpose by purpose: the version of today, the one that comes tomorrow, and those before. */
export function ChecklistsScreen({ versions, changes, today, end }: ChecklistsProps) {
  const t = useTranslations("visits");
  return (
    <>
      <BackLink href={visitsPath()}>{t("title")}</BackLink>
      <PageHead title={t("checklists.title")} end={end} />
      <p className="lead">{t("checklists.lead")}</p>
      <div className="stack">
        {VISIT_PURPOSES.map((purpose) => {
          const own = versions.filter((one) => one.purpose === purpose);
          const coming = own.some(({ validFrom }) => validFrom > today);
          return (
            <Section
              key={purpose}
              id={purpose}
              title={t(`purposes.${purpose}`)}
              end={changes && !coming ? <a href={editChecklistPath(purpose)}>{t("checklists.change")}</a> : null}
            >
              {own.map((one) => (
                <Version key={one.version} version={one} today={today} />
              ))}
            </Section>
          );
        })}
      </div>
    </>
  );
}

function Version({
  version: { version, source, validFrom, validTo, items },
  today,
}: {
  readonly version: ChecklistVersion;
  readonly today: Day;
}) {
  const t = useTranslations("visits");
  const english = useLocale() === "en";
  const locale = english ? "en" : "zh-CN";
  const inForce = validFrom <= today && (validTo === null || validTo >= today);
  const day = (on: Day) => longDay(on, locale);
  return (
    <details open={inForce}>
      <summary>
        {t("checklists.version", { version, n: items.length })}{" "}
        <Tag look={inForce ? "done" : "waiting"}>
          {validFrom > today
            ? t("checklists.coming", { day: day(validFrom) })
            : validTo
              ? t("checklists.until", { day: day(validTo) })
              : t("checklists.since", { day: day(validFrom) })}
        </Tag>
      </summary>
      <p className="quiet">{t("checklists.source", { source })}</p>
      <ol className="marks">
        {items.map(({ code, zh, en, helpZh, helpEn, source: own }) => (
          <li key={code}>
            <p>{english ? en : zh}</p>
            {(english ? helpEn : helpZh) ? <p className="hint">{english ? helpEn : helpZh}</p> : null}
            {own ? <p className="hint">{t("checklists.source", { source: own })}</p> : null}
          </li>
        ))}
      </ol>
    </details>
  );
}
