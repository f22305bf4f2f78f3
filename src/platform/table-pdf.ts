import { type Cell, plainCell } from "@/kernel/cell";
import { makePdf, type Page } from "./pdf";
import type { Sheet } from "./spreadsheet";

/** The most rows that a PDF holds: some thirty pages, which take half a second of a core to set. A longer list is read in Excel. */
export const MOST_ROWS_OF_PDF = 1000;

const MARGIN = 40;
const SIZE = 8.5;
const PAD = 3;
const LINE = 12;

/** More columns than these leave none of them room on A4. */
const COLUMNS_OF_A4 = 14;

/** A list as a paper of A4, or with very many columns of A3: its title, who took it, when and through which filter, then its rows under heads that every page repeats. */
export function tablePdf({ title, columns, rows, notes }: Sheet, madeAt: Date): Promise<Buffer> {
  return makePdf({
    title,
    madeAt,
    layout: columns.length > 5 ? "landscape" : "portrait",
    size: columns.length > COLUMNS_OF_A4 ? "A3" : "A4",
    draw: (page) => {
      page.page.margins = { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN };
      page.font("bold").fontSize(16).text(title, MARGIN, MARGIN, { align: "center" }).moveDown(0.4);
      page.font("regular").fontSize(9);
      page.text(notes.map(([label, value]) => `${label}：${plainCell(value) ?? ""}`).join("　"), MARGIN).moveDown(0.6);
      drawTable(page, columns, rows);
    },
  });
}

/**
 * Draws rows under their heads from the place where the page stands; numbers to the right. A row that doesn't fit begins the next page; one that
 * fits no page goes on on the next.
 */
export function drawTable(page: Page, columns: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const { left, right, top, bottom } = page.page.margins;
  const inner = page.page.width - left - right;
  const widths = widthsOf([columns, ...rows], columns.length, inner);
  const cut = (cells: readonly Cell[]) =>
    widths.map((width, index) => linesOf(written(cells[index] ?? null), width - 2 * PAD));
  const ofNumbers = columns.map((_, index) => rows.some((cells) => isNumeric(cells[index] ?? null)));
  const head = { lines: cut(columns), right: ofNumbers, widths, head: true };
  const room = (y: number) => Math.floor((page.page.height - bottom - y - 2 * PAD) / LINE);
  const begin = () => {
    page.addPage();
    page.page.margins = { left, right, top, bottom };
    return drawRow(page, head, top);
  };
  // Heads alone at the foot of a page say nothing.
  const first = rows[0] ? deepest(cut(rows[0])) : 0;
  const crowded = page.y > top && room(page.y + heightOf(head.lines)) < Math.min(first, 4);
  let y = crowded ? begin() : drawRow(page, head, page.y);
  for (const cells of rows) {
    const lines = cut(cells);
    const right = cells.map(isNumeric);
    const all = deepest(lines);
    if (all > room(y) && all <= room(top + heightOf(head.lines))) y = begin();
    for (let from = 0; from < all; ) {
      const some = Math.min(all - from, room(y));
      if (some < 1) y = begin();
      else {
        const part = lines.map((one) => one.slice(from, from + some));
        y = drawRow(page, { lines: part, right, widths, head: false }, y);
        from += some;
      }
    }
  }
  page.x = left;
  page.y = y + PAD;
}

type Row = {
  /** The cells as they are written, each cut into its lines. */
  readonly lines: readonly (readonly string[])[];
  /** Which of them stand to the right. */
  readonly right: readonly boolean[];
  readonly widths: readonly number[];
  readonly head: boolean;
};

/** Draws one row and gives the height at which the next begins. */
function drawRow(page: Page, { lines, right, widths, head }: Row, y: number): number {
  const height = heightOf(lines);
  page.font(head ? "bold" : "regular").fontSize(SIZE);
  let x = page.page.margins.left;
  for (const [index, width] of widths.entries()) {
    for (const [line, text] of (lines[index] ?? []).entries()) {
      const start = right[index] ? x + width - PAD - page.widthOfString(text) : x + PAD;
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

function deepest(lines: readonly (readonly string[])[]): number {
  return Math.max(1, ...lines.map((one) => one.length));
}

function heightOf(lines: readonly (readonly string[])[]): number {
  return deepest(lines) * LINE + 2 * PAD;
}

/** How wide a letter is in this size, a little on the safe side: setting it to find out takes too long. */
function widthOf(letter: string): number {
  return letter > "\u2000" ? SIZE : SIZE * 0.62;
}

/**
 * What stays together in a line: a word of letters with the space behind it, a single Chinese character, each with the marks that begin or end no
 * line.
 */
const WORD = /\n|[（《“【〔]*(?:[\w.,:;%/()-]+|[^\n])[，。、；：）】》！？”〕]* ?/gu;

function sizeOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + widthOf(letter), 0);
}

/** A text cut into lines that fit: between words where there are some, and within one that is wider than its column. */
function linesOf(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let taken = 0;
  const end = () => {
    lines.push(line);
    [line, taken] = ["", 0];
  };
  for (const word of text.match(WORD) ?? []) {
    if (word === "\n") end();
    else
      for (const part of sizeOf(word.trimEnd()) > width ? word : [word]) {
        if (taken + sizeOf(part.trimEnd()) > width && line !== "") end();
        line += part;
        taken += sizeOf(part);
      }
  }
  return [...lines, line];
}

function isNumeric(cell: Cell): boolean {
  return cell !== null && typeof cell !== "string";
}

function written(cell: Cell): string {
  const plain = plainCell(cell);
  if (typeof plain !== "number") return plain ?? "";
  return Number.isInteger(plain) ? String(plain) : String(Number(plain.toFixed(4)));
}

/** The widest that one word may claim for its column, and that a column wishes to be: a date and a code of eighteen characters stand in one line. */
const [WIDEST_WORD, WIDEST_WISH] = [110, 170];

/** How wide each column is: its longest word first, then what is left by how much more each would fill; together the whole width. */
function widthsOf(rows: readonly (readonly Cell[])[], count: number, inner: number): number[] {
  const needs = Array.from({ length: count }, (_, column) => {
    let [least, wish] = [2 * SIZE, 2 * SIZE];
    for (const cells of rows) {
      const text = written(cells[column] ?? null);
      wish = Math.max(wish, sizeOf(text));
      for (const word of text.match(WORD) ?? []) least = Math.max(least, sizeOf(word.trimEnd()));
    }
    const [word, all] = [Math.min(least, WIDEST_WORD) + 2 * PAD, Math.min(wish, WIDEST_WISH) + 2 * PAD];
    return { least: word, wish: Math.max(word, all) };
  });
  const sum = (pick: (need: (typeof needs)[number]) => number) => needs.reduce((all, need) => all + pick(need), 0);
  const [least, wish] = [sum((need) => need.least), sum((need) => need.wish)];
  if (wish <= inner) return needs.map((need) => (need.wish / wish) * inner);
  if (least >= inner) return needs.map((need) => (need.least / least) * inner);
  return needs.map((need) => need.least + ((need.wish - need.least) / (wish - least)) * (inner - least));
}
