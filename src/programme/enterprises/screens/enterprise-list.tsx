import { useLocale, useTranslations } from "next-intl";
import type { Light as LightOf } from "@/kernel/clocks";
import { type Day, dayFromDate, dayOfMoment } from "@/kernel/days";
import { orderApart } from "@/kernel/keyset";
import { COMMON } from "@/kernel/search-terms";
import { ButtonLink } from "@/ui/button";
import { BulkBar, DataTable } from "@/ui/data-table";
import { Empty, EmptyFiltered } from "@/ui/empty";
import { ExportLinks } from "@/ui/export-links";
import { listDay, number } from "@/ui/format";
import { Light } from "@/ui/light";
import { type Named, type ShortNamed, useName, useShortName } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { type OwnTabs, Tabs, withOwn } from "@/ui/tabs";
import { importsPath } from "../imports/paths";
import { duplicatesPath } from "../merges/paths";
import { enterprisePath, enterprisesPath } from "../paths";
import type { EnterpriseStatus, Standing } from "../workflow";
import { EnterpriseFilters } from "./enterprise-filters";

export type EnterpriseRow = {
  readonly id: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly orgCode: string | null;
  readonly regNo: string | null;
  readonly divisionCode: string;
  readonly industryCode: string | null;
  readonly clusterId: string | null;
  readonly status: EnterpriseStatus;
  readonly standing: Standing;
  readonly dueOn: Date | null;
  readonly createdAt: Date;
  readonly pointNumber: string | null;
  readonly light: LightOf;
};

/** What the filters choose from, and what codes and ids are called. */
export type Places = {
  readonly divisions: readonly (ShortNamed & { readonly code: string })[];
  readonly clusters: readonly (Named & {
    readonly id: string;
    readonly divisionCode: string;
    readonly closedOn?: Date | null;
  })[];
  readonly industries: readonly (Named & { readonly code: string })[];
};

type EnterpriseListProps = {
  readonly rows: readonly EnterpriseRow[];
  /** Null when more than `COMMON` have the words. */
  readonly total: number | null;
  readonly next: string | null;
  /** The filter as it stands in the address. */
  readonly query: Readonly<Record<string, string>>;
  readonly places: Places;
  /** A county bureau has one division: it doesn't choose. */
  readonly divisionCode: string | null;
  /** How many wait for this person's check; null for whoever checks nothing. */
  readonly waiting: number | null;
  readonly mayExport: boolean;
  readonly mayImport: boolean;
  readonly seeksDuplicates: boolean;
  /** Where ticked firms are placed in a cluster, for whoever may. */
  readonly placing?: { readonly href: string; readonly label: string } | undefined;
  readonly today: Day;
  /** The reader's own views. */
  readonly own: OwnTabs;
};

/** The register of enterprises, for the office: what waits first, unless another order is chosen. */
export function EnterpriseList({
  rows,
  total,
  next,
  query,
  places,
  divisionCode,
  waiting,
  mayExport,
  mayImport,
  seeksDuplicates,
  placing,
  today,
  own,
}: EnterpriseListProps) {
  const t = useTranslations("enterprises");
  const { after: _page, ...filter } = query;
  const { order, narrowed } = orderApart(filter);
  const filtering = Object.keys(narrowed).length > 0;
  return (
    <>
      <PageHead
        title={t("title")}
        count={total}
        end={
          <>
            {seeksDuplicates ? (
              <ButtonLink href={duplicatesPath()} tone="secondary">
                {t("acts.duplicates")}
              </ButtonLink>
            ) : null}
            {mayImport ? (
              <ButtonLink href={importsPath} tone="secondary">
                {t("acts.import")}
              </ButtonLink>
            ) : null}
            {mayExport && total !== 0 ? (
              <ExportLinks
                list="enterprises"
                query={query}
                words={{ excel: t("export.excel"), csv: t("export.csv") }}
              />
            ) : null}
          </>
        }
      />
      <Views query={filter} waiting={waiting} own={own} />
      {own.tools}
      <EnterpriseFilters query={filter} places={places} divisionCode={divisionCode} today={today} />
      {rows.length > 0 && placing ? (
        <form action={placing.href}>
          <EnterpriseTable rows={rows} places={places} today={today} pickFor={placing.label} />
        </form>
      ) : rows.length > 0 ? (
        <EnterpriseTable rows={rows} places={places} today={today} />
      ) : filtering ? (
        <EmptyFiltered clearHref={enterprisesPath(order)} />
      ) : (
        <Empty title={t("empty.title")}>{t("empty.text")}</Empty>
      )}
      <Pager
        total={total}
        label={total === null ? t("countMore", { n: number(COMMON) }) : t("count", { n: number(total) })}
        next={next ? enterprisesPath({ ...filter, after: next }) : undefined}
        first={query.after ? enterprisesPath(filter) : undefined}
      />
    </>
  );
}

function Views({
  query,
  waiting,
  own,
}: {
  readonly own: OwnTabs;
  readonly query: Readonly<Record<string, string>>;
  readonly waiting: number | null;
}) {
  const t = useTranslations("enterprises");
  const { order, narrowed } = orderApart(query);
  const views = {
    all: {},
    ...(waiting === null ? {} : { mine: { mine: "1" } }),
    returned: { status: "returned" },
    candidates: { status: "checked", point: "without" },
    gone: { standing: "ended", point: "with" },
  };
  return (
    <Tabs
      label={t("tabs.label")}
      tabs={withOwn(
        Object.entries(views).map(([view, filter]) => ({
          href: enterprisesPath({ ...filter, ...order }),
          label: t(`tabs.${view}`),
          current: new URLSearchParams(filter).toString() === new URLSearchParams(narrowed).toString(),
          ...(view === "mine" && waiting !== null ? { count: waiting } : {}),
        })),
        own,
      )}
    />
  );
}

function EnterpriseTable({
  rows,
  places,
  today,
  pickFor,
}: {
  readonly rows: readonly EnterpriseRow[];
  readonly places: Places;
  readonly today: Day;
  /** What is done with ticked rows. */
  readonly pickFor?: string;
}) {
  const t = useTranslations("enterprises");
  const name = useName();
  const shortName = useShortName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      queue
      {...(pickFor
        ? {
            pick: { name: "picked", label: (row: EnterpriseRow) => row.name },
            bulk: (
              <BulkBar>
                <button className="btn btn--2" type="submit">
                  {pickFor}
                </button>
              </BulkBar>
            ),
          }
        : {})}
      columns={[
        {
          key: "light",
          head: t("columns.light"),
          fold: "light",
          cell: ({ light }) => (light.light === "none" ? null : <Light {...light} />),
        },
        {
          key: "due",
          head: t("columns.due"),
          fold: "due",
          cell: ({ dueOn }) => (dueOn ? listDay(dayFromDate(dueOn), today, locale) : ""),
        },
        {
          key: "name",
          head: t("columns.name"),
          fold: "title",
          rowHead: true,
          cell: (row) => row.name,
          link: ({ id }) => enterprisePath(id),
          sub: ({ uscc, orgCode, regNo }) => uscc ?? orgCode ?? regNo,
        },
        {
          key: "division",
          head: t("columns.division"),
          cell: ({ divisionCode }) => shortName(places.divisions.find(({ code }) => code === divisionCode)),
        },
        {
          key: "cluster",
          head: t("columns.cluster"),
          drop: "low",
          wrap: true,
          cell: ({ clusterId }) => name(places.clusters.find(({ id }) => id === clusterId)),
        },
        {
          key: "status",
          head: t("columns.status"),
          cell: ({ status, standing }) =>
            t(standing === "in_business" ? `statuses.${status}` : `standings.${standing}`),
        },
        {
          key: "point",
          head: t("columns.point"),
          drop: "mid",
          cell: ({ pointNumber }) => (pointNumber ? <span className="num">{pointNumber}</span> : null),
        },
        {
          key: "registeredOn",
          head: t("columns.registeredOn"),
          drop: "low",
          cell: ({ createdAt }) => listDay(dayOfMoment(createdAt), today, locale),
        },
      ]}
    />
  );
}
