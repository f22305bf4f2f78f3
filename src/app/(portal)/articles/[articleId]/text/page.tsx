import { randomUUID } from "node:crypto";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { mayEditText } from "@/programme/information-centre/articles/policy";
import { findArticle, firmsIn, pendingOf } from "@/programme/information-centre/articles/queries";
import { ArticleFormScreen } from "@/programme/information-centre/screens/article-form-screen";

export default async function Page({ params }: PageProps<"/articles/[articleId]/text">) {
  const [{ articleId }, actor] = await Promise.all([params, requireActor()]);
  if (!z.uuid().safeParse(articleId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const article = await findArticle(ctx, articleId);
    const text = article && pendingOf(article);
    if (!text || !mayEditText(actor, article)) return null;
    return { article, text, firms: await firmsIn(ctx, text) };
  });
  if (!read) return notHere();
  return <ArticleFormScreen onceKey={randomUUID()} {...read} />;
}
