import { z } from "zod";
import { asActor } from "@/platform/database";
import { seeOther } from "@/platform/form-post";
import { nothingThere } from "@/platform/refused";
import { currentActor } from "@/platform/session";
import { adviceVisitPath } from "@/programme/visits/advice/paths";
import { findAdvice } from "@/programme/visits/advice/queries";

/** An advice stands on the page of its visit: where a notice of it leads. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/recommendations/[adviceId]">,
): Promise<Response> {
  const [{ adviceId }, actor] = await Promise.all([params, currentActor()]);
  if (actor.kind === "public") return seeOther("/sign-in");
  const found = z.uuid().safeParse(adviceId).success ? await asActor(actor, (ctx) => findAdvice(ctx, adviceId)) : null;
  return found ? seeOther(adviceVisitPath(found.visit.id)) : nothingThere(actor, request);
}
