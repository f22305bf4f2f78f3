import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { longDay } from "@/ui/format";
import { Section } from "@/ui/section";
import { contactPointPath } from "../../contact-points/paths";

export type Weighing = {
  readonly contactPointId: string;
  readonly doneOn: Day;
  /** The advice that was weighed; null for what the checklist says. */
  readonly advice: string | null;
};

/** In which risk assessments of the firm the findings of a visit were weighed. */
export function Weighed({ weighings }: { readonly weighings: readonly Weighing[] }) {
  const t = useTranslations("visits");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  if (weighings.length === 0) return null;
  return (
    <Section id="weighed" title={t("sections.weighed")}>
      <ul className="linklist">
        {weighings.map(({ contactPointId, doneOn, advice }) => (
          <li key={`${doneOn} ${advice}`}>
            <a href={`${contactPointPath(contactPointId)}#risk`}>{t("weighed.on", { day: longDay(doneOn, locale) })}</a>
            <span className="quiet">{advice ? t("weighed.advice", { text: advice }) : t("weighed.found")}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
