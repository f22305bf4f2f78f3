import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DataTable } from "@/ui/data-table";
import { Empty, EmptyFiltered } from "@/ui/empty";
import { Filters } from "@/ui/filters";
import { number, remarked } from "@/ui/format";
import { type Named, useName, usePageLocale } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import type { Liaison } from "../liaisons/queries";
import { clusterPath, clustersPath, liaisonsPath, memberPath } from "../paths";

type LiaisonListProps = {
  readonly cluster: Named & { readonly id: string };
  readonly rows: readonly Liaison[];
  readonly total: number;
  readonly next: string | null;
  readonly query: Readonly<Record<string, string>>;
  readonly end?: ReactNode;
};

/** Responsible leaders and liaisons of a cluster's active points: the shared list of who is called. */
export function LiaisonList({ cluster, rows, total, next, query, end }: LiaisonListProps) {
  const t = useTranslations("clusters");
  const name = useName();
  const locale = usePageLocale();
  const { after: _page, ...filter } = query;
  const clearHref = liaisonsPath(cluster.id);
  return (
    <>
      <PageHead
        title={t("liaisons.title")}
        count={total}
        trail={[
          { href: clustersPath(), label: t("title") },
          { href: clusterPath(cluster.id), label: name(cluster) },
        ]}
        end={end}
      />
      <p className="lead">{t("liaisons.lead")}</p>
      <Filters
        clearHref={clearHref}
        order={t("liaisons.order")}
        filters={[{ name: "q", label: t("liaisons.q"), value: query.q, type: "text" }]}
      />
      {rows.length > 0 ? (
        <DataTable
          caption={t("liaisons.title")}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "firm",
              head: t("columns.firm"),
              fold: "title",
              rowHead: true,
              cell: (row) => row.name,
              link: ({ enterpriseId }) => memberPath(cluster.id, enterpriseId),
              sub: (row) => <span className="num">{row.number}</span>,
            },
            {
              key: "leader",
              head: t("liaisons.leader"),
              wrap: true,
              cell: ({ leaderName, leaderPost }) => remarked(leaderName, leaderPost, locale),
            },
            {
              key: "liaison",
              head: t("liaisons.liaison"),
              wrap: true,
              cell: ({ liaisonName, liaisonPost }) => remarked(liaisonName, liaisonPost, locale),
            },
            {
              key: "mobile",
              head: t("liaisons.mobile"),
              cell: ({ liaisonMobile }) => <span className="num">{liaisonMobile}</span>,
            },
            {
              key: "email",
              head: t("liaisons.email"),
              drop: "low",
              wrap: true,
              cell: ({ liaisonEmail }) => liaisonEmail,
            },
          ]}
        />
      ) : Object.keys(filter).length > 0 ? (
        <EmptyFiltered clearHref={clearHref} />
      ) : (
        <Empty title={t("liaisons.none")}>{t("liaisons.noneText")}</Empty>
      )}
      <Pager
        total={total}
        label={t("liaisons.count", { n: number(total) })}
        next={next ? liaisonsPath(cluster.id, { ...filter, after: next }) : undefined}
        first={query.after ? liaisonsPath(cluster.id, filter) : undefined}
      />
    </>
  );
}
