import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { env } from "@/platform/env";
import { TourScreen } from "@/programme/desks/screens/tour-screen";
import { tourRecords } from "@/programme/desks/tour/queries";

export async function generateMetadata() {
  return { title: (await getTranslations("desks"))("tour.title") };
}

/** In the demo alone: elsewhere there is no such page. */
export default async function Page() {
  if (env().PORTAL_MODE !== "demo") notFound();
  return <TourScreen records={await tourRecords()} />;
}
