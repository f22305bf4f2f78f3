import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { keepsClusters } from "@/programme/clusters/policy";
import { findCluster } from "@/programme/clusters/queries";
import { ReopenClusterScreen } from "@/programme/clusters/screens/closure-screens";

/** Where the coordinator reopens a block economy. */
export default async function Page({ params }: PageProps<"/clusters/[clusterId]/reopen">) {
  const [{ clusterId }, actor] = await Promise.all([params, requireOfficial()]);
  if (!keepsClusters(actor) || !z.uuid().safeParse(clusterId).success) return notHere();
  const read = await asActor(actor, async (ctx) => ({
    cluster: await findCluster(ctx, clusterId, ctx.today),
    today: ctx.today,
  }));
  if (!read.cluster?.closedFrom) return notHere();
  return <ReopenClusterScreen cluster={read.cluster} today={read.today} />;
}
