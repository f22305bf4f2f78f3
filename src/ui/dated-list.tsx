import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import type { Light as LightOf } from "@/kernel/clocks";
import { type Day, dayFromDate, dayOfMoment } from "@/kernel/days";
import { inOrder } from "@/kernel/keyset";
import { type Column, DataTable } from "./data-table";
import type { Places } from "./day-register";
import { Empty, EmptyFiltered } from "./empty";
import { Filters, useSortFilter } from "./filters";
import { listDay, number } from "./format";
import { Light } from "./light";
import { useName, useShortName } from "./names";
import { PageHead } from "./page-head";
import { Pager } from "./pager";

type Query = Readonly<Record<string, string>>;

/** One application, or what became of it. */
type DatedRow = {
  readonly id: string;
  readonly number: string | null;
  readonly divisionCode: string;
  readonly dueOn: Date | null;
  readonly createdAt: Date;
  readonly light: LightOf;
};

/** A feature's `useTranslations`, when it has the words of such a list. */
type ListWords = (
  key:
    | ("title" | "count" | `empty.${"list" | "listText"}` | `filters.${"q" | "division"}`)
    | `columns.${"light" | "due" | "enterprise" | "division" | "appliedOn"}`,
  values?: Record<string, string>,
) => string;

/** What the page knows of the list, whatever it lists. */
export type DatedListProps<Row extends DatedRow> = {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly next: string | null;
  readonly query: Query;
  readonly places: Places;
  /** A county bureau has one division: it doesn't choose. */
  readonly divisionCode: string | null;
  readonly views: ReactNode;
  readonly end?: ReactNode;
  readonly today: Day;
};

type Feature<Row> = {
  /** The view that the filters narrow, and clearing them leaves. */
  readonly kept: Query;
  readonly pathOf: (query?: Query) => string;
  readonly recordPath: (id: string) => string;
  readonly firmOf: (row: Row) => string;
  /** Between the place and the day of the application. */
  readonly columns: readonly Column<Row>[];
  readonly t: ListWords;
};

/** The office's work list of applications and of what came of them, by where they stand: nearest date first, unless another order is chosen. */
export function DatedList<Row extends DatedRow>(props: DatedListProps<Row> & Feature<Row>) {
  const { rows, total, next, query, places, divisionCode, views, end, kept, pathOf, t } = props;
  const name = useName();
  const { after: _page, ...filter } = query;
  const divisions = places.divisions.map((place) => ({ value: place.code, label: name(place) }));
  return (
    <>
      <PageHead title={t("title")} count={total} end={end} />
      {views}
      <Filters
        clearHref={pathOf(kept)}
        keep={kept}
        filters={[
          { name: "q", label: t("filters.q"), value: query.q, type: "text" },
          ...(divisionCode === null
            ? [{ name: "division", label: t("filters.division"), value: query.division, options: divisions }]
            : []),
          useSortFilter(query.sort),
        ]}
      />
      {rows.length > 0 ? (
        <DatedTable {...props} />
      ) : query.q || query.division ? (
        <EmptyFiltered clearHref={inOrder(pathOf(kept), query.sort)} />
      ) : (
        <Empty title={t("empty.list")}>{t("empty.listText")}</Empty>
      )}
      <Pager
        total={total}
        label={t("count", { n: number(total) })}
        next={next ? pathOf({ ...filter, after: next }) : undefined}
        first={query.after ? pathOf(filter) : undefined}
      />
    </>
  );
}

function DatedTable<Row extends DatedRow>(props: DatedListProps<Row> & Feature<Row>) {
  const { rows, places, today, recordPath, firmOf, columns, t } = props;
  const name = useShortName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const all: Column<Row>[] = [
    {
      ...{ key: "light", head: t("columns.light"), fold: "light" },
      cell: ({ light }) => (light.light === "none" ? null : <Light {...light} />),
    },
    {
      ...{ key: "due", head: t("columns.due"), fold: "due" },
      cell: ({ dueOn, light }) => (dueOn && light.light !== "none" ? listDay(dayFromDate(dueOn), today, locale) : ""),
    },
    {
      ...{ key: "enterprise", head: t("columns.enterprise"), fold: "title", rowHead: true },
      cell: firmOf,
      link: ({ id }) => recordPath(id),
      sub: (row) => row.number,
    },
    {
      ...{ key: "division", head: t("columns.division") },
      cell: ({ divisionCode }) => name(places.divisions.find(({ code }) => code === divisionCode)),
    },
    ...columns,
    {
      ...{ key: "appliedOn", head: t("columns.appliedOn"), drop: "low" },
      cell: ({ createdAt }) => listDay(dayOfMoment(createdAt), today, locale),
    },
  ];
  return <DataTable caption={t("title")} rows={rows} rowKey={({ id }) => id} queue columns={all} />;
}
