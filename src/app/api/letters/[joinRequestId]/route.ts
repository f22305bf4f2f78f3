import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { Refusal } from "@/kernel/refusal";
import { asActor } from "@/platform/database";
import { fileAnswer } from "@/platform/file-answer";
import { seeOther } from "@/platform/form-post";
import { referenceFor } from "@/platform/log";
import { recordRefusal, subjectOf } from "@/platform/refused";
import { currentActor } from "@/platform/session";
import { openLetter } from "@/programme/accounts/letters/commands";

export const dynamic = "force-dynamic";

/** A letter of authority, for whoever decides the request. The look is on the trail before the first byte leaves. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ joinRequestId: string }> },
): Promise<Response> {
  const { joinRequestId } = await params;
  const actor = await currentActor();
  if (actor.kind === "public") return seeOther("/sign-in");
  const t = await getTranslations("accounts");
  try {
    if (!z.uuid().safeParse(joinRequestId).success) throw new Refusal("not-found");
    const letter = await asActor(actor, (ctx) => openLetter(ctx, joinRequestId));
    return await fileAnswer(letter, `${t("join.letterFile")}.${letter.mediaType.split("/")[1]}`);
  } catch (error) {
    const refused = error instanceof Refusal;
    if (refused) await recordRefusal(actor, "openLetter", error.code, subjectOf(new URL(request.url).pathname).subject);
    else referenceFor(error, { handler: "openLetter" });
    return new Response(t(refused ? "refusals.letter-gone" : "refusals.letter-damaged"), {
      status: refused ? 404 : 500,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  }
}
