import { z } from "zod";
import { present, unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireActor } from "@/platform/session";
import { readCircular } from "@/programme/clusters/circulars/commands";
import { findCircular, listReaders, recipientsOf } from "@/programme/clusters/circulars/queries";
import { readerAddress } from "@/programme/clusters/circulars/schema";
import { mayExport } from "@/programme/clusters/policy";
import { CircularScreen, DiscardCircular } from "@/programme/clusters/screens/circular-screen";
import { NotHeeded } from "@/ui/address-notes";
import { CameLate, lateOrNotHere } from "../../late-or-not-here";

/** One circular. A firm that opens it has read it. */
export default async function Page({ params, searchParams }: PageProps<"/circulars/[circularId]">) {
  const [{ circularId }, search, actor] = await Promise.all([params, searchParams, requireActor()]);
  if (!z.uuid().safeParse(circularId).success) return notHere();
  const asked = readerAddress.parse(search);
  const query = present(asked);
  const after = z.uuid().optional().catch(undefined).parse(search.after);
  const read = await asActor(actor, async (ctx) => {
    const circular = await findCircular(ctx, circularId);
    if (!circular) return null;
    await readCircular(ctx, circularId);
    const { clusters } = await placesOf(ctx);
    const goesTo = circular.draft ? await recipientsOf(ctx, circular.clusterId) : null;
    return {
      circular,
      cluster: clusters.find(({ id }) => id === circular.clusterId),
      recipients: goesTo && { n: goesTo.liaisons.length, fingerprint: goesTo.fingerprint },
      readers: actor.kind === "firm" ? null : await listReaders(ctx, { circularId, ...query }, after),
      today: ctx.today,
    };
  });
  if (!read) return lateOrNotHere();
  const step = search.step === "discard" ? search.step : undefined;
  if (step && read.circular.draft) return <DiscardCircular circular={read.circular} />;
  return (
    <>
      {read.circular.draft ? null : <CameLate />}
      <NotHeeded parts={unheeded(search, { ...(read.readers && asked), step })} search={search} />
      <CircularScreen {...read} query={present({ ...query, after })} exports={mayExport(actor)} />
    </>
  );
}
