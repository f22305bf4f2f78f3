import { hasDuty } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { listColleagues } from "@/programme/accounts/colleagues/queries";
import { claimWaits, listJoinRequests } from "@/programme/accounts/joining/queries";
import { pageQuery } from "@/programme/accounts/schema";
import { JoinScreen } from "@/programme/accounts/screens/join-screen";

/** A firm sees its people, its owner also those who ask, a member how to claim the account; a programme office
 * those who ask to join a firm without an owner, and those who claim one. */
export default async function Page({ searchParams }: PageProps<"/join">) {
  const [actor, search] = await Promise.all([requireActor(), searchParams]);
  const firm = actor.kind === "firm" && actor.enterpriseId !== null;
  const decides = firm ? actor.role === "owner" : hasDuty(actor, "programme_officer");
  if (!firm && !decides) return notHere();
  const view = await asActor(actor, async (ctx) => ({
    requests: decides ? await listJoinRequests(ctx) : [],
    colleagues: firm ? await listColleagues(ctx) : undefined,
    claim: firm && !decides ? { waits: await claimWaits(ctx) } : undefined,
    today: ctx.today,
  }));
  const { refused } = pageQuery.parse(search);
  return <JoinScreen {...view} decides={decides} refused={refused} />;
}
