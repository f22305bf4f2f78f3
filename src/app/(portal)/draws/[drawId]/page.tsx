import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere } from "@/platform/session";
import { findSettings } from "@/programme/settings/queries";
import { PublicDrawScreen } from "@/programme/visits/draws/screens/public-draws";
import { publicDraws, publicResult } from "@/programme/visits/published-draws/queries";

/** One draw, the same for whoever asks. */
export default async function Page({ params }: PageProps<"/draws/[drawId]">) {
  const { drawId } = await params;
  if (!z.uuid().safeParse(drawId).success) return notHere();
  const read = await asActor({ kind: "public" }, async (ctx) => {
    const [draw] = await publicDraws(ctx, drawId);
    if (!draw) return null;
    return { draw, result: await publicResult(ctx, drawId), names: (await findSettings(ctx)).drawnFirmsPublic };
  });
  if (!read) return notHere();
  return <PublicDrawScreen {...read} />;
}
