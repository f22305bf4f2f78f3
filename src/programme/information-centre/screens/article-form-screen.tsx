import { useTranslations } from "next-intl";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { draftArticleAction, saveArticleAction } from "../articles/actions";
import { editArticlePath, editingPath } from "../articles/paths";
import type { ArticleDetail, Edition } from "../articles/queries";
import { ARTICLE_CHANNELS, ARTICLE_TOPICS } from "../articles/workflow";
import { ArticleForm } from "./article-form";

type ArticleFormScreenProps = { readonly onceKey: string } & (
  | { readonly article?: undefined }
  | { readonly article: ArticleDetail; readonly text: Edition; readonly firms: readonly string[] }
);

/** The page on which an article is written, or its text changed. */
export function ArticleFormScreen({ onceKey, ...of }: ArticleFormScreenProps) {
  const t = useTranslations("informationCentre");
  const ui = useTranslations("ui");
  const { article } = of;
  const back = article ? editArticlePath(article.id) : editingPath();
  return (
    <>
      <BackLink href={back}>{article ? of.text.title : t("articles.queue")}</BackLink>
      <PageHead
        title={t(article ? "articles.change" : "articles.write")}
        of={article ? of.text.title : t("articles.queue")}
      />
      {article ? <FirmsNamed firms={of.firms} /> : null}
      <ArticleForm
        action={article ? saveArticleAction : draftArticleAction}
        hidden={article ? { articleId: article.id, version: article.version } : {}}
        {...(article ? {} : { onceKey })}
        initial={
          article
            ? {
                channel: article.channel,
                topics: [...article.topics],
                title: of.text.title,
                body: of.text.body,
                source: of.text.source ?? "",
                note: of.text.note ?? "",
              }
            : {}
        }
        channels={ARTICLE_CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) }))}
        topics={ARTICLE_TOPICS.map((value) => ({ value, label: t(`topics.${value}`) }))}
        corrects={article !== undefined && article.edition > 0}
        cancel={{ href: back, label: t("articles.notNow") }}
        words={{
          ...formWords(ui),
          channel: t("articles.fields.channel"),
          topics: t("articles.fields.topicsOf"),
          title: t("articles.fields.title"),
          body: t("articles.fields.body"),
          source: t("articles.fields.sourceOf"),
          note: t("articles.fields.note"),
          submit: t("articles.save"),
          choose: t("articles.chooseChannel"),
          hints: {
            channel: t("articles.hints.channel"),
            body: t("articles.hints.body"),
            source: t("articles.hints.source"),
            note: t("articles.hints.note"),
          },
        }}
      />
    </>
  );
}

/** What in the text tells of a firm, before anybody else reads it. */
export function FirmsNamed({ firms }: { readonly firms: readonly string[] }) {
  const t = useTranslations("informationCentre");
  if (firms.length === 0) return null;
  return (
    <Notice tone="warn" title={t("articles.namesFirms", { n: firms.length })}>
      {firms.join(t("articles.between"))}
      {t("articles.mask")}
    </Notice>
  );
}
