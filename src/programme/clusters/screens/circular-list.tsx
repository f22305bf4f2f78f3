import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { ButtonLink } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { Empty, EmptyFiltered } from "@/ui/empty";
import { FigureLink } from "@/ui/figure";
import { Filters } from "@/ui/filters";
import { listMoment, number } from "@/ui/format";
import { choosable, type Named, useName } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { Section } from "@/ui/section";
import { Tag } from "@/ui/tag";
import type { CircularLine } from "../circulars/queries";
import { circularPath, circularsPath, newCircularPath } from "../paths";

type Cluster = Named & { readonly id: string; readonly closedOn?: Date | null };
type CircularListProps = {
  readonly rows: readonly CircularLine[];
  readonly total: number;
  readonly next: string | null;
  readonly query: Readonly<Record<string, string>>;
  readonly clusters: readonly Cluster[];
  readonly today: Day;
  readonly end?: ReactNode;
  /** A firm sees what it got; an official who has read it, too. */
  readonly side: "firm" | "office";
};

/** Circulars to the liaisons of clusters. */
export function CircularList({ rows, total, next, query, clusters, today, end, side }: CircularListProps) {
  const t = useTranslations("clusters");
  const name = useName();
  const { after: _page, ...filter } = query;
  const filtering = Object.keys(filter).length > 0;
  return (
    <>
      <PageHead title={t("circulars.title")} count={total} end={end} />
      <p className="lead">{t(side === "firm" ? "circulars.leadFirm" : "circulars.lead")}</p>
      {side === "office" ? (
        <Filters
          clearHref={circularsPath()}
          filters={[
            {
              name: "cluster",
              label: t("circulars.cluster"),
              value: query.cluster,
              options: choosable(clusters, query.cluster).map((cluster) => ({
                value: cluster.id,
                label: name(cluster),
              })),
            },
          ]}
        />
      ) : null}
      {rows.length > 0 ? (
        <CircularTable rows={rows} clusters={clusters} today={today} side={side} />
      ) : filtering ? (
        <EmptyFiltered clearHref={circularsPath()} />
      ) : (
        <Empty title={t("circulars.none")}>{t(side === "firm" ? "circulars.noneFirm" : "circulars.noneText")}</Empty>
      )}
      <Pager
        total={total}
        label={t("circulars.count", { n: number(total) })}
        next={next ? circularsPath({ ...filter, after: next }) : undefined}
        first={query.after ? circularsPath(filter) : undefined}
      />
    </>
  );
}

function CircularTable({
  rows,
  clusters,
  today,
  side,
}: Pick<CircularListProps, "rows" | "clusters" | "today" | "side">) {
  const t = useTranslations("clusters");
  const name = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <DataTable
      caption={t("circulars.title")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "sent",
          head: t("circulars.sentAt"),
          fold: "due",
          cell: ({ sentAt }) => (sentAt ? listMoment(sentAt, today, locale) : <Tag>{t("circulars.draft")}</Tag>),
        },
        {
          key: "subject",
          head: t("circulars.subject"),
          fold: "title",
          rowHead: true,
          cell: ({ subject }) => subject,
          link: ({ id }) => circularPath(id),
        },
        {
          key: "cluster",
          head: t("circulars.cluster"),
          wrap: true,
          cell: ({ clusterId }) => name(clusters.find(({ id }) => id === clusterId)),
        },
        {
          key: "by",
          head: t("circulars.by"),
          wrap: true,
          drop: "mid",
          cell: ({ by }) => (by ? `${name(by)} ${by.name}` : ""),
        },
        ...(side === "office"
          ? [
              {
                key: "recipients",
                head: t("circulars.recipients"),
                align: "end" as const,
                cell: ({ id, recipients }: CircularLine) => (
                  <FigureLink figure="circular-recipients" value={recipients} href={circularPath(id)} />
                ),
              },
              {
                key: "opened",
                head: t("circulars.opened"),
                align: "end" as const,
                cell: ({ id, opened }: CircularLine) => (
                  <FigureLink figure="circular-opened" value={opened} href={circularPath(id, { read: "yes" })} />
                ),
              },
            ]
          : [
              {
                key: "state",
                head: t("circulars.state"),
                cell: ({ opened }: CircularLine) =>
                  opened > 0 ? t("circulars.read.yes") : <Tag look="now">{t("circulars.unread")}</Tag>,
              },
            ]),
      ]}
    />
  );
}

type CircularsPartProps = Pick<CircularListProps, "rows" | "clusters" | "today" | "side" | "total"> & {
  /** The cluster to whose liaisons this person may write. */
  readonly writesTo?: string | undefined;
  /** The whole list. */
  readonly allHref: string;
};

/** The latest circulars, as a part of a cluster's page or of a desk. */
export function CircularsPart({ rows, clusters, today, side, total, writesTo, allHref }: CircularsPartProps) {
  const t = useTranslations("clusters");
  return (
    <Section
      id="circulars"
      title={
        <>
          {t("circulars.title")} <FigureLink figure="circulars" value={total} href={allHref} />
        </>
      }
      end={
        writesTo ? (
          <ButtonLink href={newCircularPath(writesTo)} tone="secondary">
            {t("circulars.write")}
          </ButtonLink>
        ) : undefined
      }
    >
      {rows.length === 0 ? (
        <Empty title={t("circulars.none")}>{t(side === "firm" ? "circulars.noneFirm" : "circulars.noneText")}</Empty>
      ) : (
        <CircularTable rows={rows} clusters={clusters} today={today} side={side} />
      )}
    </Section>
  );
}
