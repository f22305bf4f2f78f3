import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { requireOfficial } from "@/platform/session";
import { keepsStations } from "@/programme/guidance-stations/policy";
import { listStations, openClusters } from "@/programme/guidance-stations/queries";
import { StationList } from "@/programme/guidance-stations/screens/station-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("guidanceStations"))("title") };
}

export default async function Page() {
  const actor = await requireOfficial();
  const read = await asActor(actor, async (ctx) => ({
    rows: await listStations(ctx),
    openClusters: await openClusters(ctx),
    divisions: (await placesOf(ctx)).divisions,
  }));
  return <StationList {...read} keeps={keepsStations(actor)} />;
}
