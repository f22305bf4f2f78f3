import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { currentActor } from "@/platform/session";
import { mayWork } from "@/programme/information-centre/articles/policy";
import { listPublished } from "@/programme/information-centre/articles/queries";
import { informationAddress } from "@/programme/information-centre/articles/schema";
import { InformationList } from "@/programme/information-centre/screens/information-list";

/** The information centre: what is published, for everybody. */
export default async function Page({ searchParams }: PageProps<"/information">) {
  const [actor, search] = await Promise.all([currentActor(), searchParams]);
  const filter = present(informationAddress.parse(search));
  const after = typeof search.after === "string" ? search.after : undefined;
  const list = await asActor(actor, (ctx) => listPublished(ctx, filter, after));
  return <InformationList {...list} query={present({ ...filter, after })} works={mayWork(actor)} />;
}
