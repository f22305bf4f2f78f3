import { useLocale, useTranslations } from "next-intl";
import { LISTED_LIGHTS } from "@/kernel/clocks";
import { dayOfMoment } from "@/kernel/days";
import { BulkBar, type Column, DataTable } from "@/ui/data-table";
import { listDay, listed } from "@/ui/format";
import { frameWords, MatterFilters, type MatterQueue, type MatterRow, useMatterColumns } from "@/ui/queue-parts";
import { WorkQueue } from "@/ui/work-queue";
import { INFRINGEMENT_FORMS } from "../../draft/schema";
import { complaintPath, complaintsPath } from "../../paths";
import { COMPLAINT_STATUSES, type ComplaintStatus } from "../../workflow";
import { assignManyPath } from "../paths";
import { pickedValue } from "../schema";

export type QueueRow = MatterRow & {
  readonly status: ComplaintStatus;
  readonly version: number;
  readonly submittedAt: Date;
};
export type Option = { readonly value: string; readonly label: string };

export type ComplaintQueueProps = MatterQueue<QueueRow> & { readonly mayAssign: boolean };

/** The officials' complaints: nearest date first; every filter an address, kept ones a tab. */
export function ComplaintQueue(props: ComplaintQueueProps) {
  const t = useTranslations("handling");
  const { rows, total, next, further, tabs, own, query, mayExport } = props;
  return (
    <WorkQueue
      title={t("title")}
      words={frameWords(t)}
      found={rows.length > 0}
      picks={picksOf(props)}
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
  return (
    <MatterFilters
      statuses={useStatusOptions()}
      lights={LISTED_LIGHTS.map((value) => ({ value, label: t(`lights.${value}`) }))}
      own={[
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
      ]}
      month="submittedMonth"
      pathOf={complaintsPath}
      {...{ query, officers, t }}
    />
  );
}

/** The statuses to filter by, the open and the ended ones together first. A draft is nobody's but the firm's. */
export function useStatusOptions(): Option[] {
  const t = useTranslations("handling");
  const sent = COMPLAINT_STATUSES.filter((status) => status !== "draft");
  return [
    ...(["open", "ended"] as const).map((value) => ({ value, label: t(`groups.${value}`) })),
    ...sent.map((value) => ({ value, label: t(`statuses.${value}`) })),
  ];
}

/** Whether there is any that whoever reads may assign. */
function picksOf({ rows, mayAssign }: ComplaintQueueProps): boolean {
  return mayAssign && rows.some(isNew);
}

/** The rows; for intake inside the form that assigns the picked ones. */
function QueueForm(props: ComplaintQueueProps) {
  if (!picksOf(props)) return <QueueTable {...props} />;
  return (
    <form action={assignManyPath}>
      <QueueTable {...props} />
    </form>
  );
}

function QueueTable(props: ComplaintQueueProps) {
  const { rows, today, places, choosesPlace } = props;
  const t = useTranslations("handling");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const columns: Column<QueueRow>[] = [
    ...useMatterColumns<QueueRow>({ today, places, choosesPlace, recordPath: complaintPath, t }),
    { key: "status", head: t("list.columns.status"), drop: "mid", cell: ({ status }) => t(`statuses.${status}`) },
    {
      key: "officers",
      head: t("list.columns.officers"),
      cell: (row) => (isNew(row) ? <b>{t("list.unassigned")}</b> : listed(row.officers, locale)),
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
  const picks = picksOf(props);
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
