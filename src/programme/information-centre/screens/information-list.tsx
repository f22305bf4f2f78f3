import { useLocale, useTranslations } from "next-intl";
import { gistOf } from "@/kernel/small-markup";
import { Empty, EmptyFiltered } from "@/ui/empty";
import { Filters } from "@/ui/filters";
import { number } from "@/ui/format";
import { useName } from "@/ui/names";
import { OpenLinks } from "@/ui/open-links";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { DayTime } from "@/ui/time";
import { articlePath, editingPath, feedPath, informationPath } from "../articles/paths";
import { ARTICLE_CHANNELS, ARTICLE_TOPICS } from "../articles/workflow";
import type { PublishedLine } from "../published/queries";

type InformationListProps = {
  readonly rows: readonly PublishedLine[];
  readonly total: number;
  readonly next: string | null;
  readonly query: Readonly<Record<string, string>>;
  /** Whether the reader works on articles himself. */
  readonly works: boolean;
};

/** Characters of a text that its line shows. */
const GIST = 90;

/** What the information centre has published, newest first: for everybody. */
export function InformationList({ rows, total, next, query, works }: InformationListProps) {
  const t = useTranslations("informationCentre");
  const name = useName();
  const english = useLocale() === "en";
  const { after: _page, ...filter } = query;
  return (
    <>
      <PageHead
        title={t("articles.title")}
        count={total}
        end={
          <>
            {works ? <a href={editingPath()}>{t("articles.editing")}</a> : null}
            <a href={feedPath}>{t("articles.feed")}</a>
          </>
        }
      />
      <p className="lead">{t("articles.lead")}</p>
      {english ? <p className="quiet">{t("articles.language")}</p> : null}
      <Filters
        clearHref={informationPath()}
        filters={[
          { name: "q", label: t("articles.filters.q"), value: query.q, type: "text" },
          {
            name: "channel",
            label: t("articles.filters.channel"),
            value: query.channel,
            options: ARTICLE_CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) })),
          },
          {
            name: "topic",
            label: t("articles.filters.topic"),
            value: query.topic,
            options: ARTICLE_TOPICS.map((value) => ({ value, label: t(`topics.${value}`) })),
          },
        ]}
      />
      {rows.length > 0 ? (
        <ol className="plainlist articles">
          {rows.map(({ id, channel, title, body, publishedOn, department }) => (
            <li key={id}>
              <h2 className="h3" lang="zh-CN">
                <a href={articlePath(id)}>{title}</a>
              </h2>
              <p className="small quiet">
                {publishedOn ? <DayTime day={publishedOn} /> : null} <span>{t(`channels.${channel}`)}</span>{" "}
                <span>{name(department)}</span>
              </p>
              <p lang="zh-CN">{gistOf(body, GIST)}</p>
            </li>
          ))}
        </ol>
      ) : Object.keys(filter).length > 0 ? (
        <EmptyFiltered clearHref={informationPath()} />
      ) : (
        <Empty title={t("articles.none")}>{t("articles.noneText")}</Empty>
      )}
      <Pager
        total={total}
        label={t("articles.count", { n: number(total) })}
        next={next ? informationPath({ ...filter, after: next }) : undefined}
        first={query.after ? informationPath(filter) : undefined}
      />
      {total > 0 ? <OpenLinks list="information" query={filter} /> : null}
    </>
  );
}
