import { cookies } from "next/headers";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { isSameOrigin, postedForm, seeOther } from "@/platform/form-post";
import { tellDone } from "@/platform/just-done";
import { currentActor, sessionCookie } from "@/platform/session";
import { chooseLanguage } from "@/programme/accounts/commands";
import { accountPath, returnPath } from "@/programme/accounts/paths";
import { LOCALES } from "@/programme/accounts/schema";

const YEAR = 365 * 24 * 3600;
const chosen = z.object({
  locale: z.enum(LOCALES).optional().catch(undefined),
  elder: z.enum(["on", "off"]).optional().catch(undefined),
  returnTo: z.string().optional().catch(undefined),
});

/** The switches in the head of every page: language and 长者模式, kept in cookies; a plain form, so that both work without a script. Another site's chooses nothing. */
export async function POST(request: Request): Promise<Response> {
  const form = isSameOrigin(request) ? await postedForm(request) : undefined;
  const { locale, elder, returnTo } = chosen.parse(Object.fromEntries(form ?? []));
  const jar = await cookies();
  const kept = { path: "/", maxAge: YEAR, httpOnly: true, sameSite: "lax", secure: sessionCookie().secure } as const;
  if (elder) jar.set("elder", elder, kept);
  if (locale) {
    jar.set("locale", locale, kept);
    const actor = await currentActor();
    if (actor.kind === "firm" || actor.kind === "official") await asActor(actor, (ctx) => chooseLanguage(ctx, locale));
  }
  const to = returnPath(returnTo);
  // Everywhere else that the page is in the other language says it.
  if (locale && to === accountPath) await tellDone(to, "accounts.done.language-chosen");
  return seeOther(to);
}
