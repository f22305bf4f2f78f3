import { randomUUID } from "node:crypto";
import { notFound } from "next/navigation";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { requireOfficial } from "@/platform/session";
import { keepsClusters } from "@/programme/clusters/policy";
import { NewCluster } from "@/programme/clusters/screens/cluster-forms";

export default async function Page() {
  const actor = await requireOfficial();
  if (!keepsClusters(actor)) notFound();
  const { divisions } = await asActor(actor, placesOf);
  return <NewCluster divisions={divisions} onceKey={randomUUID()} />;
}
