import { plainText } from "./plain-text";
import { columnLetters, MOST_COLUMNS, MOST_ROWS, type TableRow, Unreadable } from "./table";

/**
 * Rows as a CSV file that spreadsheet programs open as text and never as formulas: a cell that would begin one gets an apostrophe before it.
 * With a byte order mark, or Excel takes Chinese for something else; lines end as RFC 4180 wants.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("")}`;
}

/** A text that no spreadsheet program takes for a formula, nor types anew as one: some leave out the white space before it. */
export function inertText(text: string): string {
  return /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(text) ? `'${text}` : text;
}

function csvCell(value: string | number | null): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  const text = inertText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The rows of a CSV text after RFC 4180, as lenient as spreadsheet programs are; separated by comma, semicolon or tab, whichever the first
 * lines have most of: there may be titles above the heads. A row's number is its place in the file, empty rows counted. Throws `Unreadable` beyond `MOST_ROWS` and `MOST_COLUMNS`.
 */
export function rowsOfCsv(text: string): TableRow[] {
  const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const separator = separatorOf(source);
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let row = 1;
  let from = 0;
  if (/^sep=.\r?\n/i.test(source)) {
    from = source.indexOf("\n") + 1;
    row = 2;
  }
  function endCell(value: string): void {
    if (cells.length >= MOST_COLUMNS) throw new Unreadable("too-many-cells");
    cells.push(value);
  }
  function endRow(): void {
    if (cells.some((cell) => plainText(cell) !== "")) rows.push({ row, cells });
    if (rows.length > MOST_ROWS) throw new Unreadable("too-many-rows");
    cells = [];
    row++;
  }
  while (from < source.length) {
    const cell =
      source[from] === '"' ? quotedCell(source, { from, separator }) : plainCell(source, { from, separator });
    if (!cell) throw new Unreadable("open-quote", `${columnLetters(cells.length)}${row}`);
    const [value, end] = cell;
    endCell(value);
    from = end;
    if (source[from] === separator) {
      from++;
      if (from === source.length) endCell("");
    } else {
      endRow();
      from += source[from] === "\r" && source[from + 1] === "\n" ? 2 : 1;
    }
  }
  if (cells.length > 0) endRow();
  return rows;
}

/** Lines that are looked at for the separator, and how much of them. */
const FIRST_LINES = 30;
const FIRST_LETTERS = 20_000;

/** What the file says of itself in a first line, as Excel lets it; else what stands most often outside quotes. */
function separatorOf(source: string): string {
  const said = /^sep=(.)\r?\n/i.exec(source)?.[1];
  if (said) return said;
  const lines = source
    .slice(0, FIRST_LETTERS)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(/\r\n|\r|\n/)
    .slice(0, FIRST_LINES)
    .join("\n");
  const counts = [",", "\t", ";"].map((one) => [one, lines.split(one).length] as const);
  return counts.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ",";
}

function plainCell(source: string, { from, separator }: { from: number; separator: string }): [string, number] {
  let end = from;
  while (end < source.length && source[end] !== separator && source[end] !== "\n" && source[end] !== "\r") end++;
  return [source.slice(from, end), end];
}

/** Undefined when the quote is never closed. */
function quotedCell(
  source: string,
  { from, separator }: { from: number; separator: string },
): [string, number] | undefined {
  let value = "";
  let at = from + 1;
  for (;;) {
    const quote = source.indexOf('"', at);
    if (quote < 0) return undefined;
    value += source.slice(at, quote);
    if (source[quote + 1] !== '"') {
      // What stands between the closing quote and the separator is kept, as spreadsheet programs do.
      const [rest, end] = plainCell(source, { from: quote + 1, separator });
      return [value + rest, end];
    }
    value += '"';
    at = quote + 2;
  }
}
