import { z } from "zod";
import { isMarketRegulator } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { findMember } from "@/programme/clusters/members/queries";
import { keepsClusters } from "@/programme/clusters/policy";
import { findCluster } from "@/programme/clusters/queries";
import { MemberScreen } from "@/programme/clusters/screens/member-screens";

const address = z.object({ clusterId: z.uuid(), enterpriseId: z.uuid() });

/** One firm of a cluster. */
export default async function Page({ params }: PageProps<"/clusters/[clusterId]/members/[enterpriseId]">) {
  const [asked, actor] = await Promise.all([params, requireOfficial()]);
  const parsed = address.safeParse(asked);
  if (!parsed.success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const member = await findMember(ctx, parsed.data);
    const cluster = member && (await findCluster(ctx, parsed.data.clusterId, ctx.today));
    if (!cluster) return null;
    const { divisions } = await placesOf(ctx);
    return { cluster, member, division: divisions.find(({ code }) => code === member.divisionCode), today: ctx.today };
  });
  if (!read) return notHere();
  return <MemberScreen {...read} keeps={keepsClusters(actor)} opens={isMarketRegulator(actor)} />;
}
