import { z } from "zod";
import { dayFromDate } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { takeDraft } from "@/platform/draft-intake";
import { seeOther } from "@/platform/form-post";
import { demoMark, drawLetterhead, makePdf, type Page, pdfAnswer } from "@/platform/pdf";
import { nothingThere } from "@/platform/refused";
import { currentActor } from "@/platform/session";
import { drawTable } from "@/platform/table-pdf";
import { type Advice, adviceOf } from "@/programme/visits/advice/queries";
import { moveVisit } from "@/programme/visits/commands";
import { filesOfVisit, photoNames } from "@/programme/visits/files/queries";
import { answersOf, type Checklist, checklistFor, findVisit, type VisitDetail } from "@/programme/visits/queries";
import { standingRecord } from "@/programme/visits/revisions/queries";
import { takeVisitStepInput } from "@/programme/visits/schema";
import words from "@/programme/visits/words/zh-CN.json";
import { longDay } from "@/ui/format";
import { signedLines } from "../signed-lines";
import { drawVisitors, issuerOf } from "../visitors";

export const dynamic = "force-dynamic";

/** A record of a visit that was written without a connection. The form says whose; the address is for the person who reads a log. */
export async function POST(request: Request): Promise<Response> {
  return takeDraft(request, {
    name: "move-visit",
    words: "visits",
    schema: takeVisitStepInput,
    command: moveVisit,
    standing: standingRecord,
  });
}

const TITLE = "走访记录";

type Paper = {
  readonly visit: VisitDetail;
  readonly checklist: Checklist;
  readonly advice: readonly Advice[];
  readonly photos: readonly { readonly name: string; readonly sha256: string }[];
};

/**
 * The record of a visit that was made, as a PDF in Chinese as all papers: who was there, what was found and advised, what was concluded about
 * a site, how the firm signed, which photographs belong to it. For whoever sees the visit; taking it stands in the trail.
 */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ visitId: string }> },
): Promise<Response> {
  const [{ visitId }, actor] = await Promise.all([params, currentActor()]);
  if (actor.kind === "public") return seeOther("/sign-in");
  if (!z.uuid().safeParse(visitId).success) return nothingThere(actor, request);
  const paper = await asActor(actor, async (ctx): Promise<Paper | null> => {
    const visit = await findVisit(ctx, visitId);
    if (visit?.status !== "held") return null;
    const files = (await filesOfVisit(ctx, visit)).filter(({ adviceId }) => adviceId === null);
    const names = await photoNames(ctx, visit, files);
    ctx.record({
      ...{ act: "print.visit-record", subjectKind: "visit", subjectId: visitId },
      ...{ complaintId: visit.complaintId, enterpriseId: visit.enterpriseId },
    });
    return {
      visit,
      checklist: await checklistFor(ctx, visit),
      advice: await adviceOf(ctx, visit),
      photos: files.map(({ id, sha256 }) => ({ name: names.get(id) ?? "", sha256 })),
    };
  });
  if (!paper) return nothingThere(actor, request);
  const { updatedAt, enterprise } = paper.visit;
  const bytes = await makePdf({ title: TITLE, madeAt: updatedAt, draw: (page) => drawRecord(page, paper) });
  return pdfAnswer(bytes, `${TITLE} ${enterprise.name}.pdf`);
}

function drawRecord(page: Page, { visit, checklist, advice, photos }: Paper): void {
  const { enterprise, people, concluded } = visit;
  const day = (date: Date | null) => (date ? longDay(dayFromDate(date), "zh-CN") : "");
  drawLetterhead(page, { issuer: issuerOf(people), title: TITLE });
  page.moveDown().font("regular").fontSize(11);
  page.text(`企业：${enterprise.name}`, page.page.margins.left);
  const address = [enterprise.town, enterprise.address].filter(Boolean).join("　");
  if (address) page.text(`地址：${address}`);
  page.text(`目的：${words.purposes[visit.purpose]}　　走访日期：${day(visit.heldOn)}`);
  if (visit.heldReason) page.text(`${words.fields.heldReason}：${visit.heldReason}`);
  head(page, "走访人员");
  drawVisitors(page, people);
  head(page, words.fields.findings);
  page
    .font("regular")
    .fontSize(11)
    .text(visit.findings ?? "");
  head(page, `${words.fields.checklist}（第 ${checklist.version} 版）`);
  const answers = answersOf(visit);
  drawTable(
    page,
    ["项目", "结果"],
    checklist.items.map(({ code, zh }, index) => [`${index + 1}. ${zh}`, words.answers[answers[code] ?? "unseen"]]),
  );
  if (concluded) {
    head(page, words.sections.conclusion);
    page.font("regular").fontSize(11).text(`${words.conclusions[concluded.conclusion]}。${concluded.findings}`);
  }
  head(page, words.sections.advice);
  if (advice.length === 0) page.font("regular").fontSize(11).text(words.advice.none);
  else
    drawTable(
      page,
      [words.fields.advice, words.fields.adviceDue, "落实情况"],
      advice.map(({ text, dueOn, status }) => [text, day(dueOn), words.statuses[status]]),
    );
  if (photos.length > 0) {
    head(page, words.sections.photos);
    for (const { name, sha256 } of photos) {
      page.font("regular").fontSize(11).text(name);
      page.fontSize(9).text(`SHA-256：${sha256}`).moveDown(0.3);
    }
  }
  drawSigned(page, visit);
  page.moveDown().font("regular").fontSize(9).text(demoMark());
}

/** A field of 600 by 200 in the browser, in which the firm drew; on paper as wide. */
const [FIELD, DRAWN] = [600, 220];

/** How the firm signed, with its strokes, and what it said. */
function drawSigned(page: Page, visit: VisitDetail): void {
  const { signature } = visit;
  const height = (DRAWN * 200) / FIELD;
  head(page, words.sections.signed, signature ? height + 60 : 60);
  page.font("regular").fontSize(11);
  const [first, ...rest] = signedLines(visit);
  page.text(first);
  if (signature) {
    const { x, y } = page;
    page
      .save()
      .translate(x, y)
      .scale(DRAWN / FIELD);
    page.path(signature).lineWidth(5).lineCap("round").lineJoin("round").stroke();
    page.restore();
    page.y = y + height;
  }
  for (const line of rest) page.text(line);
}

/** The head of a part, with room for what follows it: a part doesn't begin at the foot of a page. */
function head(page: Page, text: string, room = 60): void {
  const { left, bottom } = page.page.margins;
  if (page.y + room > page.page.height - bottom) page.addPage();
  page.x = left;
  page.moveDown(0.8).font("bold").fontSize(12).text(text).moveDown(0.3);
}
