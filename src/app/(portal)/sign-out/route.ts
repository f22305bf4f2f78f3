import { asActor } from "@/platform/database";
import { currentActor, dropSession } from "@/platform/session";
import { endSession } from "@/programme/accounts/commands";
import { signInPath } from "@/programme/accounts/paths";

/** A plain form posts here, so that signing out needs no script. The cookie is SameSite, so no other site can post in a person's name. */
export async function POST(): Promise<Response> {
  const actor = await currentActor();
  if ((actor.kind === "firm" || actor.kind === "official") && actor.sessionId) {
    const { sessionId } = actor;
    await asActor(actor, (ctx) => endSession(ctx, { sessionId }));
  }
  await dropSession();
  return new Response(null, { status: 303, headers: { Location: signInPath({ told: "signed-out" }) } });
}
