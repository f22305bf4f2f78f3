import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { Section } from "@/ui/section";
import { newVisitPath, visitsPath } from "../paths";
import type { ListedVisit } from "../queue/queries";
import { VisitTable } from "./visit-list";

type FirmVisitsProps = {
  readonly enterpriseId: string;
  readonly rows: readonly ListedVisit[];
  /** This person may plan a visit here. */
  readonly plans: boolean;
  readonly today: Day;
};

/** On a firm's page: the visits to it that this reader may see, the last first. */
export function FirmVisits({ enterpriseId, rows, plans, today }: FirmVisitsProps) {
  const t = useTranslations("visits");
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
      {rows.length === 0 ? (
        <p className="quiet">{t("empty.firm")}</p>
      ) : (
        <VisitTable rows={rows} places={{ divisions: [] }} side="firm" today={today} />
      )}
    </Section>
  );
}
