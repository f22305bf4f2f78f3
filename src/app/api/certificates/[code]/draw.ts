import { env } from "@/platform/env";
import { demoMark, LEAD_BUREAU, type Page } from "@/platform/pdf";
import { certificatesPath } from "@/programme/certificates/paths";
import type { Certificate } from "@/programme/certificates/queries";
import { printedCode } from "@/programme/certificates/schema";
import { longDay } from "@/ui/format";

/** What a certificate and a plaque look like, in Chinese as all papers. Text stays above the margin: below it a second page would begin. */

export const NAMES = { "contact-point": "护密维权联系点", "demonstration-site": "商业秘密保护示范点" } as const;
const GROUNDS = {
  "contact-point": "经申请、核查和审批，列为“护密维权联系点”。",
  "demonstration-site": "经申报、推荐、评审和公示，授予“商业秘密保护示范点”称号。",
} as const;
const INK = "#16232b";
const SEAL = "#b32b1e";

function validity({ validUntil }: Certificate): string {
  return validUntil ? `有效期至${longDay(validUntil, "zh-CN")}` : "";
}

function checking({ code }: Certificate): string {
  return `查验码 ${printedCode(code)}　　查验 ${new URL(certificatesPath(), env().NEXTAUTH_URL)}`;
}

/** The frame of an official letter: a thick and a thin rule; name, number, term; below, where it is checked. */
export function drawCertificate(page: Page, certificate: Certificate): void {
  const { width, height } = page.page;
  const name = NAMES[certificate.kind];
  const centred = { align: "center", width: width - 112 } as const;
  const right = { align: "right", width: width - 168 } as const;
  page
    .rect(28, 28, width - 56, height - 56)
    .lineWidth(3)
    .stroke(SEAL);
  page
    .rect(34, 34, width - 68, height - 68)
    .lineWidth(0.75)
    .stroke(SEAL);
  page.fillColor(SEAL).font("bold").fontSize(34).text(name, 56, 96, centred);
  page.fillColor(INK).font("regular").fontSize(15).text(`编号：${certificate.number}`, 56, 158, centred);
  page.font("bold").fontSize(26).text(certificate.enterpriseName, 56, 222, centred);
  page.font("regular").fontSize(16).text(GROUNDS[certificate.kind], 56, 284, centred);
  page.text(validity(certificate), 56, 316, centred);
  page.text(LEAD_BUREAU, 56, 380, right);
  page.text(longDay(certificate.issuedOn, "zh-CN"), 56, 406, right);
  page.fontSize(11).text(checking(certificate), 56, height - 94, centred);
  page.fontSize(9).text(demoMark(), 56, height - 76, centred);
}

/** The drawing by which a plaque is made: 600 by 400 millimetres, drawn here at a scale; lines and letters in the colour of the seal. */
export function drawPlaque(page: Page, certificate: Certificate): void {
  const { width, height } = page.page;
  const [plateWidth, plateHeight] = [640, 420];
  const [left, top] = [(width - plateWidth) / 2, (height - plateHeight) / 2 - 24];
  const centred = { align: "center", width: plateWidth } as const;
  page.roundedRect(left, top, plateWidth, plateHeight, 6).lineWidth(2).stroke(INK);
  page
    .rect(left + 14, top + 14, plateWidth - 28, plateHeight - 28)
    .lineWidth(0.75)
    .stroke(INK);
  for (const [x, y] of [
    [26, 26],
    [plateWidth - 26, 26],
    [26, plateHeight - 26],
    [plateWidth - 26, plateHeight - 26],
  ] as const)
    page
      .circle(left + x, top + y, 4)
      .lineWidth(0.75)
      .stroke(INK);
  page
    .fillColor(SEAL)
    .font("bold")
    .fontSize(56)
    .text(NAMES[certificate.kind], left, top + 118, centred);
  page
    .fillColor(INK)
    .font("regular")
    .fontSize(20)
    .text(certificate.number, left, top + 204, centred);
  page.fontSize(16).text(validity(certificate), left, top + 240, centred);
  page.fontSize(20).text(LEAD_BUREAU, left, top + 300, centred);
  page.fontSize(14).text(longDay(certificate.issuedOn, "zh-CN"), left, top + 334, centred);
  page.fontSize(10).text(checking(certificate), left, top + 374, centred);
  const below = { align: "center", width: width - 112 } as const;
  page.fontSize(10).text("牌匾 600 毫米 × 400 毫米，四角打孔", 56, top + plateHeight + 12, below);
  page.fontSize(9).text(demoMark(), 56, top + plateHeight + 28, below);
}
