import { useLocale, useTranslations } from "next-intl";
import { type Light as LightOf, PUNCTUAL, type Punctual } from "@/kernel/clocks";
import { type Day, dayFromDate } from "@/kernel/days";
import type { Column } from "./data-table";
import { type Filter, Filters, useSortFilter } from "./filters";
import { listDay } from "./format";
import { Light } from "./light";
import { SecretMark } from "./secret";
import type { OwnTabs } from "./tabs";

/* What the queues of matters share, whatever is handled in them: how a row begins, what narrows them, their numbers alone, their file. */

type Query = Readonly<Record<string, string>>;
type Option = { readonly value: string; readonly label: string };

/** One matter in a queue. `title` is null for whoever doesn't work on it. */
export type MatterRow = {
  readonly id: string;
  readonly number: string;
  readonly title: string | null;
  readonly divisionCode: string;
  readonly firm: string;
  readonly officers: readonly string[];
  readonly dueOn: Date | null;
  readonly light: LightOf;
  /** Why its term was missed, where the list shows those that were. */
  readonly lateReason: string | null;
};

/** What a queue's page hands to its screen. */
export type MatterQueue<Row extends MatterRow> = {
  readonly rows: readonly Row[];
  readonly total: number | null;
  readonly next: string | null;
  readonly tabs: { readonly mine: number; readonly overdue: number };
  /** The filter as it stands in the address, without the place in the list. */
  readonly query: Query;
  /** Not on the first page. */
  readonly further: boolean;
  readonly today: Day;
  readonly own: OwnTabs;
  /** Names of places by code; a choice of them for whoever sees more than one. */
  readonly places: readonly Option[];
  readonly choosesPlace: boolean;
  /** Block economies by id. */
  readonly clusters: readonly Option[];
  /** Officers to filter by, for leaders. */
  readonly officers: readonly Option[];
  readonly mayExport: boolean;
};

type FrameWord = "tabs" | "mine" | "overdue" | "open" | "all" | "export" | "exportCsv" | "empty" | "emptyText";

/** The words of a queue's frame (`WorkQueue`). */
export function frameWords(t: QueueWords): Readonly<Record<FrameWord, string>> {
  return {
    ...{ tabs: t("list.tabs"), mine: t("list.mine"), overdue: t("list.overdue"), open: t("list.open") },
    ...{ all: t("list.all"), export: t("list.export"), exportCsv: t("list.exportCsv") },
    ...{ empty: t("list.empty"), emptyText: t("list.emptyText") },
  };
}

/** A feature's `useTranslations`, when it has the words of a queue. */
type QueueWords = (
  key:
    | ("list.resumed" | `list.${Punctual}` | "title")
    | `list.${FrameWord}`
    | `list.columns.${"light" | "due" | "what" | "firm" | "division" | "status" | "officers"}`
    | `list.filters.${"q" | "status" | "light" | "division" | "officer" | "month" | "metMonth" | "punctual"}`,
) => string;

type MatterColumns = {
  readonly today: Day;
  /** Names of places by code; shown to whoever sees more than one. */
  readonly places: readonly Option[];
  readonly choosesPlace: boolean;
  readonly recordPath: (id: string) => string;
  readonly t: QueueWords;
};

/** How every row of a queue begins: light, due date, what it is, whose, and where. */
export function useMatterColumns<Row extends MatterRow>(options: MatterColumns): Column<Row>[] {
  const { today, places, choosesPlace, recordPath, t } = options;
  const ui = useTranslations("ui");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const place = new Map(places.map(({ value, label }) => [value, label]));
  const division: Column<Row> = {
    ...{ key: "division", head: t("list.columns.division"), drop: "low" },
    cell: ({ divisionCode }) => place.get(divisionCode) ?? divisionCode,
  };
  return [
    { key: "light", head: t("list.columns.light"), fold: "light", cell: ({ light }) => <Light {...light} /> },
    {
      ...{ key: "due", head: t("list.columns.due"), fold: "due" },
      cell: ({ dueOn, light }) =>
        dueOn ? listDay(dayFromDate(dueOn), today, locale) : light.light === "paused" ? t("list.resumed") : "",
    },
    {
      ...{ key: "what", head: t("list.columns.what"), fold: "title", rowHead: true, wrap: true },
      cell: ({ title, number }) => title ?? number,
      link: ({ id }) => recordPath(id),
      mark: ({ title }) => (title === null ? null : <SecretMark />),
      sub: ({ title, number, lateReason }) => (
        <>
          {title === null ? null : <span className="num">{number}</span>}{" "}
          {lateReason ? ui("clock.why", { reason: lateReason }) : null}
        </>
      ),
    },
    { key: "firm", head: t("list.columns.firm"), wrap: true, cell: ({ firm }) => firm },
    ...(choosesPlace ? [division] : []),
  ];
}

type MatterFilters = {
  readonly query: Query;
  readonly statuses: readonly Option[];
  readonly lights: readonly Option[];
  /** The feature's own, after the light. */
  readonly own: readonly Filter[];
  /** Officers to filter by, for leaders. */
  readonly officers: readonly Option[];
  /** Its filter by the month in which matters began. */
  readonly month: string;
  readonly pathOf: (query?: Query) => string;
  readonly t: QueueWords;
};

/** The filters of a queue; what the address narrows besides is kept. */
export function MatterFilters({ query, statuses, lights, own, officers, month, pathOf, t }: MatterFilters) {
  const filters: Filter[] = [
    { name: "q", label: t("list.filters.q"), value: query.q, type: "text" },
    { name: "status", label: t("list.filters.status"), value: query.status, options: statuses },
    { name: "light", label: t("list.filters.light"), value: query.light, options: lights },
    ...own,
    ...(officers.length > 0
      ? [{ name: "officer", label: t("list.filters.officer"), value: query.officer, options: officers }]
      : []),
    monthFilter(month, t("list.filters.month"), query),
    monthFilter("metMonth", t("list.filters.metMonth"), query),
    {
      ...{ name: "punctual", label: t("list.filters.punctual"), value: query.punctual },
      options: PUNCTUAL.map((value) => ({ value, label: t(`list.${value}`) })),
    },
    useSortFilter(query.sort),
  ];
  const shown = new Set(filters.map(({ name }) => name));
  const keep = Object.fromEntries(Object.entries(query).filter(([name]) => !shown.has(name)));
  return <Filters filters={filters} clearHref={pathOf()} keep={keep} />;
}

function monthFilter(name: string, label: string, query: Query): Filter {
  return { name, label, value: query[name], type: "text", placeholder: "2016-11" };
}
