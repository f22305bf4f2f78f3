import { cookies } from "next/headers";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { currentActor, sessionCookie } from "@/platform/session";
import { chooseLanguage } from "@/programme/accounts/commands";
import { returnPath } from "@/programme/accounts/paths";
import { LOCALES } from "@/programme/accounts/schema";

const YEAR = 365 * 24 * 3600;
const chosen = z.object({
  locale: z.enum(LOCALES).optional().catch(undefined),
  elder: z.enum(["on", "off"]).optional().catch(undefined),
  returnTo: z.string().optional().catch(undefined),
});

/** The switches in the head of every page: language and 长者模式, kept in cookies; a plain form, so that both work without a script. */
export async function POST(request: Request): Promise<Response> {
  const { locale, elder, returnTo } = chosen.parse(Object.fromEntries(await request.formData()));
  const jar = await cookies();
  const kept = { path: "/", maxAge: YEAR, httpOnly: true, sameSite: "lax", secure: sessionCookie().secure } as const;
  if (elder) jar.set("elder", elder, kept);
  if (locale) {
    jar.set("locale", locale, kept);
    const actor = await currentActor();
    if (actor.kind === "firm" || actor.kind === "official") await asActor(actor, (ctx) => chooseLanguage(ctx, locale));
  }
  return new Response(null, { status: 303, headers: { Location: returnPath(returnTo) } });
}
