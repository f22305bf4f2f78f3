import { z } from "zod";
import { stepsFor } from "@/kernel/workflow";
import { asActor } from "@/platform/database";
import { peopleKnown } from "@/platform/people";
import { notHere, requireActor } from "@/platform/session";
import { historyOf } from "@/programme/audit-trail/queries";
import { RecordHistory } from "@/programme/audit-trail/screens/record-history";
import { mayCheck, mayEditText } from "@/programme/information-centre/articles/policy";
import { findArticle, firmsIn, pendingOf, standingOf } from "@/programme/information-centre/articles/queries";
import { articleWorkflow, PUBLIC_STATUSES } from "@/programme/information-centre/articles/workflow";
import { ArticleDesk } from "@/programme/information-centre/screens/article-desk";

/** One article with its preview and its steps. */
export default async function Page({ params }: PageProps<"/articles/[articleId]">) {
  const [{ articleId }, actor] = await Promise.all([params, requireActor()]);
  if (!z.uuid().safeParse(articleId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const article = await findArticle(ctx, articleId);
    const text = article && (pendingOf(article) ?? standingOf(article) ?? article.editions[0]);
    if (!text) return null;
    return {
      article,
      text,
      firms: await firmsIn(ctx, text),
      writer: (await peopleKnown(ctx, [text.writtenById])).get(text.writtenById)?.name ?? "",
      course: await historyOf(ctx, articleId),
      today: ctx.today,
    };
  });
  if (!read || actor.kind !== "official") return notHere();
  const { article, course, today, ...rest } = read;
  return (
    <ArticleDesk
      {...rest}
      article={article}
      steps={stepsFor(articleWorkflow, actor, article).open}
      edits={mayEditText(actor, article)}
      ownText={mayCheck(actor) && article.writerId === actor.personId}
      isOut={PUBLIC_STATUSES.some((status) => status === article.status)}
      course={<RecordHistory entries={course} today={today} />}
    />
  );
}
