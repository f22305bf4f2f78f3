import { useLocale, useTranslations } from "next-intl";
import type { Light as LightOf } from "@/kernel/clocks";
import { PUNCTUAL } from "@/kernel/clocks";
import { type Day, dayFromDate, dayOfMoment } from "@/kernel/days";
import { BulkBar, type Column, DataTable } from "@/ui/data-table";
import { type Filter, Filters } from "@/ui/filters";
import { listDay } from "@/ui/format";
import { Light } from "@/ui/light";
import { SecretMark } from "@/ui/secret";
import type { OwnTabs } from "@/ui/tabs";
import { WorkQueue } from "@/ui/work-queue";
import { INFRINGEMENT_FORMS } from "../../draft/schema";
import { complaintPath, complaintsPath } from "../../paths";
import { COMPLAINT_STATUSES, type ComplaintStatus } from "../../workflow";
import { assignManyPath } from "../paths";
import { LIGHTS, pickedValue } from "../schema";

export type QueueRow = {
  readonly id: string;
  readonly number: string;
  readonly status: ComplaintStatus;
  readonly version: number;
  readonly title: string | null;
  readonly divisionCode: string;
  readonly firm: string;
  readonly officers: readonly string[];
  readonly dueOn: Date | null;
  readonly submittedAt: Date;
  readonly light: LightOf;
};
export type Option = { readonly value: string; readonly label: string };

export type ComplaintQueueProps = {
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
  /** Names of places by code; a choice of them for whoever sees more than one. */
  readonly places: readonly Option[];
  readonly choosesPlace: boolean;
  /** Block economies by id, and none. */
  readonly clusters: readonly Option[];
  /** Officers to filter by, for leaders. */
  readonly officers: readonly Option[];
  readonly mayAssign: boolean;
  readonly mayExport: boolean;
};

/** The officials' complaints: nearest date first; every filter an address, kept ones a tab. */
export function ComplaintQueue(props: ComplaintQueueProps) {
  const t = useTranslations("handling");
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
      pathOf={complaintsPath}
      exportAs={mayExport ? "complaints" : undefined}
      filters={<QueueFilters {...props} />}
      {...{ total, next, further, tabs, own, query }}
    >
      <QueueForm {...props} />
    </WorkQueue>
  );
}

function isNew({ status }: QueueRow): boolean {
  return status === "submitted" || status === "returned";
}

function QueueFilters({ query, places, clusters, choosesPlace, officers }: ComplaintQueueProps) {
  const t = useTranslations("handling");
  const statuses = COMPLAINT_STATUSES.filter((status) => status !== "draft").map((value) => ({
    value: value as string,
    label: t(`statuses.${value}`),
  }));
  const groups = (["open", "ended"] as const).map((value) => ({ value: value as string, label: t(`groups.${value}`) }));
  const filters: Filter[] = [
    { name: "q", label: t("list.filters.q"), value: query.q, type: "text" },
    { name: "status", label: t("list.filters.status"), value: query.status, options: [...groups, ...statuses] },
    {
      name: "light",
      label: t("list.filters.light"),
      value: query.light,
      options: LIGHTS.map((value) => ({ value, label: t(`lights.${value}`) })),
    },
    ...(choosesPlace
      ? [{ name: "division", label: t("list.filters.division"), value: query.division, options: places }]
      : []),
    {
      name: "form",
      label: t("list.filters.form"),
      value: query.form,
      options: INFRINGEMENT_FORMS.map((value) => ({ value, label: t(`forms.${value}`) })),
    },
    ...(choosesPlace
      ? [{ name: "cluster", label: t("list.filters.cluster"), value: query.cluster, options: clusters }]
      : []),
    ...(officers.length > 0
      ? [{ name: "officer", label: t("list.filters.officer"), value: query.officer, options: officers }]
      : []),
    {
      name: "submittedMonth",
      label: t("list.filters.month"),
      value: query.submittedMonth,
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
  return <Filters filters={filters} clearHref={complaintsPath()} keep={keep} order={t("list.order")} />;
}

/** The rows; for intake inside the form that assigns the picked ones. */
function QueueForm(props: ComplaintQueueProps) {
  if (!props.mayAssign || !props.rows.some(isNew)) return <QueueTable {...props} />;
  return (
    <form action={assignManyPath}>
      <QueueTable {...props} />
    </form>
  );
}

function QueueTable({ rows, today, places, choosesPlace, mayAssign }: ComplaintQueueProps) {
  const t = useTranslations("handling");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const place = new Map(places.map(({ value, label }) => [value, label]));
  const due = ({ dueOn, light }: QueueRow) =>
    dueOn ? listDay(dayFromDate(dueOn), today, locale) : light.light === "paused" ? t("list.resumed") : "";
  const columns: Column<QueueRow>[] = [
    { key: "light", head: t("list.columns.light"), fold: "light", cell: ({ light }) => <Light {...light} /> },
    { key: "due", head: t("list.columns.due"), fold: "due", cell: due },
    {
      key: "what",
      head: t("list.columns.what"),
      fold: "title",
      rowHead: true,
      wrap: true,
      cell: ({ title, number }) => title ?? number,
      link: ({ id }) => complaintPath(id),
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
    { key: "status", head: t("list.columns.status"), drop: "mid", cell: ({ status }) => t(`statuses.${status}`) },
    {
      key: "officers",
      head: t("list.columns.officers"),
      cell: (row) => (isNew(row) ? <b>{t("list.unassigned")}</b> : row.officers.join("、")),
    },
    {
      key: "submitted",
      head: t("list.columns.submitted"),
      fold: "hide",
      drop: "low",
      align: "end",
      cell: ({ submittedAt }) => <span className="quiet">{listDay(dayOfMoment(submittedAt), today, locale)}</span>,
    },
  ];
  const picks = mayAssign && rows.some(isNew);
  return (
    <DataTable
      caption={t("list.caption")}
      rows={rows}
      rowKey={picks ? pickedValue : ({ id }) => id}
      queue
      columns={columns}
      {...(picks ? { pick: { name: "picked", label: ({ number }: QueueRow) => number }, bulk: <AssignBar /> } : {})}
    />
  );
}

function AssignBar() {
  const t = useTranslations("handling");
  return (
    <BulkBar note={t("list.assignNote")}>
      <button className="btn btn--2" type="submit">
        {t("list.assign")}
      </button>
    </BulkBar>
  );
}
