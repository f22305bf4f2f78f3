import { useLocale, useTranslations } from "next-intl";
import { LISTED_LIGHTS } from "@/kernel/clocks";
import { dayFromDate } from "@/kernel/days";
import { type Column, DataTable } from "@/ui/data-table";
import { listDay, listed } from "@/ui/format";
import { frameWords, MatterFilters, type MatterQueue, type MatterRow, useMatterColumns } from "@/ui/queue-parts";
import { WorkQueue } from "@/ui/work-queue";
import { casePath, casesPath } from "../paths";
import { CASE_OUTCOMES, CASE_STATUSES, type CaseOutcome, type CaseStatus } from "../workflow";

export type QueueRow = MatterRow & {
  readonly status: CaseStatus;
  readonly outcome: CaseOutcome | null;
  readonly filedOn: Date;
};
type Option = { readonly value: string; readonly label: string };

export type CaseQueueProps = MatterQueue<QueueRow>;

/** The officials' cases: nearest date first; every filter an address, kept ones a tab. */
export function CaseQueue(props: CaseQueueProps) {
  const t = useTranslations("cases");
  const { rows, total, next, further, tabs, own, query, mayExport } = props;
  return (
    <WorkQueue
      title={t("title")}
      words={frameWords(t)}
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
      lights={LISTED_LIGHTS.map((value) => ({ value, label: t(`lights.${value}`) }))}
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
      wrap: true,
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
