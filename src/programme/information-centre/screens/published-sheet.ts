import { type Locale, listed } from "@/ui/format";
import type { Named } from "@/ui/names";
import { articlePath } from "../articles/paths";
import type { CatalogueLine } from "../published/queries";

type Words = {
  readonly locale: Locale;
  readonly t: (key: string) => string;
  readonly name: (named: Named) => string;
  /** The whole address of a page. */
  readonly at: (path: string) => string;
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
      ...[name(department), at(articlePath(id))],
    ]),
  };
}
