import { randomUUID } from "node:crypto";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { keepsClusters } from "@/programme/clusters/policy";
import { findCluster } from "@/programme/clusters/queries";
import { PlaceMembers } from "@/programme/clusters/screens/member-screens";

export default async function Page({ params }: PageProps<"/clusters/[clusterId]/members/place">) {
  const [{ clusterId }, actor] = await Promise.all([params, requireOfficial()]);
  if (!keepsClusters(actor) || !z.uuid().safeParse(clusterId).success) return notHere();
  const cluster = await asActor(actor, (ctx) => findCluster(ctx, clusterId, ctx.today));
  if (!cluster || cluster.closedFrom) return notHere();
  return <PlaceMembers cluster={cluster} onceKey={randomUUID()} />;
}
