import { getLocale, getTranslations } from "next-intl/server";
import { Refusal } from "@/kernel/refusal";
import { asActor } from "@/platform/database";
import { isSameOrigin, keptPage, postedForm, seeOther } from "@/platform/form-post";
import { keyOf, once } from "@/platform/once";
import { recordRefusal } from "@/platform/refused";
import { sentenceFor } from "@/platform/sentences";
import { currentActor, notHere } from "@/platform/session";
import { startDraft } from "@/programme/complaints/draft/commands";
import { complaintPath, complaintsPath, startPath } from "@/programme/complaints/paths";

/** Begins a draft, once for the form's key. */
export async function POST(request: Request): Promise<Response> {
  const form = await postedForm(request);
  const actor = await currentActor();
  if (actor.kind === "public") return seeOther(`/sign-in?next=${encodeURIComponent(startPath)}`);
  if (actor.kind !== "firm") return notHere();
  if (!isSameOrigin(request)) return seeOther(startPath);
  try {
    const { complaintId } = await asActor(actor, (ctx) =>
      once(ctx, "startDraft", form && keyOf(form), () => startDraft(ctx)),
    );
    return seeOther(complaintPath(complaintId));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await recordRefusal(actor, "startDraft", error.code);
    const t = await getTranslations("complaints");
    return keptPage(request, {
      status: 409,
      locale: await getLocale(),
      title: t("kept.start"),
      sentences: [await sentenceFor("complaints", "refusals", error.code, error.params)],
      link: { href: complaintsPath(), label: t("title") },
      fields: [],
    });
  }
}

export async function GET(): Promise<Response> {
  return seeOther(startPath);
}
