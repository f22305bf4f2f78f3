import { z } from "zod";
import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import { recordRefusal, sentenceFor } from "@/platform/action";
import { asActor, asSystem } from "@/platform/database";
import { fileAnswer } from "@/platform/file-answer";
import { isSameOrigin, postedForm, seeOther } from "@/platform/form-post";
import { referenceFor } from "@/platform/log";
import { Damaged } from "@/platform/sealed-file";
import { currentActor } from "@/platform/session";
import { openDownload } from "@/programme/evidence/queries";

export const dynamic = "force-dynamic";

type Context = { readonly params: Promise<{ evidenceId: string }> };
const purposeInput = z.string().normalize("NFC").trim().max(300).catch("");

/** A firm's own file. An official must say why, in `purpose`; a form posts it, so that it stands in no log of addresses. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { evidenceId } = await params;
  const actor = await currentActor();
  if (actor.kind === "public") return seeOther("/sign-in");
  return give(actor, { evidenceId, purpose: purposeInput.parse(new URL(request.url).searchParams.get("purpose")) });
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { evidenceId } = await params;
  const form = await postedForm(request);
  const actor = await currentActor();
  if (actor.kind === "public") return seeOther("/sign-in");
  if (!isSameOrigin(request)) return say("not-found", 404);
  return give(actor, { evidenceId, purpose: purposeInput.parse(form?.get("purpose")) });
}

type Wanted = { readonly evidenceId: string; readonly purpose: string };

/** The act is on the trail before the first byte leaves, and every byte is verified before that: damage is told, never served. */
async function give(actor: Actor, { evidenceId, purpose }: Wanted): Promise<Response> {
  try {
    if (!z.uuid().safeParse(evidenceId).success) throw new Refusal("not-found");
    const file = await asActor(actor, (ctx) => openDownload(ctx, { evidenceId, purpose }));
    return await fileAnswer(file, file.name);
  } catch (error) {
    if (error instanceof Refusal) {
      await recordRefusal(actor, "openDownload", error.code);
      return say(error.code, error.code === "not-found" ? 404 : 422);
    }
    const reference = referenceFor(error, { handler: "openDownload", evidenceId });
    if (!(error instanceof Damaged)) return say("failed", 500, reference);
    await asSystem("evidence-check", async (ctx) =>
      ctx.record({
        act: "damage.evidence",
        outcome: "refused",
        subjectKind: "evidence",
        subjectId: evidenceId,
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
