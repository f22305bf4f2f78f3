import { z } from "zod";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireActor } from "@/platform/session";
import { mayCorrect, mayEdit, mayMove } from "@/programme/enterprises/policy";
import { findEnterprise } from "@/programme/enterprises/queries";
import { EditScreen } from "@/programme/enterprises/screens/edit-screen";
import { isGone } from "@/programme/enterprises/workflow";

export default async function Page({ params }: PageProps<"/enterprises/[enterpriseId]/edit">) {
  const [{ enterpriseId }, actor] = await Promise.all([params, requireActor()]);
  if (!z.uuid().safeParse(enterpriseId).success) return notHere();
  const { enterprise, places } = await asActor(actor, async (ctx) => ({
    enterprise: await findEnterprise(ctx, enterpriseId),
    places: await placesOf(ctx),
  }));
  if (!enterprise || isGone(enterprise.status)) return notHere();
  const correct = mayCorrect(actor, enterprise);
  if (!correct && !mayEdit(actor, enterprise)) return notHere();
  const scope = correct
    ? // A checked firm that lies elsewhere has moved, which has a day of its own.
      mayMove(actor) && enterprise.status !== "checked"
      ? "city"
      : "county"
    : enterprise.status === "checked"
      ? "owner-checked"
      : "owner";
  return <EditScreen enterprise={enterprise} places={places} scope={scope} />;
}
