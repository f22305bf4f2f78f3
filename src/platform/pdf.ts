import { join } from "node:path";
import PDFDocument from "pdfkit";
import { env } from "./env";
import { lackingNote, standInForLacking } from "./lacking-letters";

/**
 * Papers as PDF, in Chinese: pdfkit (MIT) with Noto Serif SC (SIL Open Font License), of which only the characters that are used go into the
 * file. The same content gives the same file: its dates come from the content.
 */
const FONTS = join(process.cwd(), "node_modules/@expo-google-fonts/noto-serif-sc");
const REGULAR = join(FONTS, "400Regular/NotoSerifSC_400Regular.ttf");
const BOLD = join(FONTS, "700Bold/NotoSerifSC_700Bold.ttf");

export type Page = PDFKit.PDFDocument;
export type PaperOf = {
  readonly title: string;
  /** When what it says was so. */
  readonly madeAt: Date;
  readonly layout?: "portrait" | "landscape";
  readonly size?: "A4" | "A3";
  readonly draw: (page: Page) => void;
};

/** Draws a paper of A4, or another size, and gives its bytes. `draw` finds the fonts `regular` and `bold`, and the lengths in points. */
export async function makePdf({ title, madeAt, layout = "portrait", size = "A4", draw }: PaperOf): Promise<Buffer> {
  const page = new PDFDocument({
    size,
    layout,
    margin: 56,
    bufferPages: true,
    lang: "zh-CN",
    info: { Title: title, CreationDate: madeAt, ModDate: madeAt },
  });
  // By their names alone: opened by its path as well, a font would be read and parsed anew, 15 MB, whenever it is chosen.
  page.registerFont("regular", REGULAR);
  page.registerFont("bold", BOLD);
  page.font("regular");
  const lacking = standInForLacking(page);
  const pieces: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    page.on("data", (piece: Buffer) => pieces.push(piece));
    page.on("end", resolve);
    page.on("error", reject);
  });
  draw(page);
  numberPages(page);
  if (lacking.size > 0)
    onEveryPage(page, (_, { width, height, margins }) => {
      page.fillColor(INK).font("regular").fontSize(7);
      page.text(lackingNote(lacking), margins.left, height - 20, { lineBreak: false, width: width - 2 * margins.left });
    });
  page.end();
  await ended;
  return Buffer.concat(pieces);
}

/** Which page of how many, at the foot of each where there are several: loose sheets are put together by it. */
function numberPages(page: Page): void {
  const { count } = page.bufferedPageRange();
  if (count === 1) return;
  onEveryPage(page, (index, { width, height }) => {
    const text = `${index + 1} / ${count}`;
    page.fillColor(INK).font("regular").fontSize(9);
    page.text(text, (width - page.widthOfString(text)) / 2, height - 32, { lineBreak: false });
  });
}

/** Draws in the margin of each page, below what it says. */
function onEveryPage(page: Page, draw: (index: number, on: Page["page"]) => void): void {
  const { start, count } = page.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    page.switchToPage(start + index);
    // What stands in the margin must begin no page of its own.
    page.page.margins = { ...page.page.margins, bottom: 0 };
    draw(index, page.page);
  }
}

/** Who issues the papers of the programme (programme document 四(一)). */
export const LEAD_BUREAU = "嘉兴市市场监督管理局";

/** What stands on all that a demo gives out; nothing in a production, whose papers hold. */
export function demoMark(): string {
  return env().PORTAL_MODE === "production" ? "" : "演示文稿，不具效力";
}

const SEAL = "#b32b1e";
const INK = "#16232b";

/** The head of an official letter (信函格式): who issues it, in red over a thick and a thin line, and what the paper is called. */
export function drawLetterhead(
  page: Page,
  { issuer, title }: { readonly issuer: string; readonly title: string },
): void {
  const { width } = page.page;
  page.fillColor(SEAL).font("bold").fontSize(20);
  page.text(issuer, 56, 52, { align: "center", width: width - 112 });
  page
    .moveTo(56, 84)
    .lineTo(width - 56, 84)
    .lineWidth(2.5)
    .stroke(SEAL);
  page
    .moveTo(56, 88)
    .lineTo(width - 56, 88)
    .lineWidth(0.75)
    .stroke(SEAL);
  page.fillColor(INK).strokeColor(INK).font("bold").fontSize(16);
  page.text(title, 56, 104, { align: "center", width: width - 112 });
}

/** A PDF as an answer: shown in the browser under this name, and kept nowhere. */
export function pdfAnswer(bytes: Buffer, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="paper.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
