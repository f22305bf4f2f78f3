import { useTranslations } from "next-intl";
import { type Day, dayFromDate } from "@/kernel/days";
import { ButtonLink } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { Empty, EmptyFiltered } from "@/ui/empty";
import { Filters } from "@/ui/filters";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { DayTime, MomentTime } from "@/ui/time";
import { complaintPath, complaintsPath, startPath } from "../paths";
import type { OwnList } from "../schema";
import { COMPLAINT_STATUSES } from "../workflow";

export type ShownOwnLine = {
  readonly id: string;
  readonly number: string | null;
  readonly title: string | null;
  readonly status: (typeof COMPLAINT_STATUSES)[number];
  readonly submittedAt: Date | null;
  readonly dueOn: Date | null;
  readonly updatedAt: Date;
  readonly case: { readonly number: string; readonly status: string } | null;
};

type OwnListProps = {
  readonly rows: readonly ShownOwnLine[];
  readonly total: number;
  readonly next: string | null;
  readonly filter: OwnList /** Without any filter. */;
  readonly all: number;
  readonly today: Day;
};

/** A firm's own complaints, drafts among them, newest first. */
export function OwnListScreen({ rows, total, next, filter, all, today }: OwnListProps) {
  const t = useTranslations("complaints");
  const { status, q } = filter;
  const kept = { ...(status ? { status } : {}), ...(q ? { q } : {}) };
  return (
    <>
      <PageHead title={t("title")} count={all} end={<ButtonLink href={startPath}>{t("list.start")}</ButtonLink>} />
      {all === 0 ? (
        <Empty title={t("list.empty")}>{t("list.emptyText")}</Empty>
      ) : (
        <>
          <Filters
            clearHref={complaintsPath()}
            filters={[
              {
                name: "status",
                label: t("list.status"),
                value: status,
                options: COMPLAINT_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
              },
              { name: "q", label: t("list.search"), type: "text", value: q },
            ]}
          />
          {rows.length === 0 ? <EmptyFiltered hidden={all} clearHref={complaintsPath()} /> : null}
        </>
      )}
      {rows.length > 0 ? (
        <DataTable
          caption={t("list.caption")}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "title",
              head: t("list.columns.title"),
              rowHead: true,
              wrap: true,
              fold: "title",
              cell: ({ title }) => title ?? t("untitled"),
              link: ({ id }) => complaintPath(id),
            },
            {
              key: "number",
              head: t("list.columns.number"),
              cell: ({ number, case: file }) => <span className="num">{file?.number ?? number ?? "—"}</span>,
            },
            {
              key: "status",
              head: t("list.columns.status"),
              cell: (row) => (row.case ? t(`caseStatuses.${row.case.status}`) : t(`statuses.${row.status}`)),
            },
            {
              key: "submitted",
              head: t("list.columns.submitted"),
              fold: "hide",
              cell: ({ submittedAt }) => (submittedAt ? <MomentTime at={submittedAt} today={today} /> : "—"),
            },
            {
              key: "due",
              head: t("list.columns.due"),
              cell: ({ dueOn }) => (dueOn ? <DayTime day={dayFromDate(dueOn)} today={today} /> : "—"),
            },
          ]}
        />
      ) : null}
      <Pager
        total={total}
        label={t("list.total", { n: total })}
        next={next ? complaintsPath({ ...kept, after: next }) : undefined}
        first={filter.after ? complaintsPath(kept) : undefined}
      />
    </>
  );
}
