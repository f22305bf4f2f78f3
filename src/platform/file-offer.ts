import { z } from "zod";
import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import { asActor, asSystem, type Ctx } from "./database";
import { fileAnswer, type StoredFile } from "./file-answer";
import { isSameOrigin, postedForm, seeOther } from "./form-post";
import { referenceFor } from "./log";
import { recordRefusal, subjectOf } from "./refused";
import { Damaged } from "./sealed-file";
import { sentenceFor } from "./sentences";
import { currentActor } from "./session";

/** How a kept file is given out over HTTP, whatever record it belongs to. */

export type FileOffer = {
  /** Name of the query in the trail of refusals. */
  readonly name: string;
  readonly fileId: string;
  /** Lets this person take it, and keeps the look in the trail. */
  readonly open: (
    ctx: Ctx,
    wanted: { readonly fileId: string; readonly purpose: string },
  ) => Promise<StoredFile & { readonly name: string }>;
};

const purposeInput = z.string().normalize("NFC").trim().max(300).catch("");

/**
 * A file that needs no reason: a firm's own, or what officials read among themselves. An address never says why, because a link elsewhere could
 * make somebody say what he didn't: whoever must, posts it.
 */
export async function fileByLink(request: Request, offer: FileOffer): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind === "public") return seeOther("/sign-in");
  return give(request, actor, "", offer);
}

/** One for which an official says why: by a form of this site, so that the purpose is his own and stands in no log of addresses. */
export async function fileByForm(request: Request, offer: FileOffer): Promise<Response> {
  const form = await postedForm(request);
  const actor = await currentActor();
  if (actor.kind === "public") return seeOther("/sign-in");
  if (!isSameOrigin(request)) return say("not-found", 404);
  return give(request, actor, purposeInput.parse(form?.get("purpose")), offer);
}

/** The act is on the trail before the first byte leaves, and every byte is verified before that: damage is told, never served. */
async function give(
  request: Request,
  actor: Actor,
  purpose: string,
  { name, fileId, open }: FileOffer,
): Promise<Response> {
  try {
    if (!z.uuid().safeParse(fileId).success) throw new Refusal("not-found");
    const file = await asActor(actor, (ctx) => open(ctx, { fileId, purpose }));
    return await fileAnswer(file, file.name);
  } catch (error) {
    if (error instanceof Refusal) {
      await recordRefusal(actor, name, error.code, subjectOf(new URL(request.url).pathname).subject);
      return say(error.code, error.code === "not-found" ? 404 : 422);
    }
    const reference = referenceFor(error, { handler: name, fileId });
    if (!(error instanceof Damaged)) return say("failed", 500, reference);
    await asSystem("evidence-check", async (ctx) =>
      ctx.record({
        act: "damage.evidence",
        outcome: "refused",
        subjectKind: "evidence",
        subjectId: fileId,
        detail: { reference },
      }),
    );
    return say("damaged", 500, reference);
  }
}

async function say(code: string, status: number, reference = ""): Promise<Response> {
  const sentence = await sentenceFor("evidence", "refusals", code, { reference });
  return new Response(sentence, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
