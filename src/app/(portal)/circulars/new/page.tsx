import { randomUUID } from "node:crypto";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { countLiaisons } from "@/programme/clusters/liaisons/queries";
import { seesLiaisons } from "@/programme/clusters/policy";
import { findCluster } from "@/programme/clusters/queries";
import { CircularForm } from "@/programme/clusters/screens/circular-forms";

export default async function Page({ searchParams }: PageProps<"/circulars/new">) {
  const [actor, search] = await Promise.all([requireOfficial(), searchParams]);
  const asked = z.uuid().safeParse(search.cluster);
  if (!seesLiaisons(actor) || !asked.success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const cluster = await findCluster(ctx, asked.data, ctx.today);
    return cluster && { cluster, recipients: await countLiaisons(ctx, { clusterId: cluster.id }) };
  });
  if (!read || read.cluster.closedFrom) return notHere();
  return <CircularForm {...read} onceKey={randomUUID()} />;
}
