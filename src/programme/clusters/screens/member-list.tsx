import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, dayFromDate } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { Empty, EmptyFiltered } from "@/ui/empty";
import { Filters } from "@/ui/filters";
import { listDay, longDay, number } from "@/ui/format";
import { type Named, type ShortNamed, useName, useShortName } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { Tag } from "@/ui/tag";
import type { MemberLine } from "../members/queries";
import { clusterPath, clustersPath, memberPath, membersPath } from "../paths";

type MemberListProps = {
  readonly cluster: Named & { readonly id: string; readonly towns: readonly string[] };
  readonly rows: readonly MemberLine[];
  readonly total: number;
  readonly next: string | null;
  /** The filter as it stands in the address. */
  readonly query: Readonly<Record<string, string>>;
  readonly asOf: Day;
  readonly divisions: readonly (ShortNamed & { readonly code: string })[];
  readonly today: Day;
  readonly end?: ReactNode;
};

/** The firms that belonged to a cluster on a day. */
export function MemberList({ cluster, rows, total, next, query, asOf, divisions, today, end }: MemberListProps) {
  const t = useTranslations("clusters");
  const name = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { after: _page, ...filter } = query;
  const { asOf: _day, ...narrowed } = filter;
  const clearHref = membersPath(cluster.id);
  return (
    <>
      <PageHead
        title={t("members.title")}
        count={total}
        trail={[
          { href: clustersPath(), label: t("title") },
          { href: clusterPath(cluster.id, query.asOf ? { asOf: query.asOf } : {}), label: name(cluster) },
        ]}
        end={end}
      />
      <Filters
        clearHref={clearHref}
        order={t("members.order")}
        filters={[
          { name: "q", label: t("filters.q"), value: query.q, type: "text" },
          {
            name: "point",
            label: t("filters.point"),
            value: query.point,
            options: (["with", "without"] as const).map((value) => ({ value, label: t(`points.${value}`) })),
          },
          {
            name: "leading",
            label: t("filters.leading"),
            value: query.leading,
            options: [{ value: "1", label: t("members.leadingOnly") }],
          },
          {
            name: "town",
            label: t("filters.town"),
            value: query.town,
            type: "text",
          },
          { name: "asOf", label: t("filters.asOf"), value: query.asOf, type: "day", placeholder: today },
        ]}
      />
      {rows.length > 0 ? (
        <MemberTable rows={rows} cluster={cluster} divisions={divisions} today={today} />
      ) : Object.keys(narrowed).length > 0 ? (
        <EmptyFiltered clearHref={clearHref} />
      ) : (
        <Empty title={t("members.none")}>{t("members.noneText")}</Empty>
      )}
      <Pager
        total={total}
        label={t("members.count", { day: longDay(asOf, locale), n: number(total) })}
        next={next ? membersPath(cluster.id, { ...filter, after: next }) : undefined}
        first={query.after ? membersPath(cluster.id, filter) : undefined}
      />
    </>
  );
}

function MemberTable({
  rows,
  cluster,
  divisions,
  today,
}: Pick<MemberListProps, "rows" | "cluster" | "divisions" | "today">) {
  const t = useTranslations("clusters");
  const shortName = useShortName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <DataTable
      caption={t("members.title")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          head: t("columns.firm"),
          fold: "title",
          rowHead: true,
          cell: ({ name }) => name,
          link: ({ enterpriseId }) => memberPath(cluster.id, enterpriseId),
          sub: ({ code }) => <span className="num">{code}</span>,
        },
        {
          key: "leading",
          head: t("columns.leading"),
          cell: ({ leading }) => (leading ? <Tag look="done">{t("figures.leaders")}</Tag> : null),
        },
        { key: "town", head: t("columns.town"), cell: ({ town }) => town },
        {
          key: "division",
          head: t("columns.division"),
          drop: "low",
          cell: ({ divisionCode }) => shortName(divisions.find(({ code }) => code === divisionCode)),
        },
        {
          key: "since",
          head: t("columns.since"),
          drop: "mid",
          cell: ({ since }) => listDay(dayFromDate(since), today, locale),
        },
        {
          key: "point",
          head: t("columns.point"),
          cell: ({ pointNumber }) =>
            pointNumber ? <span className="num">{pointNumber}</span> : <span className="quiet">{t("noPoint")}</span>,
        },
        {
          key: "site",
          head: t("columns.site"),
          drop: "low",
          cell: ({ siteNumber }) => <span className="num">{siteNumber}</span>,
        },
      ]}
    />
  );
}
