import { useLocale, useTranslations } from "next-intl";
import { addDays, addMonths, type Day, dayFromDate, type Month, monthOf } from "@/kernel/days";
import { Empty } from "@/ui/empty";
import { Filters } from "@/ui/filters";
import { longMonth, weekdayAndDay } from "@/ui/format";
import { useName } from "@/ui/names";
import { KeepButton } from "@/ui/offline/keep-button";
import { offlineWords } from "@/ui/offline/words";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { AwayLine, type AwayLineProps } from "../absences/screens/away-line";
import { recordVisitPath, visitPlanPath } from "../paths";
import type { ListedVisit } from "../queue/queries";
import { type Places, VisitTable, VisitViews } from "./visit-list";

type PlanProps = {
  readonly rows: readonly ListedVisit[];
  readonly query: Readonly<Record<string, string>>;
  readonly waiting: number | null;
  readonly places: Places;
  readonly chooses: boolean;
  /** Who isn't there, today or later. */
  readonly away: AwayLineProps["away"];
  readonly today: Day;
};

/** The visits of a month, day by day: the day that was arranged, else the day by which it is owed. */
export function VisitCalendar({ month, ...plan }: PlanProps & { readonly month: Month }) {
  const t = useTranslations("visits");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { rows, query } = plan;
  const other = (count: number) => addMonths(`${month}-01`, count).slice(0, 7);
  const { month: _month, ...kept } = query;
  return (
    <>
      <PageHead title={t("calendar.title", { month: longMonth(month, locale) })} count={rows.length} />
      <Head {...plan} view="calendar" keep={{ month }} />
      <AwayLine
        away={plan.away.filter(({ fromDay, toDay }) => monthOf(fromDay) <= month && monthOf(toDay) >= month)}
        today={plan.today}
      />
      {rows.length === 0 ? <Empty title={t("empty.month")}>{t("empty.listText")}</Empty> : null}
      <Groups
        {...plan}
        groups={groupsOf(rows, (row) => dayFromDate(row.arrangedOn ?? row.dueOn ?? new Date(0)))}
        titleOf={(day) => weekdayAndDay(day, locale)}
      />
      <nav className="pager" aria-label={t("calendar.months")}>
        {[-1, 1].map((step) => (
          <a key={step} href={visitPlanPath("calendar", { ...kept, month: other(step) })}>
            {longMonth(other(step), locale)}
          </a>
        ))}
      </nav>
    </>
  );
}

/** As many forms as anybody fills in on one day. */
const MOST_TAKEN = 12;

type RouteProps = PlanProps & {
  readonly days: number;
  /** Of the rows those whose form this person may take along. */
  readonly along: readonly string[];
  readonly owner: string;
  readonly hours: number;
};

/** The visits of the next weeks, town by town, with address and telephone: to be printed and taken along. */
export function VisitRoute({ days, along, owner, hours, ...plan }: RouteProps) {
  const t = useTranslations("visits");
  const offline = useTranslations("ui.offline");
  const pages = plan.rows
    .filter(({ id }) => along.includes(id))
    .slice(0, MOST_TAKEN)
    .map(({ id, purpose, enterpriseName }) => ({
      href: recordVisitPath(id),
      title: t("heading", { purpose: t(`purposes.${purpose}`), enterprise: enterpriseName }),
    }));
  return (
    <>
      <PageHead title={t("route.title", { days })} count={plan.rows.length} />
      <Head {...plan} view="route" keep={{}} />
      <AwayLine away={plan.away.filter(({ fromDay }) => fromDay <= addDays(plan.today, days))} today={plan.today} />
      {pages.length > 0 ? (
        <div className="sheetbar">
          <p className="hint">{t("route.along", { n: pages.length })}</p>
          <KeepButton owner={owner} pages={pages} hours={hours} words={offlineWords(offline)} />
        </div>
      ) : null}
      {plan.rows.length === 0 ? <Empty title={t("empty.route")}>{t("empty.listText")}</Empty> : null}
      <Groups
        {...plan}
        groups={groupsOf(plan.rows, (row) => row.town ?? "")}
        titleOf={(town) => town || t("route.noTown")}
      />
    </>
  );
}

function Head({
  view,
  keep,
  query,
  waiting,
  places,
  chooses,
}: Omit<PlanProps, "rows"> & { readonly view: "calendar" | "route"; readonly keep: Readonly<Record<string, string>> }) {
  const t = useTranslations("visits");
  const name = useName();
  return (
    <>
      <VisitViews query={{}} waiting={waiting} here={view} />
      <Filters
        clearHref={visitPlanPath(view, keep)}
        keep={keep}
        filters={[
          {
            name: "mine",
            label: t("filters.whose"),
            value: query.mine,
            options: [{ value: "1", label: t("tabs.mine") }],
          },
          ...(chooses
            ? [
                {
                  name: "division",
                  label: t("filters.division"),
                  value: query.division,
                  options: places.divisions.map((place) => ({ value: place.code, label: name(place) })),
                },
              ]
            : []),
          { name: "town", label: t("filters.town"), value: query.town, type: "text" as const },
        ]}
      />
    </>
  );
}

function Groups({
  groups,
  titleOf,
  places,
  today,
}: Pick<PlanProps, "places" | "today"> & {
  readonly groups: readonly (readonly [string, readonly ListedVisit[]])[];
  readonly titleOf: (key: string) => string;
}) {
  return (
    <div className="stack">
      {groups.map(([key, rows]) => (
        <Section
          key={key}
          id={`g-${key || "none"}`}
          title={titleOf(key)}
          end={<span className="quiet">{rows.length}</span>}
        >
          <VisitTable rows={rows} places={places} side="office" today={today} caption={titleOf(key)} plan />
        </Section>
      ))}
    </div>
  );
}

function groupsOf(rows: readonly ListedVisit[], keyOf: (row: ListedVisit) => string) {
  const groups = new Map<string, ListedVisit[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
