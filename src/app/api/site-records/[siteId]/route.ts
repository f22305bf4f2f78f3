import { z } from "zod";
import { asActor } from "@/platform/database";
import { seeOther } from "@/platform/form-post";
import { demoMark, makePdf, type Page, pdfAnswer } from "@/platform/pdf";
import { nothingThere } from "@/platform/refused";
import { currentActor } from "@/platform/session";
import { assessmentOf, type Proof } from "@/programme/demonstration-sites/assessment/queries";
import { mayOpenProofs, maySeeScores } from "@/programme/demonstration-sites/policy";
import { findSite, type SiteDetail } from "@/programme/demonstration-sites/queries";
import { type Mark, marksOf } from "@/programme/demonstration-sites/reviews/queries";
import { itemsOf } from "@/programme/demonstration-sites/score-sheets/schema";
import { logMoment } from "@/ui/format";

export const dynamic = "force-dynamic";

type Context = { readonly params: Promise<{ siteId: string }> };

const FINDINGS = { verified: "属实", refuted: "不属实", not_seen: "未见" } as const;

/** The record of the check on the spot, as signed: every mark of every reviewer, totals, vetoes, opinions, when each signed. For those who judge. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { siteId } = await params;
  const actor = await currentActor();
  if (actor.kind === "public") return seeOther("/sign-in");
  if (!z.uuid().safeParse(siteId).success) return nothingThere(actor, request);
  const read = await asActor(actor, async (ctx) => {
    const site = await findSite(ctx, siteId);
    if (!site || actor.kind !== "official" || !maySeeScores(actor, site) || !mayOpenProofs(actor, site)) return null;
    ctx.record({
      act: "print.site-record",
      subjectKind: "demonstration-site",
      subjectId: siteId,
      enterpriseId: site.enterpriseId,
    });
    return { site, marks: await marksOf(ctx, siteId), proofs: (await assessmentOf(ctx, siteId)).proofs };
  });
  const last = read?.site.scores.at(-1);
  if (!read || !last) return nothingThere(actor, request);
  const title = `示范点现场核验评分记录 ${read.site.enterpriseName}`;
  const bytes = await makePdf({
    title,
    madeAt: last.signedAt,
    draw: (page) => drawRecord(page, read.site, read),
  });
  return pdfAnswer(bytes, `${title}.pdf`);
}

function drawRecord(
  page: Page,
  site: SiteDetail,
  { marks, proofs }: { readonly marks: readonly Mark[]; readonly proofs: readonly Proof[] },
): void {
  const { content, serial } = site.sheet;
  page.font("bold").fontSize(18).text("示范点现场核验评分记录", { align: "center" }).moveDown(0.5);
  page.font("regular").fontSize(11).text(`企业：${site.enterpriseName}`).text(`评分表：第 ${serial} 版`).moveDown(0.5);
  for (const score of site.scores) {
    page.font("bold").fontSize(13).text(`${score.reviewer}　第 ${score.round} 轮　总分 ${score.points} 分`);
    page.font("regular").fontSize(10);
    for (const { key, textZh, points } of itemsOf(content)) {
      const mark = marks
        .filter(
          ({ reviewerId, itemKey, round }) =>
            reviewerId === score.reviewerId && itemKey === key && round <= score.round,
        )
        .toSorted((a, b) => b.round - a.round)[0];
      if (!mark) continue;
      const note = mark.note ? `　${mark.note}` : "";
      page.text(`${key}　${textZh}　${mark.points} / ${points} 分　${FINDINGS[mark.finding]}${note}`);
      const photos = proofs.filter(({ reviewerId, itemKey }) => reviewerId === score.reviewerId && itemKey === key);
      for (const [index, { sha256 }] of photos.entries()) page.text(`　　现场照片 ${index + 1}　SHA-256 ${sha256}`);
    }
    for (const index of score.vetoes) page.text(`一票否决：${content.vetoes[Number(index)]?.textZh ?? ""}`);
    const taken = proofs.filter(({ reviewerId }) => reviewerId === score.reviewerId).length;
    page.text(`现场照片共 ${taken} 张，随申报材料加密保存。`);
    page.text(`评审意见：${score.opinion}`);
    page.text(`签名：${score.reviewer}　${logMoment(score.signedAt)}`).moveDown();
  }
  if (site.mean)
    page
      .font("bold")
      .fontSize(12)
      .text(`平均 ${site.mean.total.toFixed(2)} 分，及格 ${content.passMark} 分`);
  page.font("regular").fontSize(9).text(demoMark());
}
