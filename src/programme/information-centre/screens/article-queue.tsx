import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { ButtonLink } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { Empty, EmptyFiltered } from "@/ui/empty";
import { ExportLinks } from "@/ui/export-links";
import { Filters } from "@/ui/filters";
import { listDay, number } from "@/ui/format";
import { useName } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { Tabs } from "@/ui/tabs";
import { editArticlePath, editingPath, newArticlePath } from "../articles/paths";
import type { EditedLine } from "../articles/queries";
import { ARTICLE_CHANNELS, ARTICLE_STATUSES } from "../articles/workflow";

type ArticleQueueProps = {
  readonly rows: readonly EditedLine[];
  readonly total: number;
  readonly next: string | null;
  readonly query: Readonly<Record<string, string>>;
  readonly waiting: number;
  readonly writes: boolean;
  readonly today: Day;
};

/** Articles as those see them who write and check: latest change first. */
export function ArticleQueue({ rows, total, next, query, waiting, writes, today }: ArticleQueueProps) {
  const t = useTranslations("informationCentre");
  const name = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { after: _page, ...filter } = query;
  return (
    <>
      <PageHead
        title={t("articles.queue")}
        count={total}
        end={
          <>
            {total > 0 ? <ExportLinks list="articles" query={filter} /> : null}
            {writes ? <ButtonLink href={newArticlePath}>{t("articles.write")}</ButtonLink> : null}
          </>
        }
      />
      <Tabs
        label={t("articles.tabs.label")}
        tabs={[
          { href: editingPath(), label: t("articles.tabs.all"), current: !query.mine },
          { href: editingPath({ mine: "1" }), label: t("articles.tabs.mine"), current: !!query.mine, count: waiting },
        ]}
      />
      <Filters
        clearHref={editingPath(query.mine ? { mine: "1" } : {})}
        keep={query.mine ? { mine: "1" } : {}}
        order={t("articles.order")}
        filters={[
          {
            name: "status",
            label: t("articles.filters.status"),
            value: query.status,
            options: ARTICLE_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
          },
          {
            name: "channel",
            label: t("articles.filters.channel"),
            value: query.channel,
            options: ARTICLE_CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) })),
          },
        ]}
      />
      {rows.length > 0 ? (
        <DataTable
          caption={t("articles.queue")}
          rows={rows}
          rowKey={({ id }) => id}
          queue
          columns={[
            {
              key: "changed",
              head: t("articles.columns.changed"),
              fold: "due",
              cell: ({ changedOn }) => listDay(changedOn, today, locale),
            },
            {
              key: "title",
              head: t("articles.columns.title"),
              fold: "title",
              rowHead: true,
              cell: ({ title }) => title,
              link: ({ id }) => editArticlePath(id),
            },
            {
              key: "channel",
              head: t("articles.columns.channel"),
              cell: ({ channel }) => t(`channels.${channel}`),
            },
            { key: "status", head: t("articles.columns.status"), cell: ({ status }) => t(`statuses.${status}`) },
            {
              key: "department",
              head: t("articles.columns.department"),
              drop: "mid",
              cell: ({ department }) => name(department),
            },
            { key: "writer", head: t("articles.columns.writer"), drop: "low", cell: ({ writer }) => writer },
            {
              key: "published",
              head: t("articles.columns.published"),
              drop: "low",
              cell: ({ publishedOn }) => (publishedOn ? listDay(publishedOn, today, locale) : ""),
            },
          ]}
        />
      ) : query.status || query.channel ? (
        <EmptyFiltered clearHref={editingPath(query.mine ? { mine: "1" } : {})} />
      ) : (
        <Empty title={t("articles.nothing")}>{t("articles.nothingText")}</Empty>
      )}
      <Pager
        total={total}
        label={t("articles.count", { n: number(total) })}
        next={next ? editingPath({ ...filter, after: next }) : undefined}
        first={query.after ? editingPath(filter) : undefined}
      />
    </>
  );
}
