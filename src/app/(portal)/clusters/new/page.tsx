import { randomUUID } from "node:crypto";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { keepsClusters } from "@/programme/clusters/policy";
import { NewCluster } from "@/programme/clusters/screens/cluster-forms";

export default async function Page() {
  const actor = await requireOfficial();
  if (!keepsClusters(actor)) return notHere();
  const { divisions } = await asActor(actor, placesOf);
  return <NewCluster divisions={divisions} onceKey={randomUUID()} />;
}
