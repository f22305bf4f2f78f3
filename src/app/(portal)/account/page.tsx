import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { findSelf, listOwnTrail, listSessions } from "@/programme/accounts/queries";
import { pageQuery } from "@/programme/accounts/schema";
import { AccountScreen } from "@/programme/accounts/screens/account-screen";

export default async function Page({ searchParams }: PageProps<"/account">) {
  const [actor, search] = await Promise.all([requireActor(), searchParams]);
  const view = await asActor(actor, async (ctx) => ({
    self: await findSelf(ctx),
    sessions: await listSessions(ctx),
    entries: (await listOwnTrail(ctx, { doors: true, take: 10 })).rows,
    today: ctx.today,
  }));
  if (!view.self) return notHere();
  return <AccountScreen {...view} self={view.self} told={pageQuery.parse(search).told} />;
}
