import { Parser } from "htmlparser2";
import { columnIndex, columnLetters, MOST_COLUMNS, MOST_ROWS, type TableRow, Unreadable } from "@/kernel/table";
import { type Archive, openArchive } from "./archive";
import { cellText, dateStyles } from "./workbook-cells";

/** Cells that a sheet may say it has, empty ones too: each costs time. */
const MOST_CELLS = 1_500_000;
const MOST_TEXTS = 1_000_000;
const MOST_MERGES = 50_000;
/** Characters in one cell: more than the 32,767 of spreadsheet programs is none of theirs. */
const LONGEST_CELL = 40_000;
/** Bytes of a part that only says how the others are to be read. */
const SMALL_PART = 5_000_000;

type Attributes = Readonly<Record<string, string>>;
type Listener = {
  /** Bytes beyond which the part is refused. */
  readonly most?: number;
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

/**
 * The first visible sheet of an Excel workbook (.xlsx), read once through and never whole in memory as XML. Dates come as `YYYY-MM-DD`,
 * numbers as their digits, a merged cell's text in each of its cells. What is a danger and no table is refused: declarations of entities,
 * formulas (their results could say anything), more cells than the limits above. Throws `Unreadable`.
 */
export async function rowsOfWorkbook(bytes: Buffer): Promise<TableRow[]> {
  const archive = await openArchive(bytes);
  const { sheet, from1904 } = await firstSheet(archive);
  const texts = await sharedTexts(archive);
  const isDate = await dateStylesOf(archive);
  const { rows, merges } = await readSheet(archive, sheet, (kind, value, style) =>
    cellText({ kind, value, texts, isDate: isDate[style] === true, from1904 }),
  );
  spread(rows, merges);
  return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
}

/** Reads a part as XML. A declaration of any kind is refused before what it declares can be used. */
async function listen(archive: Archive, name: string, { most, ...listener }: Listener): Promise<void> {
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => listener.open?.(localName(tag), attributes),
      ontext: (text) => listener.text?.(text),
      onclosetag: (tag) => listener.close?.(localName(tag)),
      onprocessinginstruction: (tag) => {
        if (tag.startsWith("!")) throw new Unreadable("entities");
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for await (const piece of archive.read(name, most)) parser.write(piece);
  parser.end();
}

/** Some programs write every element with a prefix. */
function localName(tag: string): string {
  return tag.slice(tag.indexOf(":") + 1);
}

async function firstSheet(archive: Archive): Promise<{ sheet: string; from1904: boolean }> {
  let relation: string | undefined;
  let from1904 = false;
  if (!archive.has("xl/workbook.xml")) throw new Unreadable("not-a-table");
  await listen(archive, "xl/workbook.xml", {
    most: SMALL_PART,
    open: (name, attributes) => {
      if (name === "workbookPr") from1904 = ["1", "true"].includes(attributes.date1904 ?? "");
      if (name === "sheet" && !relation && !/hidden/i.test(attributes.state ?? ""))
        relation = Object.entries(attributes).find(([key]) => localName(key) === "id" && key.includes(":"))?.[1];
    },
  });
  let target = "";
  await listen(archive, "xl/_rels/workbook.xml.rels", {
    most: SMALL_PART,
    open: (name, attributes) => {
      if (name === "Relationship" && attributes.Id === relation) target = attributes.Target ?? "";
    },
  });
  const sheet = target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`;
  if (!relation || !archive.has(sheet)) throw new Unreadable("not-a-table");
  return { sheet, from1904 };
}

async function sharedTexts(archive: Archive): Promise<readonly string[]> {
  const texts: string[] = [];
  let current: string | undefined;
  let inText = false;
  let inReading = false;
  await listen(archive, "xl/sharedStrings.xml", {
    open: (name) => {
      if (name === "si") current = "";
      if (name === "t") inText = true;
      if (name === "rPh") inReading = true; // how it is pronounced is not what it says
    },
    text: (text) => {
      if (inText && !inReading && current !== undefined) current += text;
      if (current && current.length > LONGEST_CELL) throw new Unreadable("too-large");
    },
    close: (name) => {
      if (name === "t") inText = false;
      if (name === "rPh") inReading = false;
      if (name !== "si") return;
      if (texts.push(current ?? "") > MOST_TEXTS) throw new Unreadable("too-many-cells");
      current = undefined;
    },
  });
  return texts;
}

async function dateStylesOf(archive: Archive): Promise<readonly boolean[]> {
  const formats = new Map<string, string>();
  const used: string[] = [];
  let inCells = false;
  await listen(archive, "xl/styles.xml", {
    most: SMALL_PART,
    open: (name, attributes) => {
      if (name === "numFmt") formats.set(attributes.numFmtId ?? "", attributes.formatCode ?? "");
      if (name === "cellXfs") inCells = true;
      if (name === "xf" && inCells) used.push(attributes.numFmtId ?? "0");
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return dateStyles(used, formats);
}

type Merge = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};
type Row = { readonly row: number; readonly cells: string[] };
type AsText = (kind: string, value: string, style: number) => string;

async function readSheet(archive: Archive, sheet: string, asText: AsText): Promise<{ rows: Row[]; merges: Merge[] }> {
  const rows: Row[] = [];
  const merges: Merge[] = [];
  let row: Row = { row: 0, cells: [] };
  let cell: { column: number; kind: string; style: number; value: string } | undefined;
  let cellCount = 0;
  let column = -1;
  let inValue = false;
  let inReading = false;
  const place = () => `${columnLetters(Math.max(column, 0))}${row.row}`;
  await listen(archive, sheet, {
    open: (name, { r, t, s, ref }) => {
      if (name === "row") {
        row = { row: Number(r) || row.row + 1, cells: [] };
        column = -1;
      } else if (name === "c") {
        if (++cellCount > MOST_CELLS) throw new Unreadable("too-many-cells");
        column = columnIndex(r ?? "") ?? column + 1;
        cell = { column, kind: t ?? "n", style: Number(s) || 0, value: "" };
      } else if (name === "f") throw new Unreadable("formula", place());
      else if (name === "v" || name === "t") inValue = true;
      else if (name === "rPh") inReading = true;
      else if (name === "mergeCell") {
        const merge = mergeOf(ref ?? "");
        if (merge && merges.push(merge) > MOST_MERGES) throw new Unreadable("too-many-cells");
      }
    },
    text: (text) => {
      if (cell && inValue && !inReading) cell.value += text;
      if (cell && cell.value.length > LONGEST_CELL) throw new Unreadable("too-large", place());
    },
    close: (name) => {
      if (name === "v" || name === "t") inValue = false;
      else if (name === "rPh") inReading = false;
      else if (name === "c" && cell) {
        if (cell.value !== "") {
          if (cell.column >= MOST_COLUMNS) throw new Unreadable("too-many-cells", place());
          while (row.cells.length < cell.column) row.cells.push("");
          row.cells[cell.column] = asText(cell.kind, cell.value, cell.style);
        }
        cell = undefined;
      } else if (name === "row" && row.cells.length > 0 && rows.push(row) > MOST_ROWS) {
        throw new Unreadable("too-many-rows");
      }
    },
  });
  return { rows, merges };
}

function mergeOf(reference: string): Merge | undefined {
  const [, a = "", top, b = "", bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  const [left, right] = [columnIndex(a), columnIndex(b)];
  if (left === undefined || right === undefined) return undefined;
  return { top: Number(top), bottom: Number(bottom), left, right: Math.min(right, MOST_COLUMNS - 1) };
}

/** Writes a merged cell's text into each of its cells, as far as their rows have something else in them. */
function spread(rows: readonly Row[], merges: readonly Merge[]): void {
  const byNumber = new Map(rows.map((row, index) => [row.row, index]));
  let written = 0;
  for (const { top, bottom, left, right } of merges) {
    const first = byNumber.get(top);
    const text = first === undefined ? undefined : rows[first]?.cells[left];
    if (first === undefined || !text) continue;
    for (let index = first; index < rows.length; index++) {
      const row = rows[index];
      if (!row || row.row > bottom) break;
      for (let at = left; at <= right; at++) {
        if (++written > MOST_CELLS) throw new Unreadable("too-many-cells");
        while (row.cells.length <= at) row.cells.push("");
        row.cells[at] ||= text;
      }
    }
  }
}
