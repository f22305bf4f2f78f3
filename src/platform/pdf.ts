import { join } from "node:path";
import PDFDocument from "pdfkit";

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
  readonly draw: (page: Page) => void;
};

/** Draws a paper of A4 and gives its bytes. `draw` finds the fonts `regular` and `bold`, and the lengths in points. */
export async function makePdf({ title, madeAt, layout = "portrait", draw }: PaperOf): Promise<Buffer> {
  const page = new PDFDocument({
    size: "A4",
    layout,
    margin: 56,
    font: REGULAR,
    lang: "zh-CN",
    info: { Title: title, CreationDate: madeAt, ModDate: madeAt },
  });
  page.registerFont("regular", REGULAR);
  page.registerFont("bold", BOLD);
  const pieces: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    page.on("data", (piece: Buffer) => pieces.push(piece));
    page.on("end", resolve);
    page.on("error", reject);
  });
  draw(page);
  page.end();
  await ended;
  return Buffer.concat(pieces);
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
