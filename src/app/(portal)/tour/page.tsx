import { notFound } from "next/navigation";
import { env } from "@/platform/env";
import { TourScreen } from "@/programme/desks/screens/tour-screen";
import { tourRecords } from "@/programme/desks/tour/queries";

/** In the demo alone: elsewhere there is no such page. */
export default async function Page() {
  if (env().PORTAL_MODE !== "demo") notFound();
  return <TourScreen records={await tourRecords()} />;
}
