import { Overtaken, Refusal } from "@/kernel/refusal";
import { asActor } from "@/platform/database";
import { isSameOrigin, postedForm, seeOther } from "@/platform/form-post";
import { keyOf, once } from "@/platform/once";
import { recordRefusal, subjectOf } from "@/platform/refused";
import { currentActor, notHere } from "@/platform/session";
import { submitComplaint } from "@/programme/complaints/draft/commands";
import { submitInput } from "@/programme/complaints/draft/schema";
import { draftPath } from "@/programme/complaints/paths";

type Context = { readonly params: Promise<{ complaintId: string }> };

/** Submits a complaint once, however often it is pressed, and leads to its receipt; else back to the check page, which says what is missing. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { complaintId } = await params;
  const form = await postedForm(request);
  const input = submitInput.safeParse({ complaintId, version: form?.get("version") });
  if (!input.success) return notHere();
  const check = draftPath(complaintId, "check");
  const actor = await currentActor();
  if (actor.kind === "public") return seeOther(`/sign-in?next=${encodeURIComponent(check)}`);
  if (!isSameOrigin(request)) return seeOther(check);
  try {
    await asActor(actor, (ctx) =>
      once(ctx, "submitComplaint", form && keyOf(form), () => submitComplaint(ctx, input.data)),
    );
    return seeOther(draftPath(complaintId, "receipt"));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await recordRefusal(actor, "submitComplaint", error.code, subjectOf(new URL(request.url).pathname).subject);
    if (error.code === "not-found") return notHere();
    // Whoever was faster may have submitted it, or changed it: the check page knows, and leads on to the receipt.
    return seeOther(`${check}?refused=${error instanceof Overtaken ? "overtaken" : "incomplete"}`);
  }
}
