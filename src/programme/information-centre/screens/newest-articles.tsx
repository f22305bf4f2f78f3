import { useTranslations } from "next-intl";
import { DayTime } from "@/ui/time";
import { articlePath, informationPath } from "../articles/paths";
import type { ArticleLine } from "../articles/queries";
import { ARTICLE_CHANNELS, ARTICLE_TOPICS } from "../articles/workflow";

/** On the first page: each channel with its newest; an empty one says so. */
export function NewestArticles({ newest }: { readonly newest: readonly ArticleLine[] }) {
  const t = useTranslations("informationCentre");
  return (
    <>
      <TopicLinks />
      <div className="columns channels">
        {ARTICLE_CHANNELS.map((channel) => {
          const rows = newest.filter((row) => row.channel === channel);
          return (
            <section key={channel} aria-labelledby={`channel-${channel}`}>
              <div className="section__head">
                <h3 className="h3" id={`channel-${channel}`}>
                  {t(`channels.${channel}`)}
                </h3>
                {rows.length > 0 ? (
                  <a className="small" href={informationPath({ channel })}>
                    {t("articles.more")}
                    <span className="vh">{t("articles.moreOf", { channel: t(`channels.${channel}`) })}</span>
                  </a>
                ) : null}
              </div>
              {rows.length > 0 ? (
                <ul className="linklist">
                  {rows.map(({ id, title, publishedOn }) => (
                    <li key={id}>
                      <a className="plain" href={articlePath(id)} lang="zh-CN">
                        {title}
                      </a>
                      {publishedOn ? <DayTime day={publishedOn} log /> : null}
                    </li>
                  ))}
                </ul>
              ) : (
                <p className="quiet small">{t("articles.noneInChannel")}</p>
              )}
            </section>
          );
        })}
      </div>
    </>
  );
}

/** The topics as links to what is published under each. */
export function TopicLinks({ current }: { readonly current?: string | undefined }) {
  const t = useTranslations("informationCentre");
  return (
    <nav className="topics" aria-label={t("articles.byTopic")}>
      <b>{t("articles.topic")}</b>
      {ARTICLE_TOPICS.map((topic) => (
        <a key={topic} href={informationPath({ topic })} aria-current={topic === current ? "page" : undefined}>
          {t(`topics.${topic}`)}
        </a>
      ))}
    </nav>
  );
}
