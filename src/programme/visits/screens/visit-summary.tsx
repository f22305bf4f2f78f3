import { useLocale, useTranslations } from "next-intl";
import { dayFromDate } from "@/kernel/days";
import { Facts } from "@/ui/facts";
import { longDay } from "@/ui/format";
import { Section } from "@/ui/section";
import { newVisitPath, visitPath, visitsPath } from "../paths";
import type { ListedVisit } from "../queue/queries";

type VisitSummaryProps = {
  readonly enterpriseId: string;
  /** Visits to the firm that this reader may see, the last first. */
  readonly rows: readonly ListedVisit[];
  /** This person may plan a visit here. */
  readonly plans: boolean;
};

/** On a point's page: when it was visited last, what of the advice is open, when the next visit is due. */
export function VisitSummary({ enterpriseId, rows, plans }: VisitSummaryProps) {
  const t = useTranslations("visits");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const last = rows.find(({ status }) => status === "held");
  const next = rows.findLast(({ status }) => status === "planned" || status === "arranged");
  const open = rows.reduce((sum, { openAdvice }) => sum + openAdvice, 0);
  const withOpen = rows.find(({ openAdvice }) => openAdvice > 0);
  return (
    <Section
      id="visits"
      title={t("title")}
      end={
        <>
          {plans ? <a href={newVisitPath(enterpriseId)}>{t("acts.plan")}</a> : null}{" "}
          {rows.length > 0 ? <a href={visitsPath({ enterprise: enterpriseId })}>{t("acts.all")}</a> : null}
        </>
      }
    >
      <Facts
        facts={[
          {
            label: t("summary.last"),
            value: last?.heldOn ? (
              <a href={visitPath(last.id)}>
                {longDay(dayFromDate(last.heldOn), locale)}　{t(`purposes.${last.purpose}`)}
              </a>
            ) : (
              <span className="quiet">{t("summary.never")}</span>
            ),
          },
          {
            label: t("summary.open"),
            value: withOpen ? (
              <a href={`${visitPath(withOpen.id)}#advice`}>{t("summary.openCount", { n: open })}</a>
            ) : (
              <span className="quiet">{t("summary.noneOpen")}</span>
            ),
          },
          ...(next
            ? [
                {
                  label: t("summary.next"),
                  value: (
                    <a href={visitPath(next.id)}>
                      {next.dueOn ? longDay(dayFromDate(next.arrangedOn ?? next.dueOn), locale) : t("summary.undated")}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
