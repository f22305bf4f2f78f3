import { z } from "zod";
import { dayOfMoment } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { seeOther } from "@/platform/form-post";
import { demoMark, drawLetterhead, LEAD_BUREAU, makePdf, type Page, pdfAnswer } from "@/platform/pdf";
import { nothingThere } from "@/platform/refused";
import { currentActor } from "@/platform/session";
import { drawTable } from "@/platform/table-pdf";
import type { Indicator } from "@/programme/targets/policy";
import { readsInWords } from "@/programme/targets/policy";
import { findStatement, type StatementDetail } from "@/programme/targets/statements/queries";
import { longDay } from "@/ui/format";

export const dynamic = "force-dynamic";

const NAMES: Readonly<Record<Indicator, string>> = {
  "contact-points": "护密维权联系点（家）",
  "demonstration-sites": "商业秘密保护示范点（个）",
};

/**
 * A statement that was accepted, as a PDF in Chinese as all papers: the figures as they were published and what was restated since, each with
 * its reason; nothing of what the registers say today. The same until it is restated again. For those who read its figures by division.
 */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ statementId: string }> },
): Promise<Response> {
  const [{ statementId }, actor] = await Promise.all([params, currentActor()]);
  if (actor.kind === "public") return seeOther("/sign-in");
  if (readsInWords(actor) || !z.uuid().safeParse(statementId).success) return nothingThere(actor, request);
  const statement = await asActor(actor, async (ctx) => {
    const found = await findStatement(ctx, statementId);
    if (found?.acceptedAt)
      ctx.record({
        act: "print.statement",
        subjectKind: "statement",
        subjectId: statementId,
        detail: { asOf: found.asOf, restatements: found.restatements.length },
      });
    return found;
  });
  if (!statement?.acceptedAt) return nothingThere(actor, request);
  const { acceptedAt, asOf, restatements } = statement;
  const title = `商业秘密保护工作进度期末报表（${asOf}）`;
  const bytes = await makePdf({
    title,
    madeAt: restatements.at(-1)?.at ?? acceptedAt,
    draw: (page) => drawStatement(page, { ...statement, acceptedAt }),
  });
  return pdfAnswer(bytes, `${title}.pdf`);
}

/** The frame of an official letter, then figure by figure what each bureau confirmed, then what was restated. */
function drawStatement(page: Page, statement: StatementDetail & { readonly acceptedAt: Date }): void {
  const { asOf, acceptedAt, acceptedBy, indicators, restatements } = statement;
  drawLetterhead(page, { issuer: LEAD_BUREAU, title: "商业秘密保护工作进度期末报表" });
  page
    .font("regular")
    .fontSize(11)
    .text(`截至${longDay(asOf, "zh-CN")}`, { align: "center" })
    .moveDown(0.8);
  for (const { indicator, figures } of indicators) {
    const sum = (pick: (figure: (typeof figures)[number]) => number) =>
      figures.reduce((all, figure) => all + pick(figure), 0);
    const published = (figure: (typeof figures)[number]) => figure.confirmed?.n ?? 0;
    const stated = (figure: (typeof figures)[number]) => figure.stated ?? 0;
    page.font("bold").fontSize(11).text(NAMES[indicator], 56).moveDown(0.3);
    drawTable(
      page,
      ["地区", "目标", "公布数", "更正后", "确认单位经办", "确认日期"],
      [
        ...figures.map((figure) => [
          figure.place.nameZh,
          figure.confirmed?.target ?? null,
          published(figure),
          stated(figure) === published(figure) ? null : stated(figure),
          figure.confirmed?.by ?? "",
          figure.confirmed ? dayOfMoment(figure.confirmed.at) : "",
        ]),
        [
          "全市",
          sum((figure) => figure.confirmed?.target ?? 0),
          sum(published),
          sum(stated) === sum(published) ? null : sum(stated),
          "",
          "",
        ],
      ],
    );
    page.moveDown(0.8);
  }
  page.font("regular").fontSize(10.5);
  page.text(
    `各地确认后，由${acceptedBy ?? "牵头部门"}于${longDay(dayOfMoment(acceptedAt), "zh-CN")}认可并公布。公布数此后不改。`,
    56,
  );
  if (restatements.length > 0) {
    page.moveDown(0.5).font("bold").text("更正说明").font("regular");
    for (const { indicator, divisionCode, published, n, reason, at } of restatements) {
      const place = indicators[0]?.figures.find((figure) => figure.place.code === divisionCode)?.place.nameZh ?? "";
      page.text(
        `${longDay(dayOfMoment(at), "zh-CN")}：${place}${NAMES[indicator].slice(0, -3)}，报表载 ${published}，现为 ${n}。理由：${reason}`,
      );
    }
  }
  page.moveDown().fontSize(9).text(demoMark());
}
