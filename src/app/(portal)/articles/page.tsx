import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { mayWork, mayWrite } from "@/programme/information-centre/articles/policy";
import { countArticles, listArticles } from "@/programme/information-centre/articles/queries";
import { articleAddress } from "@/programme/information-centre/articles/schema";
import { ArticleQueue } from "@/programme/information-centre/screens/article-queue";

/** Articles for those who write and check them. */
export default async function Page({ searchParams }: PageProps<"/articles">) {
  const [actor, search] = await Promise.all([requireActor(), searchParams]);
  if (!mayWork(actor)) return notHere();
  const filter = present(articleAddress.parse(search));
  const after = typeof search.after === "string" ? search.after : undefined;
  const read = await asActor(actor, async (ctx) => ({
    list: await listArticles(ctx, filter, after),
    waiting: await countArticles(ctx, { mine: "1" }),
    today: ctx.today,
  }));
  return (
    <ArticleQueue
      {...read.list}
      query={present({ ...filter, after })}
      waiting={read.waiting}
      writes={mayWrite(actor)}
      today={read.today}
    />
  );
}
