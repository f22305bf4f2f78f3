import { useLocale, useTranslations } from "next-intl";
import { type Day, dayFromDate } from "@/kernel/days";
import { type Column, DataTable } from "@/ui/data-table";
import { listDay, listed } from "@/ui/format";
import { MatterFilters, type MatterRow, useMatterColumns } from "@/ui/queue-parts";
import type { OwnTabs } from "@/ui/tabs";
import { WorkQueue } from "@/ui/work-queue";
import { casePath, casesPath } from "../paths";
import { LIGHTS } from "../schema";
import { CASE_OUTCOMES, CASE_STATUSES, type CaseOutcome, type CaseStatus } from "../workflow";

export type QueueRow = MatterRow & {
  readonly status: CaseStatus;
  readonly outcome: CaseOutcome | null;
  readonly filedOn: Date;
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

function QueueFilters({ query, places, choosesPlace, officers }: CaseQueueProps) {
  const t = useTranslations("cases");
  return (
    <MatterFilters
      statuses={useStatusOptions()}
      lights={LIGHTS.map((value) => ({ value, label: t(`lights.${value}`) }))}
      own={[
        {
          name: "outcome",
          label: t("list.filters.outcome"),
          value: query.outcome,
          options: CASE_OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) })),
        },
        ...(choosesPlace
          ? [{ name: "division", label: t("list.filters.division"), value: query.division, options: places }]
          : []),
      ]}
      month="filedMonth"
      pathOf={casesPath}
      {...{ query, officers, t }}
    />
  );
}

/** The statuses to filter by, the open ones together first. */
export function useStatusOptions(): Option[] {
  const t = useTranslations("cases");
  return [
    { value: "open", label: t("groups.open") },
    ...CASE_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
  ];
}

function QueueTable({ rows, today, places, choosesPlace }: CaseQueueProps) {
  const t = useTranslations("cases");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const columns: Column<QueueRow>[] = [
    ...useMatterColumns<QueueRow>({ today, places, choosesPlace, recordPath: casePath, t }),
    {
      key: "status",
      head: t("list.columns.status"),
      drop: "mid",
      cell: ({ status, outcome }) => (outcome ? t(`outcomes.${outcome}`) : t(`statuses.${status}`)),
    },
    { key: "officers", head: t("list.columns.officers"), cell: ({ officers }) => listed(officers, locale) },
    {
      key: "filed",
      head: t("list.columns.filed"),
      fold: "hide",
      drop: "low",
      align: "end",
      cell: ({ filedOn }) => <span className="quiet">{listDay(dayFromDate(filedOn), today, locale)}</span>,
    },
  ];
  return <DataTable caption={t("list.caption")} rows={rows} rowKey={({ id }) => id} queue columns={columns} />;
}
