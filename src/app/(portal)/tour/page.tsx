import { env } from "@/platform/env";
import { notHere } from "@/platform/session";
import { TourScreen } from "@/programme/desks/screens/tour-screen";
import { tourRecords } from "@/programme/desks/tour/queries";

/** In the demo alone: elsewhere there is no such page. */
export default async function Page() {
  if (env().PORTAL_MODE !== "demo") return notHere();
  return <TourScreen records={await tourRecords()} />;
}
