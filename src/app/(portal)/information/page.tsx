import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded } from "@/platform/places";
import { currentActor } from "@/platform/session";
import { mayWork } from "@/programme/information-centre/articles/policy";
import { informationAddress } from "@/programme/information-centre/articles/schema";
import { listPublished } from "@/programme/information-centre/published/queries";
import { InformationList } from "@/programme/information-centre/screens/information-list";
import { NotHeeded } from "@/ui/address-notes";

/** The information centre: what is published, for everybody. */
export default async function Page({ searchParams }: PageProps<"/information">) {
  const [actor, search] = await Promise.all([currentActor(), searchParams]);
  const after = typeof search.after === "string" ? search.after : undefined;
  const { filter, unheeded, list } = await asActor(actor, async (ctx) => {
    const asked = await heeded(ctx, search, informationAddress.parse(search));
    return { ...asked, list: await listPublished(ctx, asked.filter, after) };
  });
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <InformationList {...list} query={present({ ...filter, after })} works={mayWork(actor)} />
    </>
  );
}
