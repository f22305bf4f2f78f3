import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import type { Actor } from "@/kernel/actor";
import { Overtaken, Refusal } from "@/kernel/refusal";
import { now } from "@/platform/clock";
import { asActor } from "@/platform/database";
import { asksForJson, isSameOrigin, keptPage, postedForm, seeOther } from "@/platform/form-post";
import { referenceFor } from "@/platform/log";
import { nothingThere, recordRefusal, subjectOf } from "@/platform/refused";
import { currentActor } from "@/platform/session";
import { typedIn } from "@/programme/complaints/answers/schema";
import { savePage } from "@/programme/complaints/draft/commands";
import { findDraft } from "@/programme/complaints/draft/queries";
import { DRAFT_PAGES, type DraftPage, fieldsOf, isTooLong, savePageInput } from "@/programme/complaints/draft/schema";
import { complaintPath, draftPath } from "@/programme/complaints/paths";
import { removeEvidence } from "@/programme/evidence/commands";
import { clockTime } from "@/ui/format";

type Context = { readonly params: Promise<{ complaintId: string; page: string }> };
type Place = { readonly complaintId: string; readonly page: DraftPage };
type Failure = "signed-out" | "overtaken" | "submitted" | "not-found" | "foreign" | "failed" | "too-large" | "unread";
const STATUS: Readonly<Record<Failure, number>> = {
  "signed-out": 401,
  foreign: 403,
  "not-found": 404,
  "too-large": 413,
  unread: 413,
  overtaken: 409,
  submitted: 409,
  failed: 500,
};

/** What still comes back to whoever typed it, in bytes; of more, his browser alone has it. */
const MOST_SHOWN = 20_000_000;

/**
 * Saves a page as it was typed and leads on. The address never changes with a build and needs no script. Whatever goes wrong, the
 * answer holds what was typed; to the script that saves while somebody types, it is a status and no page.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { complaintId, page: name } = await params;
  const page = z.enum(DRAFT_PAGES).safeParse(name).data;
  const form = await postedForm(request, MOST_SHOWN);
  const actor = await currentActor();
  if (!page || !z.uuid().safeParse(complaintId).success) return nothingThere(actor, request);
  const place = { complaintId, page };
  if (!form) return kept(request, { ...place, form: new FormData(), why: "unread" });
  if (!isSameOrigin(request)) return kept(request, { ...place, form, why: "foreign" });
  if (actor.kind === "public") return kept(request, { ...place, form, why: "signed-out" });
  try {
    const removed = page === "evidence" && z.uuid().safeParse(form.get("remove")).data;
    if (removed) {
      await asActor(actor, (ctx) => removeEvidence(ctx, { evidenceId: removed }));
      return seeOther(draftPath(complaintId, page));
    }
    return await save(request, { ...place, form, actor });
  } catch (error) {
    if (!(error instanceof Refusal))
      return kept(request, { ...place, form, why: "failed", reference: referenceFor(error, { handler: "savePage" }) });
    await recordRefusal(actor, "savePage", error.code, subjectOf(new URL(request.url).pathname).subject);
    if (!(error instanceof Overtaken))
      return kept(request, { ...place, form, why: error.code === "submitted" ? "submitted" : "not-found" });
    const draft = await asActor(actor, (ctx) => findDraft(ctx, complaintId));
    form.set("_revision", String(draft?.content.answers[page]?.revision ?? 0)); // sent again, it knowingly replaces the newer one
    return kept(request, { ...place, form, why: "overtaken" });
  }
}

async function save(
  request: Request,
  { complaintId, page, form, actor }: Place & { readonly form: FormData; readonly actor: Actor },
): Promise<Response> {
  const input = savePageInput.safeParse({
    complaintId,
    page,
    revision: form.get("_revision"),
    form: form.get("_form"),
    values: typedIn(page, form),
  });
  if (!input.success)
    return kept(request, { complaintId, page, form, why: isTooLong(form.values()) ? "too-large" : "not-found" });
  const faults = await asActor(actor, (ctx) => savePage(ctx, input.data));
  if (asksForJson(request))
    return Response.json(
      { saved: clockTime(now()), faults: faults.length },
      { headers: { "cache-control": "no-store" } },
    );
  if (form.get("_then") === "tasks") return seeOther(complaintPath(complaintId));
  const fromCheck = form.get("_from") === "check";
  if (faults.length > 0) return seeOther(`${draftPath(complaintId, page)}?check=1${fromCheck ? "&from=check" : ""}`);
  const next = DRAFT_PAGES[DRAFT_PAGES.indexOf(page) + 1];
  return seeOther(draftPath(complaintId, fromCheck || !next ? "check" : next));
}

type Kept = Place & { readonly form: FormData; readonly why: Failure; readonly reference?: string };

async function kept(request: Request, { complaintId, page, form, why, reference = "" }: Kept): Promise<Response> {
  const status = STATUS[why];
  if (asksForJson(request)) return Response.json({ why }, { status, headers: { "cache-control": "no-store" } });
  const t = await getTranslations("complaints");
  const shown = new Set(
    fieldsOf(page).flatMap(({ name, kind }) => (kind === "text" || kind === "sealed" ? [name] : [])),
  );
  const how = why === "signed-out" ? [t("kept.signedOutHow")] : why === "overtaken" ? [t("kept.overtakenHow")] : [];
  return keptPage(request, {
    status,
    locale: await getLocale(),
    title: t("kept.title"),
    sentences: [t(`kept.${why}`, { reference }), ...how],
    ...(why === "signed-out" ? { link: { href: "/sign-in", label: t("form.signIn") } } : {}),
    ...(why === "overtaken" ? { link: { href: draftPath(complaintId, page), label: t("kept.seeNew") } } : {}),
    ...(why === "submitted" ? { link: { href: complaintPath(complaintId), label: t("track.history") } } : {}),
    ...(why === "submitted" || why === "unread" ? {} : { again: t("kept.again") }),
    fields: [...form].flatMap(([name, value]) =>
      typeof value === "string" ? [{ name, value, label: shown.has(name) ? t(`fields.${name}`) : undefined }] : [],
    ),
  });
}
