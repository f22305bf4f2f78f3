import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, dayFromDate } from "@/kernel/days";
import { inOrder, orderApart } from "@/kernel/keyset";
import { DataTable } from "@/ui/data-table";
import { Empty, EmptyFiltered } from "@/ui/empty";
import { Filters, useSortFilter } from "@/ui/filters";
import { listDay, number } from "@/ui/format";
import { Light } from "@/ui/light";
import { type Named, useName, useShortName } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { Tabs } from "@/ui/tabs";
import { visitPath, visitPlanPath, visitsPath, visitYearPath } from "../paths";
import type { ListedVisit } from "../queue/queries";
import { VISIT_PURPOSES, VISIT_STATUSES } from "../workflow";

export type Places = {
  readonly divisions: readonly (Named & {
    readonly code: string;
    readonly shortZh: string;
    readonly shortEn: string;
  })[];
};

type VisitListProps = {
  readonly rows: readonly ListedVisit[];
  readonly total: number | null;
  readonly next: string | null;
  readonly query: Readonly<Record<string, string>>;
  readonly places: Places;
  readonly side: "firm" | "office";
  /** A county's bureau has one division: it doesn't choose. */
  readonly chooses: boolean;
  /** How many wait for this person; null for whoever makes no visits. */
  readonly waiting: number | null;
  readonly end?: ReactNode;
  readonly today: Day;
};

/** What narrows the list and can be taken away again. */
const FILTERS = ["q", "division", "town", "purpose", "status", "enterprise", "officer", "heldFrom", "heldTo"] as const;

/** Visits, nearest date first unless another order is chosen: the office's work list, a firm's own. */
export function VisitList({ rows, total, next, query, places, side, chooses, waiting, end, today }: VisitListProps) {
  const t = useTranslations("visits");
  const name = useName();
  const { after: _page, ...filter } = query;
  const kept = Object.fromEntries(
    ["mine", "open", "overdue", "advice", "draw", "owed", "year", "cluster"].flatMap((key) =>
      query[key] ? [[key, query[key]]] : [],
    ),
  );
  // A firm has no row of views in which it could see by which one its list is narrowed.
  const filtered = FILTERS.some((key) => query[key]) || (side === "firm" && Object.keys(kept).length > 0);
  return (
    <>
      <PageHead title={t("title")} count={total} end={end} />
      {side === "office" ? <VisitViews query={query} waiting={waiting} /> : <p className="lead">{t("firmLead")}</p>}
      <Filters
        clearHref={visitsPath(kept)}
        keep={{ ...kept, ...(query.enterprise ? { enterprise: query.enterprise } : {}) }}
        filters={[
          ...(side === "office" ? [{ name: "q", label: t("filters.q"), value: query.q, type: "text" as const }] : []),
          ...(side === "office"
            ? [
                {
                  name: "purpose",
                  label: t("filters.purpose"),
                  value: query.purpose,
                  options: VISIT_PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`) })),
                },
              ]
            : []),
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
          {
            name: "status",
            label: t("filters.status"),
            value: query.status,
            options: VISIT_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
          },
          ...(side === "office"
            ? [
                { name: "town", label: t("filters.town"), value: query.town, type: "text" as const },
                { name: "heldFrom", label: t("filters.heldFrom"), value: query.heldFrom, type: "day" as const },
                { name: "heldTo", label: t("filters.heldTo"), value: query.heldTo, type: "day" as const },
              ]
            : []),
          useSortFilter(query.sort),
        ]}
      />
      {rows.length > 0 ? (
        <VisitTable rows={rows} places={places} side={side} today={today} />
      ) : filtered ? (
        <EmptyFiltered clearHref={inOrder(visitsPath(side === "firm" ? {} : kept), query.sort)} />
      ) : (
        <Empty title={t("empty.list")}>{t(side === "firm" ? "empty.firmText" : "empty.listText")}</Empty>
      )}
      <Pager
        total={total}
        {...(total === null ? {} : { label: t("count", { n: number(total) }) })}
        next={next ? visitsPath({ ...filter, after: next }) : undefined}
        first={query.after ? visitsPath(filter) : undefined}
      />
    </>
  );
}

const VIEWS = { all: {}, mine: { mine: "1" }, open: { open: "1" }, overdue: { overdue: "1" } } as const;

/** The office's views of visits: by list, by day, by town. */
export function VisitViews({
  query,
  waiting,
  here = "list",
}: {
  readonly query: Readonly<Record<string, string>>;
  readonly waiting: number | null;
  readonly here?: "list" | "calendar" | "route" | "year";
}) {
  const t = useTranslations("visits");
  const { order } = orderApart(query);
  const current = query.mine ? "mine" : query.overdue ? "overdue" : query.open ? "open" : "all";
  return (
    <Tabs
      label={t("tabs.label")}
      tabs={[
        ...Object.entries(VIEWS).flatMap(([view, filter]) =>
          view === "mine" && waiting === null
            ? []
            : [
                {
                  href: visitsPath({ ...filter, ...order }),
                  label: t(`tabs.${view}`),
                  current: here === "list" && view === current,
                  ...(view === "mine" && waiting !== null ? { count: waiting } : {}),
                },
              ],
        ),
        ...(["calendar", "route"] as const).map((view) => ({
          href: visitPlanPath(view),
          label: t(`tabs.${view}`),
          current: here === view,
        })),
        { href: visitYearPath(), label: t("tabs.year"), current: here === "year" },
      ]}
    />
  );
}

type VisitTableProps = Pick<VisitListProps, "rows" | "places" | "side" | "today"> & {
  readonly caption?: string;
  /** By day or by town the list says more of where to go. */
  readonly plan?: true;
};

/** Visits as rows: in the list, in a day, in a town. */
export function VisitTable({ rows, places, side, today, caption, plan }: VisitTableProps) {
  const t = useTranslations("visits");
  const name = useShortName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const day = (date: Date | null) => (date ? listDay(dayFromDate(date), today, locale) : "");
  return (
    <DataTable
      caption={caption ?? t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      queue
      columns={[
        {
          key: "light",
          head: t("columns.light"),
          fold: "light",
          cell: ({ light }) => (light.light === "none" ? null : <Light {...light} />),
        },
        { key: "due", head: t("columns.due"), fold: "due", cell: ({ dueOn }) => day(dueOn) },
        {
          key: "enterprise",
          head: t(side === "firm" ? "columns.purpose" : "columns.enterprise"),
          fold: "title",
          rowHead: true,
          cell: (row) => (side === "firm" ? t(`purposes.${row.purpose}`) : row.enterpriseName),
          link: ({ id }) => visitPath(id),
          sub: (row) => {
            if (plan) return [row.address, row.contactName, row.contactMobile].filter(Boolean).join("　");
            return side === "firm" ? null : row.town;
          },
        },
        ...(side === "firm"
          ? []
          : [
              {
                key: "purpose",
                head: t("columns.purpose"),
                cell: ({ purpose }: ListedVisit) => t(`purposes.${purpose}`),
              },
              {
                key: "division",
                head: t("columns.division"),
                drop: "low" as const,
                cell: ({ divisionCode }: ListedVisit) =>
                  name(places.divisions.find(({ code }) => code === divisionCode)),
              },
            ]),
        {
          key: "officer",
          head: t("columns.officer"),
          drop: "mid",
          cell: ({ officerName }) => officerName ?? <span className="quiet">{t("nobody")}</span>,
        },
        {
          key: "status",
          head: t("columns.status"),
          cell: (row) =>
            row.openAdvice > 0
              ? t("openAdvice", { status: t(`statuses.${row.status}`), n: row.openAdvice })
              : t(`statuses.${row.status}`),
        },
        {
          key: "day",
          head: t("columns.day"),
          drop: plan ? "mid" : "low",
          cell: ({ heldOn, arrangedOn }) => day(heldOn ?? arrangedOn),
        },
      ]}
    />
  );
}
