import type { Locale } from "@/ui/format";
import { listed } from "@/ui/format";
import type { Named } from "@/ui/names";
import type { CatalogueLine } from "../published/queries";

type Words = {
  readonly locale: Locale;
  readonly t: (key: string) => string;
  readonly name: (named: Named) => string;
  /** Where everybody reads an article. */
  readonly at: (articleId: string) => string;
};

/** What the information centre has published as a list that can be taken away: each article with its address. */
export function publishedSheet(articles: readonly CatalogueLine[], { locale, t, name, at }: Words) {
  const keys = ["publishedOn", "title", "channel", "topics", "department"];
  return {
    columns: [...keys.map((key) => t(`articles.fields.${key}`)), t("articles.address")],
    rows: articles.map(({ id, title, channel, topics, publishedOn, department }) => [
      ...[publishedOn, title, t(`channels.${channel}`)],
      listed(
        topics.map((topic) => t(`topics.${topic}`)),
        locale,
      ),
      ...[name(department), at(id)],
    ]),
  };
}
