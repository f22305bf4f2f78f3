import { z } from "zod";
import { asActor } from "@/platform/database";
import { seeOther } from "@/platform/form-post";
import { nothingThere } from "@/platform/refused";
import { currentActor } from "@/platform/session";
import { findContactChange } from "@/programme/contact-points/liaisons/queries";
import { contactPointPath } from "@/programme/contact-points/paths";

/** A change of leader or liaison stands on the page of its point: where a notice of it leads. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/contact-points/changes/[changeId]">,
): Promise<Response> {
  const [{ changeId }, actor] = await Promise.all([params, currentActor()]);
  if (actor.kind === "public") return seeOther("/sign-in");
  const found = z.uuid().safeParse(changeId).success
    ? await asActor(actor, (ctx) => findContactChange(ctx, changeId))
    : null;
  return found ? seeOther(contactPointPath(found.contactPointId)) : nothingThere(actor, request);
}
