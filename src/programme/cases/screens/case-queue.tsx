import { useLocale, useTranslations } from "next-intl";
import type { Light as LightOf } from "@/kernel/clocks";
import { PUNCTUAL } from "@/kernel/clocks";
import { type Day, dayFromDate } from "@/kernel/days";
import { type Column, DataTable } from "@/ui/data-table";
import { type Filter, Filters } from "@/ui/filters";
import { listDay } from "@/ui/format";
import { Light } from "@/ui/light";
import { SecretMark } from "@/ui/secret";
import type { OwnTabs } from "@/ui/tabs";
import { WorkQueue } from "@/ui/work-queue";
import { casePath, casesPath } from "../paths";
import { LIGHTS } from "../schema";
import { CASE_OUTCOMES, CASE_STATUSES, type CaseOutcome, type CaseStatus } from "../workflow";

export type QueueRow = {
  readonly id: string;
  readonly number: string;
  readonly status: CaseStatus;
  readonly outcome: CaseOutcome | null;
  readonly title: string | null;
  readonly divisionCode: string;
  readonly firm: string;
  readonly officers: readonly string[];
  readonly dueOn: Date | null;
  readonly filedOn: Date;
  readonly light: LightOf;
};
type Option = { readonly value: string; readonly label: string };

export type CaseQueueProps = {
  readonly rows: readonly QueueRow[];
  readonly total: number;
  readonly next: string | null;
  readonly tabs: { readonly mine: number; readonly overdue: number };
  /** The filter as it stands in the address, without the place in the list. */
  readonly query: Readonly<Record<string, string>>;
  /** Not on the first page. */
  readonly further: boolean;
  readonly today: Day;
  readonly own: OwnTabs;
  readonly places: readonly Option[];
  readonly choosesPlace: boolean;
  /** Block economies by id: shown when the address narrows by one. */
  readonly clusters: readonly Option[];
  /** Officers to filter by, for leaders. */
  readonly officers: readonly Option[];
  readonly mayExport: boolean;
};

/** The officials' cases: nearest date first; every filter an address, kept ones a tab. */
export function CaseQueue(props: CaseQueueProps) {
  const t = useTranslations("cases");
  const { rows, total, next, further, tabs, own, query, mayExport } = props;
  return (
    <WorkQueue
      title={t("title")}
      words={{
        tabs: t("list.tabs"),
        mine: t("list.mine"),
        overdue: t("list.overdue"),
        open: t("list.open"),
        all: t("list.all"),
        export: t("list.export"),
        exportCsv: t("list.exportCsv"),
        empty: t("list.empty"),
        emptyText: t("list.emptyText"),
      }}
      found={rows.length > 0}
      pathOf={casesPath}
      exportAs={mayExport ? "cases" : undefined}
      filters={<QueueFilters {...props} />}
      {...{ total, next, further, tabs, own, query }}
    >
      <QueueTable {...props} />
    </WorkQueue>
  );
}

function QueueFilters({ query, places, clusters, choosesPlace, officers, today }: CaseQueueProps) {
  const t = useTranslations("cases");
  const statuses = [
    { value: "open", label: t("groups.open") },
    ...CASE_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
  ];
  const filters: Filter[] = [
    { name: "q", label: t("list.filters.q"), value: query.q, type: "text" },
    { name: "status", label: t("list.filters.status"), value: query.status, options: statuses },
    {
      name: "light",
      label: t("list.filters.light"),
      value: query.light,
      options: LIGHTS.map((value) => ({ value, label: t(`lights.${value}`) })),
    },
    {
      name: "outcome",
      label: t("list.filters.outcome"),
      value: query.outcome,
      options: CASE_OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) })),
    },
    ...(choosesPlace
      ? [{ name: "division", label: t("list.filters.division"), value: query.division, options: places }]
      : []),
    ...(officers.length > 0
      ? [{ name: "officer", label: t("list.filters.officer"), value: query.officer, options: officers }]
      : []),
    {
      name: "filedMonth",
      label: t("list.filters.month"),
      value: query.filedMonth,
      type: "text",
      placeholder: "2016-11",
    },
    {
      name: "metMonth",
      label: t("list.filters.metMonth"),
      value: query.metMonth,
      type: "text",
      placeholder: "2016-11",
    },
    {
      name: "punctual",
      label: t("list.filters.punctual"),
      value: query.punctual,
      options: PUNCTUAL.map((value) => ({ value, label: t(`list.${value}`) })),
    },
    // Where a block economy's number leads: whose cases these are, and of which day.
    ...(query.cluster
      ? [
          { name: "cluster", label: t("list.filters.cluster"), value: query.cluster, options: clusters },
          { name: "asOf", label: t("list.filters.asOf"), value: query.asOf, type: "day" as const, placeholder: today },
        ]
      : []),
  ];
  const shown = new Set(filters.map(({ name }) => name));
  const keep = Object.fromEntries(Object.entries(query).filter(([name]) => !shown.has(name)));
  return <Filters filters={filters} clearHref={casesPath()} keep={keep} order={t("list.order")} />;
}

function QueueTable({ rows, today, places, choosesPlace }: CaseQueueProps) {
  const t = useTranslations("cases");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const place = new Map(places.map(({ value, label }) => [value, label]));
  const day = (date: Date) => listDay(dayFromDate(date), today, locale);
  const columns: Column<QueueRow>[] = [
    { key: "light", head: t("list.columns.light"), fold: "light", cell: ({ light }) => <Light {...light} /> },
    {
      key: "due",
      head: t("list.columns.due"),
      fold: "due",
      cell: ({ dueOn, light }) => (dueOn ? day(dueOn) : light.light === "paused" ? t("list.resumed") : ""),
    },
    {
      key: "what",
      head: t("list.columns.what"),
      fold: "title",
      rowHead: true,
      wrap: true,
      cell: ({ title, number }) => title ?? number,
      link: ({ id }) => casePath(id),
      mark: ({ title }) => (title === null ? null : <SecretMark />),
      sub: ({ title, number }) => (title === null ? null : <span className="num">{number}</span>),
    },
    { key: "firm", head: t("list.columns.firm"), wrap: true, cell: ({ firm }) => firm },
    ...(choosesPlace
      ? [
          {
            key: "division",
            head: t("list.columns.division"),
            drop: "low",
            cell: ({ divisionCode }) => place.get(divisionCode) ?? divisionCode,
          } satisfies Column<QueueRow>,
        ]
      : []),
    {
      key: "status",
      head: t("list.columns.status"),
      drop: "mid",
      cell: ({ status, outcome }) => (outcome ? t(`outcomes.${outcome}`) : t(`statuses.${status}`)),
    },
    { key: "officers", head: t("list.columns.officers"), cell: ({ officers }) => officers.join("、") },
    {
      key: "filed",
      head: t("list.columns.filed"),
      fold: "hide",
      drop: "low",
      align: "end",
      cell: ({ filedOn }) => <span className="quiet">{day(filedOn)}</span>,
    },
  ];
  return <DataTable caption={t("list.caption")} rows={rows} rowKey={({ id }) => id} queue columns={columns} />;
}
