import { useLocale } from "next-intl";
import type { Day } from "@/kernel/days";
import { DataTable } from "./data-table";
import { Empty, EmptyFiltered } from "./empty";
import { Filters, useSortFilter } from "./filters";
import { logMoment, longDay, number } from "./format";
import { choosable, type Named, type ShortNamed, useName } from "./names";
import { Pager } from "./pager";
import { DayTime } from "./time";

/** One entry of a register: a firm under a number, since a day. */
export type RegisterRow = {
  readonly id: string;
  /** What it is of: the record that it opens. */
  readonly subjectId: string;
  readonly number: string;
  readonly enterpriseName: string;
  readonly divisionCode: string;
  readonly clusterId: string | null;
  readonly since: Day;
};

export type Places = {
  readonly divisions: readonly (ShortNamed & { readonly code: string })[];
  readonly clusters: readonly (Named & {
    readonly id: string;
    readonly divisionCode: string;
    readonly closedOn?: Date | null;
  })[];
  readonly industriesAsked: readonly (Named & { readonly code: string })[];
};

/** A feature's `useTranslations`, when it has the words of a register. */
type RegisterWords = (
  key:
    | "title"
    | "asOfCount"
    | "noCluster"
    | "noIndustry"
    | "knownNow"
    | "knownThen"
    | "knownAt"
    | `empty.${"title" | "text"}`
    | `filters.${"q" | "division" | "cluster" | "asOf" | "town" | "industry" | "known"}`
    | `columns.${"number" | "enterprise" | "division" | "cluster" | "since"}`,
  values?: Record<string, string>,
) => string;

type Query = Readonly<Record<string, string>>;

export type DayRegisterProps = {
  readonly rows: readonly RegisterRow[];
  readonly total: number;
  readonly next: string | null;
  /** The filter as it stands in the address. */
  readonly query: Query;
  readonly asOf: Day;
  readonly places: Places;
  /** Which records open for the reader: a county's own, all for the city, none for the public. */
  readonly opens: "all" | "none" | { readonly divisionCode: string };
  readonly pathOf: (query?: Query) => string;
  readonly recordPath: (subjectId: string) => string;
  /** The feature's words: the file that this list leaves as has the same. */
  readonly t: RegisterWords;
};

/** Of the filter, what says of which day the register is, and in which order: it hides no entry. */
const OF_THE_DAY = ["asOf", "known", "sort"];

/** What stood on a day, for everybody: filtered by place, branch and name, as known now or as known then. */
export function DayRegister(props: DayRegisterProps) {
  const { rows, total, next, query, asOf, pathOf, t } = props;
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { after: _page, ...filter } = query;
  const whole = Object.fromEntries(Object.entries(filter).filter(([name]) => OF_THE_DAY.includes(name)));
  const nothing =
    Object.keys(filter).length > Object.keys(whole).length ? (
      <EmptyFiltered clearHref={pathOf(whole)} />
    ) : (
      <Empty title={t("empty.title")}>{t("empty.text")}</Empty>
    );
  return (
    <div>
      <RegisterFilters {...props} />
      {rows.length > 0 ? <RegisterTable {...props} /> : nothing}
      <Pager
        total={total}
        label={t("asOfCount", { day: longDay(asOf, locale), n: number(total) })}
        next={next ? pathOf({ ...filter, after: next }) : undefined}
        first={query.after ? pathOf(filter) : undefined}
      />
    </div>
  );
}

type RegisterFiltersProps = Pick<DayRegisterProps, "query" | "asOf" | "places" | "pathOf" | "t">;

function RegisterFilters({ query, asOf, places, pathOf, t }: RegisterFiltersProps) {
  const name = useName();
  const clusters = choosable(places.clusters, query.cluster).filter(
    ({ divisionCode }) => !query.division || divisionCode === query.division,
  );
  return (
    <Filters
      clearHref={pathOf()}
      filters={[
        { name: "q", label: t("filters.q"), value: query.q, type: "text" },
        {
          name: "division",
          label: t("filters.division"),
          value: query.division,
          options: places.divisions.map((place) => ({ value: place.code, label: name(place) })),
        },
        {
          name: "cluster",
          label: t("filters.cluster"),
          value: query.cluster,
          options: [
            ...clusters.map((cluster) => ({ value: cluster.id, label: name(cluster) })),
            { value: "none", label: t("noCluster") },
          ],
        },
        { name: "asOf", label: t("filters.asOf"), value: query.asOf, type: "day", placeholder: asOf },
        { name: "town", label: t("filters.town"), value: query.town, type: "text" },
        {
          name: "industry",
          label: t("filters.industry"),
          value: query.industry,
          options: [
            ...places.industriesAsked.map((industry) => ({ value: industry.code, label: name(industry) })),
            { value: "none", label: t("noIndustry") },
          ],
        },
        {
          name: "known",
          label: t("filters.known"),
          value: query.known,
          none: t("knownNow"),
          options: [
            { value: "then", label: t("knownThen") },
            ...(query.known && query.known !== "then"
              ? [{ value: query.known, label: t("knownAt", { at: logMoment(new Date(query.known)) }) }]
              : []),
          ],
        },
        useSortFilter(query.sort, "byNumber"),
      ]}
    />
  );
}

function RegisterTable({ rows, places, opens, recordPath, t }: DayRegisterProps) {
  const name = useName();
  const open = ({ divisionCode }: RegisterRow) =>
    opens === "all" || (opens !== "none" && opens.divisionCode === divisionCode);
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "number",
          head: t("columns.number"),
          fold: "wide",
          cell: (row) => <span className="num">{row.number}</span>,
        },
        {
          key: "enterprise",
          head: t("columns.enterprise"),
          fold: "title",
          rowHead: true,
          cell: (row) =>
            open(row) ? <a href={recordPath(row.subjectId)}>{row.enterpriseName}</a> : row.enterpriseName,
        },
        {
          key: "division",
          head: t("columns.division"),
          cell: ({ divisionCode }) => name(places.divisions.find(({ code }) => code === divisionCode)),
        },
        {
          key: "cluster",
          head: t("columns.cluster"),
          drop: "low",
          cell: ({ clusterId }) => name(places.clusters.find(({ id }) => id === clusterId)),
        },
        { key: "since", head: t("columns.since"), cell: ({ since }) => <DayTime day={since} log /> },
      ]}
    />
  );
}
