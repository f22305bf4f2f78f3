import { makePdf, type Page } from "./pdf";
import type { Cell, Sheet } from "./spreadsheet";

/** The most rows that a PDF holds: some thirty pages, which take half a second of a core to set. A longer list is read in Excel. */
export const MOST_ROWS_OF_PDF = 1000;

const MARGIN = 40;
const SIZE = 8.5;
const PAD = 3;
const LINE = 12;

/** A list as a paper of A4: its title, who took it, when and through which filter, then its rows under heads that every page repeats. */
export function tablePdf({ title, columns, rows, notes }: Sheet, madeAt: Date): Promise<Buffer> {
  return makePdf({
    title,
    madeAt,
    layout: columns.length > 5 ? "landscape" : "portrait",
    draw: (page) => {
      page.page.margins = { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN };
      page.font("bold").fontSize(16).text(title, MARGIN, MARGIN, { align: "center" }).moveDown(0.4);
      page.font("regular").fontSize(9);
      page.text(notes.map(([label, value]) => `${label}：${value ?? ""}`).join("　"), MARGIN).moveDown(0.6);
      drawTable(page, columns, rows);
    },
  });
}

/** Draws rows under their heads from the place where the page stands; numbers to the right. A row that doesn't fit begins the next page. */
export function drawTable(page: Page, columns: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const { left, right, top, bottom } = page.page.margins;
  const inner = page.page.width - left - right;
  const widths = shares([columns, ...rows], columns.length).map((share) => share * inner);
  let y = drawRow(page, { cells: columns, widths, y: page.y, head: true });
  for (const cells of rows) {
    if (y + heightOf(cells, widths) > page.page.height - bottom) {
      page.addPage();
      page.page.margins = { left, right, top, bottom };
      y = drawRow(page, { cells: columns, widths, y: top, head: true });
    }
    y = drawRow(page, { cells, widths, y, head: false });
  }
  page.x = left;
  page.y = y + PAD;
}

type Row = {
  readonly cells: readonly Cell[];
  readonly widths: readonly number[];
  readonly y: number;
  readonly head: boolean;
};

/** Draws one row and gives the height at which the next begins. */
function drawRow(page: Page, { cells, widths, y, head }: Row): number {
  const height = heightOf(cells, widths);
  page.font(head ? "bold" : "regular").fontSize(SIZE);
  let x = page.page.margins.left;
  for (const [index, width] of widths.entries()) {
    const cell = cells[index] ?? null;
    for (const [line, text] of linesOf(written(cell), width - 2 * PAD).entries()) {
      const start = typeof cell === "number" ? x + width - PAD - page.widthOfString(text) : x + PAD;
      page.text(text, start, y + PAD + line * LINE, { lineBreak: false });
    }
    x += width;
  }
  page
    .moveTo(page.page.margins.left, y + height)
    .lineTo(x, y + height)
    .lineWidth(head ? 0.8 : 0.3)
    .stroke();
  return y + height;
}

function heightOf(cells: readonly Cell[], widths: readonly number[]): number {
  const lines = widths.map((width, index) => linesOf(written(cells[index] ?? null), width - 2 * PAD).length);
  return Math.max(1, ...lines) * LINE + 2 * PAD;
}

/** How wide a letter is in this size, a little on the safe side: setting it to find out takes too long. */
function widthOf(letter: string): number {
  return letter > "\u2000" ? SIZE : SIZE * 0.62;
}

/** A text cut into lines that fit: Chinese breaks anywhere, words of letters at a space where there is one. */
function linesOf(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let taken = 0;
  for (const part of text.match(/[\w.,:;%/()-]+ ?|[\s\S]/gu) ?? []) {
    const size = [...part].reduce((sum, letter) => sum + widthOf(letter), 0);
    if (taken + size > width && line !== "") {
      lines.push(line);
      [line, taken] = ["", 0];
    }
    line += part;
    taken += size;
  }
  return [...lines, line];
}

function written(cell: Cell): string {
  if (typeof cell !== "number") return cell ?? "";
  return Number.isInteger(cell) ? String(cell) : String(Number(cell.toFixed(4)));
}

/** Which part of the width each column takes: after its longest cell, none so wide that the others have no room. */
function shares(rows: readonly (readonly Cell[])[], count: number): number[] {
  const lengths = Array.from({ length: count }, (_, column) =>
    Math.min(
      40,
      Math.max(
        5,
        ...rows.map((cells) =>
          [...written(cells[column] ?? null)].reduce((sum, one) => sum + (one > "\u2000" ? 2 : 1), 0),
        ),
      ),
    ),
  );
  const sum = lengths.reduce((all, one) => all + one, 0);
  return lengths.map((length) => length / sum);
}
