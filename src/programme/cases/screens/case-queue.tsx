import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Light as LightOf } from "@/kernel/clocks";
import { PUNCTUAL } from "@/kernel/clocks";
import { type Day, dayFromDate } from "@/kernel/days";
import { type Column, DataTable } from "@/ui/data-table";
import { Empty, EmptyFiltered } from "@/ui/empty";
import { ExportLinks } from "@/ui/export-links";
import { type Filter, Filters } from "@/ui/filters";
import { listDay } from "@/ui/format";
import { keyWords } from "@/ui/key-words";
import { Light } from "@/ui/light";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { QueueKeys } from "@/ui/queue-keys";
import { SecretMark } from "@/ui/secret";
import { Tabs } from "@/ui/tabs";
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
  readonly views: readonly { readonly id: string; readonly name: string; readonly query: string }[];
  readonly viewTools: ReactNode;
  readonly places: readonly Option[];
  readonly choosesPlace: boolean;
  /** Officers to filter by, for leaders. */
  readonly officers: readonly Option[];
  readonly mayExport: boolean;
};

const TABS = {
  mine: { mine: "1" },
  overdue: { overdue: "1" },
  open: { status: "open" },
  all: {},
} as const satisfies Record<string, Record<string, string>>;

function same(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  return new URLSearchParams(a).toString() === new URLSearchParams(b).toString();
}

/** The officials' cases: nearest date first; every filter an address, kept ones a tab. */
export function CaseQueue(props: CaseQueueProps) {
  const t = useTranslations("cases");
  const ui = useTranslations("ui");
  const { rows, total, next, query, further, views, viewTools, mayExport } = props;
  const text = new URLSearchParams(query).toString();
  const filtered = !Object.values(TABS).some((tab) => same(tab, query)) && Object.keys(query).length > 0;
  return (
    <>
      <PageHead
        title={t("title")}
        count={total}
        end={
          mayExport ? (
            <ExportLinks list="cases" query={query} words={{ excel: t("list.export"), csv: t("list.exportCsv") }} />
          ) : undefined
        }
      />
      <Tabs
        label={t("list.tabs")}
        tabs={[
          ...Object.entries(TABS).map(([tab, its]) => ({
            href: casesPath(its),
            label: t(`list.${tab}`),
            current: same(its, query),
            ...(tab === "mine" || tab === "overdue" ? { count: props.tabs[tab] } : {}),
          })),
          ...views.map((view) => ({
            href: view.query ? `/cases?${view.query}` : "/cases",
            label: view.name,
            current: view.query === text,
          })),
          ...(filtered && !views.some((view) => view.query === text)
            ? [{ href: casesPath({ ...query, save: "1" }), label: t("list.save") }]
            : []),
        ]}
      />
      {viewTools}
      <QueueFilters {...props} />
      {rows.length > 0 ? (
        <QueueTable {...props} />
      ) : filtered ? (
        <EmptyFiltered clearHref={casesPath()} />
      ) : (
        <Empty title={t("list.empty")}>{t("list.emptyText")}</Empty>
      )}
      <div className="under-table">
        {rows.length > 0 ? <QueueKeys words={keyWords(ui)} /> : null}
        <Pager
          total={total}
          next={next ? casesPath({ ...query, after: next }) : undefined}
          previous={further ? casesPath(query) : undefined}
        />
      </div>
    </>
  );
}

function QueueFilters({ query, places, choosesPlace, officers }: CaseQueueProps) {
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
