import { z } from "zod";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { keepsStations } from "@/programme/guidance-stations/policy";
import { findStation } from "@/programme/guidance-stations/queries";
import { EditStation } from "@/programme/guidance-stations/screens/station-forms";
import { choosable } from "@/ui/names";

export default async function Page({ params }: PageProps<"/guidance-stations/[stationId]/edit">) {
  const [{ stationId }, actor] = await Promise.all([params, requireOfficial()]);
  if (!z.uuid().safeParse(stationId).success) return notHere();
  const { station, places } = await asActor(actor, async (ctx) => ({
    station: await findStation(ctx, stationId),
    places: await placesOf(ctx),
  }));
  if (!station || station.closedOn || !keepsStations(actor, station.divisionCode)) return notHere();
  const served = new Set(station.clusters.map(({ id }) => id));
  return (
    <EditStation
      station={station}
      clusters={choosable(places.clusters, ...served).filter(
        ({ id, divisionCode }) => divisionCode === station.divisionCode || served.has(id),
      )}
    />
  );
}
