import { plainText } from "@/kernel/plain-text";
import { type Table, Unreadable } from "@/kernel/table";
import { type Archive, openArchive } from "./archive";
import { cellText, dateStyles, unescaped } from "./workbook-cells";
import { Budget, readSheet } from "./workbook-sheet";
import { LONGEST_CELL, listen, localName } from "./workbook-xml";

const MOST_SHEETS = 60;
const MOST_TEXTS = 1_000_000;
/** Bytes of a part that only says how the others are to be read. */
const SMALL_PART = 5_000_000;

/**
 * The visible sheets of an Excel workbook (.xlsx), each read once through and never whole in memory as XML. Dates come as `YYYY-MM-DD`,
 * numbers as their digits, a merged cell's text in each of its cells. What is a danger and no table is refused: declarations of entities,
 * more cells than the limits above. A sheet is read as far as its first formula (its result could say anything), which is its fault: what
 * holds no list may have one. Throws `Unreadable`.
 */
export async function tablesOfWorkbook(bytes: Buffer): Promise<Table[]> {
  const archive = await openArchive(bytes);
  const { sheets, from1904 } = await visibleSheets(archive);
  const texts = await sharedTexts(archive);
  const isDate = await dateStylesOf(archive);
  const asText = (kind: string, value: string, style: number) =>
    cellText({ kind, value, texts, isDate: isDate[style] === true, from1904 });
  const budget = new Budget();
  const tables: Table[] = [];
  for (const { name, part } of sheets) {
    const { rows, fault } = await readSheet(archive, part, { asText, budget });
    const filled = rows.filter(({ cells }) => cells.some((cell) => plainText(cell) !== ""));
    tables.push({ name, rows: filled, ...(fault ? { fault } : {}) });
  }
  return tables;
}

type SheetPart = { readonly name: string; readonly part: string };

async function visibleSheets(archive: Archive): Promise<{ sheets: SheetPart[]; from1904: boolean }> {
  const named: { name: string; relation: string }[] = [];
  let from1904 = false;
  if (!archive.has("xl/workbook.xml")) throw new Unreadable("not-a-table");
  await listen(archive, "xl/workbook.xml", {
    most: SMALL_PART,
    open: (name, attributes) => {
      if (name === "workbookPr") from1904 = ["1", "true"].includes(attributes.date1904 ?? "");
      if (name !== "sheet" || /hidden/i.test(attributes.state ?? "")) return;
      const [, relation = ""] =
        Object.entries(attributes).find(([key]) => localName(key) === "id" && key.includes(":")) ?? [];
      if (named.push({ name: attributes.name ?? "", relation }) > MOST_SHEETS) throw new Unreadable("too-many-cells");
    },
  });
  const targets = new Map<string, string>();
  await listen(archive, "xl/_rels/workbook.xml.rels", {
    most: SMALL_PART,
    open: (name, { Id, Target = "" }) => {
      const part = Target.startsWith("/") ? Target.slice(1) : `xl/${Target.replace(/^\.\//, "")}`;
      if (name === "Relationship" && Id) targets.set(Id, part);
    },
  });
  const sheets = named.flatMap(({ name, relation }) => {
    const part = targets.get(relation);
    return part && archive.has(part) ? [{ name, part }] : [];
  });
  if (sheets.length === 0) throw new Unreadable("not-a-table");
  return { sheets, from1904 };
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
      if (texts.push(unescaped(current ?? "")) > MOST_TEXTS) throw new Unreadable("too-many-cells");
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
