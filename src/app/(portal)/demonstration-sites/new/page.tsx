import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { asActor } from "@/platform/database";
import { notHere, requireFirm } from "@/platform/session";
import { contactPointOf } from "@/programme/contact-points/queries";
import { applyingRefusal, siteOf } from "@/programme/demonstration-sites/queries";
import { currentSheet } from "@/programme/demonstration-sites/score-sheets/queries";
import { ApplicationScreen } from "@/programme/demonstration-sites/screens/application-screen";

export default async function Page() {
  const actor = await requireFirm();
  const { enterpriseId } = actor;
  if (!enterpriseId) return notHere();
  const { refusal, sheet } = await asActor(actor, async (ctx) => ({
    refusal: await applyingRefusal(ctx, await contactPointOf(ctx, enterpriseId), await siteOf(ctx, enterpriseId)),
    sheet: await currentSheet(ctx),
  }));
  // The list says why it can't apply now.
  if (refusal) redirect("/demonstration-sites");
  return <ApplicationScreen mode="new" onceKey={randomUUID()} sheet={sheet} />;
}
