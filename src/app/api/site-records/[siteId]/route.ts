import { z } from "zod";
import { asActor } from "@/platform/database";
import { seeOther } from "@/platform/form-post";
import { demoMark, drawLetterhead, LEAD_BUREAU, makePdf, type Page, pdfAnswer } from "@/platform/pdf";
import { nothingThere } from "@/platform/refused";
import { currentActor } from "@/platform/session";
import { drawTable } from "@/platform/table-pdf";
import { assessmentOf, type Proof } from "@/programme/demonstration-sites/assessment/queries";
import { mayOpenProofs, maySeeScores } from "@/programme/demonstration-sites/policy";
import { findSite, type SiteDetail } from "@/programme/demonstration-sites/queries";
import { type Mark, marksOf } from "@/programme/demonstration-sites/reviews/queries";
import { itemsOf } from "@/programme/demonstration-sites/score-sheets/schema";
import { logMoment } from "@/ui/format";
import { standingLine } from "../standing-line";

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
  const names = new Map(itemsOf(content).map((item) => [item.key, item]));
  for (const [index, score] of site.scores.entries()) {
    // Each signs his own sheets.
    if (index > 0) page.addPage();
    drawLetterhead(page, { issuer: LEAD_BUREAU, title: "示范点现场核验评分记录" });
    page.moveDown(0.8).font("regular").fontSize(11);
    page.text(`企业：${site.enterpriseName}　　评分表：第 ${serial} 版`, page.page.margins.left).moveDown(0.3);
    page
      .font("bold")
      .fontSize(12)
      .text(`${score.reviewer}　第 ${score.round} 轮　总分 ${score.points} 分`)
      .moveDown(0.4);
    const uncounted = standingLine(score, site);
    if (uncounted) page.font("regular").fontSize(10).text(uncounted).moveDown(0.4);
    const seen = [...names.keys()].flatMap((key) => standingMark(marks, score, key) ?? []);
    drawTable(
      page,
      ["编号", "项目", "得分", "满分", "核验", "说明"],
      seen.map(({ itemKey, points, finding, note }) => [
        ...[itemKey, names.get(itemKey)?.textZh ?? "", points, names.get(itemKey)?.points ?? null],
        ...[FINDINGS[finding], note ?? ""],
      ]),
    );
    page.font("regular").fontSize(10).moveDown(0.5);
    for (const veto of score.vetoes) page.text(`一票否决：${content.vetoes[Number(veto)]?.textZh ?? ""}`);
    const taken = proofs.filter(({ reviewerId }) => reviewerId === score.reviewerId);
    page.text(`现场照片共 ${taken.length} 张，随申报材料加密保存。`);
    for (const { itemKey, sha256 } of taken) page.fontSize(9).text(`${itemKey}　SHA-256 ${sha256}`);
    page.fontSize(10).text(`评审意见：${score.opinion}`);
    page.text(`签名：${score.reviewer}　${logMoment(score.signedAt)}`).moveDown();
  }
  if (site.mean)
    page
      .font("bold")
      .fontSize(12)
      .text(`平均 ${site.mean.total.toFixed(2)} 分，及格 ${content.passMark} 分`);
  page.font("regular").fontSize(9).text(demoMark());
}

/** A reviewer's mark of an item as it stood when he signed that round: the last that he gave by then. */
function standingMark(
  marks: readonly Mark[],
  score: { readonly reviewerId: string; readonly round: number },
  key: string,
): Mark | undefined {
  return marks
    .filter(
      ({ reviewerId, itemKey, round }) => reviewerId === score.reviewerId && itemKey === key && round <= score.round,
    )
    .toSorted((a, b) => b.round - a.round)[0];
}
