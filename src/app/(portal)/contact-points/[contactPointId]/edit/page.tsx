import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireFirm } from "@/platform/session";
import { checklistOf } from "@/programme/contact-points/checklists/queries";
import { findContactPoint } from "@/programme/contact-points/queries";
import { ApplicationScreen } from "@/programme/contact-points/screens/application-screen";

export default async function Page({ params }: PageProps<"/contact-points/[contactPointId]/edit">) {
  const [{ contactPointId }, actor] = await Promise.all([params, requireFirm()]);
  if (!z.uuid().safeParse(contactPointId).success) return notHere();
  const { point, items } = await asActor(actor, async (ctx) => {
    const found = await findContactPoint(ctx, contactPointId);
    return { point: found, items: found ? (await checklistOf(ctx, found.checklistId)).items : [] };
  });
  // Once it is active its people change one by one, each confirming by mail.
  if (!point || !["applied", "recommended", "returned"].includes(point.status)) return notHere();
  return point.status === "returned" ? (
    <ApplicationScreen mode="resubmit" point={point} items={items} />
  ) : (
    <ApplicationScreen mode="people" point={point} />
  );
}
