import { z } from "zod";
import { dayFromDate } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { seeOther } from "@/platform/form-post";
import { demoMark, drawLetterhead, makePdf, type Page, pdfAnswer } from "@/platform/pdf";
import { nothingThere } from "@/platform/refused";
import { currentActor } from "@/platform/session";
import { findVisit, type VisitDetail } from "@/programme/visits/queries";
import words from "@/programme/visits/words/zh-CN.json";
import { longDay } from "@/ui/format";
import { drawVisitors, issuerOf } from "../../visit-records/visitors";

export const dynamic = "force-dynamic";

const TITLE = "走访通知书";

/**
 * The notice of a visit that is still to be made, as a PDF in Chinese as all papers: to which firm, what for, by when, by whom, with the
 * numbers of their cards. For whoever sees the visit; of what a visit follows it says nothing.
 */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ visitId: string }> },
): Promise<Response> {
  const [{ visitId }, actor] = await Promise.all([params, currentActor()]);
  if (actor.kind === "public") return seeOther("/sign-in");
  if (!z.uuid().safeParse(visitId).success) return nothingThere(actor, request);
  const visit = await asActor(actor, async (ctx) => {
    const found = await findVisit(ctx, visitId);
    if (!found || (found.status !== "planned" && found.status !== "arranged")) return null;
    ctx.record({
      ...{ act: "print.visit-notice", subjectKind: "visit", subjectId: visitId },
      ...{ complaintId: found.complaintId, enterpriseId: found.enterpriseId },
    });
    return found;
  });
  if (!visit) return nothingThere(actor, request);
  const bytes = await makePdf({ title: TITLE, madeAt: visit.updatedAt, draw: (page) => drawNotice(page, visit) });
  return pdfAnswer(bytes, `${TITLE} ${visit.enterprise.name}.pdf`);
}

function drawNotice(page: Page, { enterprise, people, purpose, drawId, arrangedOn, dueOn }: VisitDetail): void {
  const issuer = issuerOf(people);
  drawLetterhead(page, { issuer, title: TITLE });
  const when = arrangedOn
    ? longDay(dayFromDate(arrangedOn), "zh-CN")
    : dueOn
      ? `${longDay(dayFromDate(dueOn), "zh-CN")}前`
      : "近期";
  page.moveDown().font("regular").fontSize(12);
  page.text(`${enterprise.name}：`, 56).moveDown(0.5);
  page.text(
    `　　我局定于${when}到你单位开展商业秘密保护${words.purposes[purpose]}${drawId ? "（双随机抽查抽取）" : ""}。走访人员到场时出示证件：`,
  );
  page.moveDown(0.5).fontSize(10.5);
  drawVisitors(page, people);
  page.moveDown(0.8).font("regular").fontSize(12);
  page.text(
    "　　认为走访人员与你单位有利害关系、应当回避的，请在走访前向我局提出。走访只提供指导和检查制度，不收取费用，不索取商业秘密的内容。",
    56,
  );
  page.moveDown(2).text(issuer, { align: "right" });
  page.moveDown().fontSize(9).text(demoMark(), { align: "left" });
}
