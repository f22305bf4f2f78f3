import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { requireActor } from "@/platform/session";
import { listOwnTrail } from "@/programme/accounts/queries";
import { pageQuery } from "@/programme/accounts/schema";
import { OwnTrailScreen } from "@/programme/accounts/screens/own-trail";
import { NotHeeded } from "@/ui/address-notes";

export default async function Page({ searchParams }: PageProps<"/account/trail">) {
  const [actor, search] = await Promise.all([requireActor(), searchParams]);
  const { after } = pageQuery.parse(search);
  const view = await asActor(actor, async (ctx) => ({
    ...(await listOwnTrail(ctx, { after, take: 50 })),
    today: ctx.today,
  }));
  return (
    <>
      <NotHeeded parts={unheeded(search, {})} search={search} />
      <OwnTrailScreen {...view} />
    </>
  );
}
