import { env } from "@/platform/env";
import { currentActor, notHere } from "@/platform/session";
import { TourScreen } from "@/programme/desks/screens/tour-screen";
import { tourAccount, tourRecords } from "@/programme/desks/tour/queries";

/** In the demo alone: elsewhere there is no such page. */
export default async function Page() {
  if (env().PORTAL_MODE !== "demo") return notHere();
  const [records, account] = await Promise.all([tourRecords(), currentActor().then(tourAccount)]);
  return <TourScreen records={records} account={account} />;
}
