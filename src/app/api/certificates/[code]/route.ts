import { startOfDay } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { env } from "@/platform/env";
import { makePdf, type Page, pdfAnswer } from "@/platform/pdf";
import { currentActor } from "@/platform/session";
import { certificatesPath } from "@/programme/certificates/paths";
import { type Certificate, findCertificate } from "@/programme/certificates/queries";
import { certificateCode, printedCode } from "@/programme/certificates/schema";
import { longDay } from "@/ui/format";

export const dynamic = "force-dynamic";

type Context = { readonly params: Promise<{ code: string }> };

const NAMES = { "contact-point": "护密维权联系点", "demonstration-site": "商业秘密保护示范点" } as const;

/** The certificate as a PDF, in Chinese as all papers. What was taken back is given out no more: the public page says why. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const code = certificateCode.safeParse((await params).code);
  const actor = await currentActor();
  const certificate = code.success ? await asActor(actor, (ctx) => findCertificate(ctx, code.data)) : null;
  if (!certificate || certificate.status === "ended") return new Response(null, { status: 404 });
  const title = `${NAMES[certificate.kind]} ${certificate.number}`;
  const bytes = await makePdf({
    title,
    madeAt: startOfDay(certificate.issuedOn),
    layout: "landscape",
    draw: (page) => drawCertificate(page, certificate),
  });
  return pdfAnswer(bytes, `${title}.pdf`);
}

const INK = "#16232b";
const SEAL = "#b32b1e";

/** The frame of an official letter: a thick and a thin rule; name, number, term; below, where it is checked. */
function drawCertificate(page: Page, certificate: Certificate): void {
  const { width, height } = page.page;
  const centred = { align: "center", width: width - 112 } as const;
  page
    .rect(28, 28, width - 56, height - 56)
    .lineWidth(3)
    .stroke(SEAL);
  page
    .rect(34, 34, width - 68, height - 68)
    .lineWidth(0.75)
    .stroke(SEAL);
  page.fillColor(SEAL).font("bold").fontSize(34).text(NAMES[certificate.kind], 56, 96, centred);
  page.fillColor(INK).font("regular").fontSize(15).text(`编号：${certificate.number}`, 56, 158, centred);
  page.font("bold").fontSize(26).text(certificate.enterpriseName, 56, 222, centred);
  page.font("regular").fontSize(16);
  page.text(`经申报、推荐、评审和公示，授予“${NAMES[certificate.kind]}”称号。`, 56, 284, centred);
  const until = certificate.validUntil ? `有效期至${longDay(certificate.validUntil, "zh-CN")}` : "";
  page.text(until, 56, 316, centred);
  page.text("嘉兴市市场监督管理局", 56, 380, { ...centred, align: "right", width: width - 168 });
  page.text(longDay(certificate.issuedOn, "zh-CN"), 56, 406, { ...centred, align: "right", width: width - 168 });
  const address = new URL(certificatesPath(), env().NEXTAUTH_URL).toString();
  page.fontSize(11).text(`查验码 ${printedCode(certificate.code)}　　查验 ${address}`, 56, height - 84, centred);
  page.fontSize(9).text("演示文稿，不具效力", 56, height - 64, centred);
}
