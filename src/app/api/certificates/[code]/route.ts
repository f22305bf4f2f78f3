import { startOfDay } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { makePdf, pdfAnswer } from "@/platform/pdf";
import { currentActor } from "@/platform/session";
import { findCertificate } from "@/programme/certificates/queries";
import { certificateCode } from "@/programme/certificates/schema";
import { drawCertificate, drawPlaque, NAMES } from "./draw";

export const dynamic = "force-dynamic";

type Context = { readonly params: Promise<{ code: string }> };

/**
 * The certificate as a PDF, or with `?plaque` the drawing of its plaque. What was taken back or stands still is given out no more: the public
 * page says why.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const code = certificateCode.safeParse((await params).code);
  const actor = await currentActor();
  const certificate = code.success ? await asActor(actor, (ctx) => findCertificate(ctx, code.data)) : null;
  if (!certificate || certificate.status === "ended" || certificate.status === "suspended")
    return new Response(null, { status: 404 });
  const plaque = new URL(request.url).searchParams.has("plaque");
  const title = `${NAMES[certificate.kind]}${plaque ? "牌匾" : ""} ${certificate.number}`;
  const bytes = await makePdf({
    title,
    madeAt: startOfDay(certificate.issuedOn),
    layout: "landscape",
    draw: (page) => (plaque ? drawPlaque : drawCertificate)(page, certificate),
  });
  return pdfAnswer(bytes, `${title}.pdf`);
}
