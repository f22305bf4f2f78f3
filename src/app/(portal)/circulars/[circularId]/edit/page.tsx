import { randomUUID } from "node:crypto";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { findCircular } from "@/programme/clusters/circulars/queries";
import { countLiaisons } from "@/programme/clusters/liaisons/queries";
import { findCluster } from "@/programme/clusters/queries";
import { CircularForm } from "@/programme/clusters/screens/circular-forms";
import { lateOrNotHere } from "../../../late-or-not-here";

export default async function Page({ params }: PageProps<"/circulars/[circularId]/edit">) {
  const [{ circularId }, actor] = await Promise.all([params, requireOfficial()]);
  if (!z.uuid().safeParse(circularId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const draft = await findCircular(ctx, circularId);
    const cluster = draft?.draft ? await findCluster(ctx, draft.clusterId, ctx.today) : null;
    return draft && cluster
      ? { draft, cluster, recipients: await countLiaisons(ctx, { clusterId: cluster.id }) }
      : null;
  });
  if (!read) return lateOrNotHere();
  return <CircularForm {...read} onceKey={randomUUID()} />;
}
