import { useLocale, useTranslations } from "next-intl";
import { dayFromDate } from "@/kernel/days";
import { Facts } from "@/ui/facts";
import { longDay } from "@/ui/format";
import { useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { Crumbs } from "@/ui/page-head";
import { PageTitle } from "@/ui/page-title";
import { Prose } from "@/ui/prose";
import { Section, Split } from "@/ui/section";
import { DayTime } from "@/ui/time";
import { startPath } from "../../complaints/paths";
import { articlePath, editArticlePath, informationPath } from "../articles/paths";
import type { ArticleDetail, ArticleLine, Edition } from "../articles/queries";

type ArticleScreenProps = {
  readonly article: ArticleDetail;
  /** The text that is read: the one that stands, or an earlier one. */
  readonly text: Edition;
  readonly related: readonly ArticleLine[];
  readonly works: boolean;
  /** Whoever may go the way of a complaint: no official does. */
  readonly complains: boolean;
};

/** One article for everybody: its text, its record, and what was put right in it. */
export function ArticleScreen({ article, text, related, works, complains }: ArticleScreenProps) {
  const t = useTranslations("informationCentre");
  const name = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const channel = t(`channels.${article.channel}`);
  const earlier = text.edition !== article.edition;
  const corrections = article.editions.filter(({ note }) => note !== null);
  return (
    <>
      <Crumbs
        trail={[
          { href: "/", label: t("page.home") },
          { href: informationPath(), label: t("articles.title") },
          { href: informationPath({ channel: article.channel }), label: channel },
        ]}
        here={t("articles.text")}
      />
      <Split
        aside={
          <>
            <Section id="record" title={t("articles.record")}>
              <Facts
                facts={[
                  { label: t("articles.fields.department"), value: name(article.department) },
                  { label: t("articles.fields.channel"), value: channel },
                  ...(article.publishedOn
                    ? [
                        {
                          label: t("articles.fields.publishedOn"),
                          value: <DayTime day={dayFromDate(article.publishedOn)} log />,
                        },
                      ]
                    : []),
                  ...(text.source ? [{ label: t("articles.fields.source"), value: text.source }] : []),
                  { label: t("articles.fields.checked"), value: t("articles.checkedTwice") },
                ]}
              />
            </Section>
            {article.editions.length > 1 ? (
              <Section id="editions" title={t("articles.editions")}>
                <ul className="linklist">
                  {article.editions.map(({ edition, publishedOn }) => (
                    <li key={edition}>
                      {edition === text.edition ? (
                        <span>{t("articles.edition", { n: edition })}</span>
                      ) : (
                        <a href={articlePath(article.id, edition === article.edition ? undefined : edition)}>
                          {t("articles.edition", { n: edition })}
                        </a>
                      )}
                      {publishedOn ? <DayTime day={dayFromDate(publishedOn)} log /> : null}
                    </li>
                  ))}
                </ul>
              </Section>
            ) : null}
            {related.length > 0 ? (
              <Section id="related" title={t("articles.related")}>
                <ul className="linklist">
                  {related.map(({ id, title }) => (
                    <li key={id}>
                      <a href={articlePath(id)} lang="zh-CN">
                        {title}
                      </a>
                    </li>
                  ))}
                </ul>
              </Section>
            ) : null}
          </>
        }
      >
        <article>
          <PageTitle parts={[text.title]} />
          <h1 className="title" lang="zh-CN">
            {text.title}
          </h1>
          <p className="second byline">
            <span>{name(article.department)}</span>
            {text.publishedOn ? <DayTime day={dayFromDate(text.publishedOn)} /> : null}
            {article.topics.map((topic) => (
              <a key={topic} href={informationPath({ topic })}>
                {t(`topics.${topic}`)}
              </a>
            ))}
            {works ? <a href={editArticlePath(article.id)}>{t("articles.work")}</a> : null}
          </p>
          {earlier ? (
            <Notice tone="warn">
              {t("articles.earlier", { n: text.edition })} <a href={articlePath(article.id)}>{t("articles.current")}</a>
            </Notice>
          ) : null}
          {earlier
            ? null
            : corrections.map(({ edition, note, publishedOn }) => (
                <Notice
                  key={edition}
                  title={t("articles.correction", {
                    day: publishedOn ? longDay(dayFromDate(publishedOn), locale) : "",
                  })}
                >
                  <span lang="zh-CN">{note}</span>
                </Notice>
              ))}
          {locale === "en" ? <p className="quiet">{t("articles.language")}</p> : null}
          <Prose source={text.body} />
          {complains ? (
            <p className="second small no-print">
              {t("articles.mind")} <a href={startPath}>{t("articles.complain")}</a>
            </p>
          ) : null}
        </article>
      </Split>
    </>
  );
}
