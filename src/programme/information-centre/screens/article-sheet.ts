import type { Named } from "@/ui/names";
import type { EditedLine } from "../articles/queries";

type Words = { readonly t: (key: string) => string; readonly name: (named: Named | undefined) => string };

/** The list of articles as a file, with how far each is; without their texts. */
export function articleSheet(articles: readonly EditedLine[], { t, name }: Words) {
  const columns = ["title", "channel", "status", "department", "writer", "changed", "published"];
  return {
    columns: columns.map((column) => t(`articles.columns.${column}`)),
    rows: articles.map(({ title, channel, status, department, writer, changedOn, publishedOn }) => [
      ...[title, t(`channels.${channel}`), t(`statuses.${status}`), name(department), writer],
      ...[changedOn, publishedOn],
    ]),
  };
}
