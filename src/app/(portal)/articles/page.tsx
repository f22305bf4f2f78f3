import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded } from "@/platform/places";
import { notHere, requireActor } from "@/platform/session";
import { mayWork, mayWrite } from "@/programme/information-centre/articles/policy";
import { countArticles, listArticles } from "@/programme/information-centre/articles/queries";
import { articleAddress } from "@/programme/information-centre/articles/schema";
import { ArticleQueue } from "@/programme/information-centre/screens/article-queue";
import { NotHeeded } from "@/ui/address-notes";

/** Articles for those who write and check them. */
export default async function Page({ searchParams }: PageProps<"/articles">) {
  const [actor, search] = await Promise.all([requireActor(), searchParams]);
  if (!mayWork(actor)) return notHere();
  const after = typeof search.after === "string" ? search.after : undefined;
  const read = await asActor(actor, async (ctx) => {
    const asked = await heeded(ctx, search, articleAddress.parse(search));
    return {
      ...asked,
      list: await listArticles(ctx, asked.filter, after),
      waiting: await countArticles(ctx, { mine: "1" }),
      today: ctx.today,
    };
  });
  return (
    <>
      <NotHeeded parts={read.unheeded} search={search} />
      <ArticleQueue
        {...read.list}
        query={present({ ...read.filter, after })}
        waiting={read.waiting}
        writes={mayWrite(actor)}
        today={read.today}
      />
    </>
  );
}
