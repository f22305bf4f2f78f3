import { randomUUID } from "node:crypto";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { keepsClusters } from "@/programme/clusters/policy";
import { PlacePicked } from "@/programme/clusters/screens/member-screens";
import { enterprisesNamed } from "@/programme/enterprises/queries";
import { choosable } from "@/ui/names";

/** Rows that one batch takes. */
const MOST = 100;

/** Firms ticked in the register are placed in a cluster. */
export default async function Page({ searchParams }: PageProps<"/clusters/place">) {
  const [actor, search] = await Promise.all([requireOfficial(), searchParams]);
  if (!keepsClusters(actor)) return notHere();
  const picked = [search["picked[]"] ?? []].flat().filter((id) => z.uuid().safeParse(id).success);
  const read = await asActor(actor, async (ctx) => ({
    firms: await enterprisesNamed(ctx, picked.slice(0, MOST)),
    clusters: choosable((await placesOf(ctx)).clusters),
  }));
  return <PlacePicked {...read} onceKey={randomUUID()} />;
}
