import { asActor } from "@/platform/database";
import { isSameOrigin, seeOther } from "@/platform/form-post";
import { tellDone } from "@/platform/just-done";
import { currentActor, dropSession } from "@/platform/session";
import { endSession } from "@/programme/accounts/commands";
import { signInPath } from "@/programme/accounts/paths";

/**
 * A plain form posts here, so that signing out needs no script. Another site's can't post in a person's name, for the cookie is SameSite; but
 * the answer would make his browser forget it all the same.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return seeOther("/account");
  const actor = await currentActor();
  if ((actor.kind === "firm" || actor.kind === "official") && actor.sessionId) {
    const { sessionId } = actor;
    await asActor(actor, (ctx) => endSession(ctx, { sessionId }));
  }
  await dropSession();
  await tellDone(signInPath(), "accounts.done.signed-out");
  return seeOther(signInPath());
}
