import { z } from "zod";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { keepsStations } from "@/programme/guidance-stations/policy";
import { countAccounts, findStation, openClusters } from "@/programme/guidance-stations/queries";
import { CloseStation, StationScreen } from "@/programme/guidance-stations/screens/station-screen";

export default async function Page({ params, searchParams }: PageProps<"/guidance-stations/[stationId]">) {
  const [{ stationId }, search, actor] = await Promise.all([params, searchParams, requireOfficial()]);
  if (!z.uuid().safeParse(stationId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const station = await findStation(ctx, stationId);
    if (!station) return null;
    const { divisions } = await placesOf(ctx);
    return {
      station,
      openClusters: await openClusters(ctx),
      accounts: await countAccounts(ctx, station.departmentId),
      division: divisions.find(({ code }) => code === station.divisionCode),
    };
  });
  if (!read) return notHere();
  const keeps = keepsStations(actor, read.station.divisionCode);
  if (search.step === "close" && keeps && !read.station.closedOn) return <CloseStation station={read.station} />;
  return <StationScreen {...read} keeps={keeps} />;
}
