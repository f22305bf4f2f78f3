import { useTranslations } from "next-intl";
import { addDays } from "@/kernel/days";
import { Empty } from "@/ui/empty";
import { KeepButton } from "@/ui/offline/keep-button";
import { offlineWords } from "@/ui/offline/words";
import { Section } from "@/ui/section";
import { recordVisitPath } from "../../paths";
import type { PlannedVisits } from "../../queue/queries";
import { PlanHead, type PlanProps } from "../../screens/plan-head";
import { VisitTable } from "../../screens/visit-list";
import { ROUTE_DAYS } from "../policy";

/** As many forms as anybody fills in on one day. */
const MOST_TAKEN = 12;

type RouteProps = PlanProps &
  PlannedVisits & {
    /** Of the rows those whose form this person may take along. */
    readonly along: readonly string[];
    readonly owner: string;
    readonly hours: number;
  };

/** The visits of the next weeks, town by town, with address and telephone: to be printed and taken along. */
export function RouteScreen({ rows, cut, along, owner, hours, ...plan }: RouteProps) {
  const t = useTranslations("visits");
  const offline = useTranslations("ui.offline");
  const pages = rows
    .filter(({ id }) => along.includes(id))
    .slice(0, MOST_TAKEN)
    .map(({ id, purpose, enterpriseName }) => ({
      href: recordVisitPath(id),
      title: t("heading", { purpose: t(`purposes.${purpose}`), enterprise: enterpriseName }),
    }));
  const towns = [...Map.groupBy(rows, ({ town }) => town ?? "")].toSorted(([a], [b]) => a.localeCompare(b, "zh-CN"));
  return (
    <>
      <PlanHead
        {...plan}
        view="route"
        title={t("route.title", { days: ROUTE_DAYS })}
        count={rows.length}
        cut={cut}
        away={plan.away.filter(({ fromDay }) => fromDay <= addDays(plan.today, ROUTE_DAYS))}
      />
      {pages.length > 0 ? (
        <div className="sheetbar">
          <p className="hint">{t("route.along", { n: pages.length })}</p>
          <KeepButton owner={owner} pages={pages} hours={hours} words={offlineWords(offline)} />
        </div>
      ) : null}
      {rows.length === 0 ? <Empty title={t("empty.route")}>{t("empty.listText")}</Empty> : null}
      <div className="stack">
        {towns.map(([town, visits]) => {
          const title = town || t("route.noTown");
          return (
            <Section
              key={town}
              id={`g-${town || "none"}`}
              title={title}
              end={<span className="quiet">{visits.length}</span>}
            >
              <VisitTable rows={visits} places={plan.places} side="office" today={plan.today} caption={title} plan />
            </Section>
          );
        })}
      </div>
    </>
  );
}
