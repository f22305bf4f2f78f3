import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { findSelf, listOwnTrail, listSessions } from "@/programme/accounts/queries";
import { AccountScreen } from "@/programme/accounts/screens/account-screen";

export default async function Page() {
  const actor = await requireActor();
  const view = await asActor(actor, async (ctx) => ({
    self: await findSelf(ctx),
    sessions: await listSessions(ctx),
    entries: (await listOwnTrail(ctx, { doors: true, take: 10 })).rows,
    today: ctx.today,
  }));
  if (!view.self) return notHere();
  return <AccountScreen {...view} self={view.self} />;
}
