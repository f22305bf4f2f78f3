import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { keepsClusters } from "@/programme/clusters/policy";
import { findCluster } from "@/programme/clusters/queries";
import { CloseClusterScreen } from "@/programme/clusters/screens/closure-screens";

/** Where the coordinator closes a block economy. */
export default async function Page({ params }: PageProps<"/clusters/[clusterId]/close">) {
  const [{ clusterId }, actor] = await Promise.all([params, requireOfficial()]);
  if (!keepsClusters(actor) || !z.uuid().safeParse(clusterId).success) return notHere();
  const read = await asActor(actor, async (ctx) => ({
    cluster: await findCluster(ctx, clusterId, ctx.today),
    today: ctx.today,
  }));
  if (!read.cluster || read.cluster.closedFrom) return notHere();
  return <CloseClusterScreen cluster={read.cluster} today={read.today} />;
}
