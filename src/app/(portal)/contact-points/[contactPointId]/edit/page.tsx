import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireFirm } from "@/platform/session";
import { findContactPoint } from "@/programme/contact-points/queries";
import { ApplicationScreen } from "@/programme/contact-points/screens/application-screen";

export default async function Page({ params }: PageProps<"/contact-points/[contactPointId]/edit">) {
  const [{ contactPointId }, actor] = await Promise.all([params, requireFirm()]);
  if (!z.uuid().safeParse(contactPointId).success) return notHere();
  const point = await asActor(actor, (ctx) => findContactPoint(ctx, contactPointId));
  // Once it is active its people change one by one, each confirming by mail.
  if (!point || !["applied", "recommended", "returned"].includes(point.status)) return notHere();
  return <ApplicationScreen mode={point.status === "returned" ? "resubmit" : "people"} point={point} />;
}
