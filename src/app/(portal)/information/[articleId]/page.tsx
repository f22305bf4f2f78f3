import { z } from "zod";
import { asActor } from "@/platform/database";
import { currentActor, notHere } from "@/platform/session";
import { mayWorkOn } from "@/programme/information-centre/articles/policy";
import { findPublished, standingOf } from "@/programme/information-centre/articles/queries";
import { listPublished } from "@/programme/information-centre/published/queries";
import { ArticleScreen } from "@/programme/information-centre/screens/article-screen";

/** Others of the same channel beside an article. */
const RELATED = 4;

async function articleOf(articleId: string) {
  if (!z.uuid().safeParse(articleId).success) return null;
  const actor = await currentActor();
  return asActor(actor, async (ctx) => {
    const article = await findPublished(ctx, articleId);
    return (
      article && {
        article,
        near: await listPublished(ctx, { channel: article.channel }),
        works: article !== null && mayWorkOn(actor, article),
        complains: actor.kind !== "official",
      }
    );
  });
}

/** One article for everybody; `edition` asks for one from before a correction. */
export default async function Page({ params, searchParams }: PageProps<"/information/[articleId]">) {
  const [{ articleId }, { edition }] = await Promise.all([params, searchParams]);
  const read = await articleOf(articleId);
  if (!read) return notHere();
  const { article, near, works, complains } = read;
  const text = edition ? article.editions.find((one) => String(one.edition) === edition) : standingOf(article);
  if (!text) return notHere();
  return (
    <ArticleScreen
      article={article}
      text={text}
      related={near.rows.filter(({ id }) => id !== article.id).slice(0, RELATED)}
      works={works}
      complains={complains}
    />
  );
}
