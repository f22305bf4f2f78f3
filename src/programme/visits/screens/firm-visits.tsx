import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { Section } from "@/ui/section";
import type { Burden } from "../burden/queries";
import { newVisitPath, visitsPath } from "../paths";
import type { ListedVisit } from "../queue/queries";
import { BurdenPart } from "./burden-part";
import { VisitTable } from "./visit-list";

type FirmVisitsProps = {
  readonly enterpriseId: string;
  readonly rows: readonly ListedVisit[];
  /** This person may plan a visit here. */
  readonly plans: boolean;
  /** How many this year, by whose officers. */
  readonly burden: Burden;
  readonly side: "firm" | "office";
  readonly today: Day;
};

/** On a firm's page: the visits to it that this reader may see, the last first. */
export function FirmVisits({ enterpriseId, rows, plans, burden, side, today }: FirmVisitsProps) {
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
      <BurdenPart enterpriseId={enterpriseId} burden={burden} side={side} />
      {rows.length > 0 ? <VisitTable rows={rows} places={{ divisions: [] }} side="firm" today={today} /> : null}
    </Section>
  );
}
