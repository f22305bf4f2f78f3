import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireFirm } from "@/platform/session";
import { intakeOf, shutRefusal } from "@/programme/calls/queries";
import { currentChecklist } from "@/programme/contact-points/checklists/queries";
import { applyingRefusal, contactPointOf } from "@/programme/contact-points/queries";
import { ApplicationScreen } from "@/programme/contact-points/screens/application-screen";
import { findEnterprise } from "@/programme/enterprises/queries";

export default async function Page() {
  const actor = await requireFirm();
  const { enterpriseId } = actor;
  if (!enterpriseId) return notHere();
  const { enterprise, point, places, items, shut } = await asActor(actor, async (ctx) => ({
    enterprise: await findEnterprise(ctx, enterpriseId),
    point: await contactPointOf(ctx, enterpriseId),
    places: await placesOf(ctx),
    items: (await currentChecklist(ctx)).items,
    shut: shutRefusal(await intakeOf(ctx, "contact-point")),
  }));
  if (!enterprise) return notHere();
  // The list says why it can't apply now.
  if (shut || applyingRefusal(enterprise, point)) redirect("/contact-points");
  return (
    <ApplicationScreen
      mode="new"
      onceKey={randomUUID()}
      contact={enterprise}
      divisionCode={enterprise.divisionCode}
      places={places}
      items={items}
    />
  );
}
