import { columnIndex, columnLetters, MOST_COLUMNS, MOST_ROWS, Unreadable } from "@/kernel/table";
import type { Archive } from "./archive";
import { LONGEST_CELL, listen } from "./workbook-xml";

const MOST_MERGES = 50_000;
/** No spreadsheet program numbers rows beyond it. */
const LAST_ROW = 1_048_576;

type Merge = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};
type Row = { readonly row: number; readonly cells: string[] };
type AsText = (kind: string, value: string, style: number) => string;
type ReadSheet = { readonly rows: readonly Row[]; readonly fault: Unreadable | undefined };

/**
 * What may still be read of a workbook: cells, empty ones too, as each costs time; letters, as many cells can share one long text; and rows of all its
 * sheets together, which may be one list and what explains it.
 */
export class Budget {
  #cells = 1_500_000;
  #letters = 30_000_000;
  #rows = 2 * MOST_ROWS;

  /** Throws `Unreadable` when too little is left. */
  spend({ cells = 0, letters = 0, rows = 0 }: { cells?: number; letters?: number; rows?: number }): void {
    this.#cells -= cells;
    this.#letters -= letters;
    this.#rows -= rows;
    if (this.#cells < 0) throw new Unreadable("too-many-cells");
    if (this.#letters < 0) throw new Unreadable("too-large");
    if (this.#rows < 0) throw new Unreadable("too-many-rows");
  }
}

/** One sheet, as far as its first formula, its merged cells filled. Throws `Unreadable`. */
export async function readSheet(
  archive: Archive,
  part: string,
  { asText, budget }: { asText: AsText; budget: Budget },
): Promise<ReadSheet> {
  const rows: Row[] = [];
  const merges: Merge[] = [];
  let row: Row = { row: 0, cells: [] };
  let cell: { column: number; kind: string; style: number; value: string } | undefined;
  let column = -1;
  let inValue = false;
  let inReading = false;
  let fault: Unreadable | undefined;
  const place = () => `${columnLetters(Math.max(column, 0))}${row.row}`;
  const reading = listen(archive, part, {
    open: (name, { r, t, s, ref }) => {
      if (name === "row") {
        const number = Number(r) || row.row + 1;
        // Rows stand in their order in every file that a program means as a table.
        if (!(number > row.row && number <= LAST_ROW)) throw new Unreadable("not-a-table");
        row = { row: number, cells: [] };
        column = -1;
      } else if (name === "c") {
        budget.spend({ cells: 1 });
        column = columnIndex(r ?? "") ?? column + 1;
        cell = { column, kind: t ?? "n", style: Number(s) || 0, value: "" };
      } else if (name === "f") {
        fault = new Unreadable("formula", place());
        throw fault;
      } else if (name === "v" || name === "t") inValue = true;
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
          const text = asText(cell.kind, cell.value, cell.style);
          budget.spend({ letters: text.length });
          row.cells[cell.column] = text;
        }
        cell = undefined;
      } else if (name === "row" && row.cells.length > 0) {
        budget.spend({ rows: 1 });
        if (rows.push(row) > MOST_ROWS) throw new Unreadable("too-many-rows");
      }
    },
  });
  await reading.catch((error: unknown) => {
    if (error !== fault || !fault) throw error;
    if (row.cells.length > 0) rows.push(row);
  });
  spread(rows, merges, budget);
  return { rows, fault };
}

function mergeOf(reference: string): Merge | undefined {
  const [, a = "", top, b = "", bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  const [left, right] = [columnIndex(a), columnIndex(b)];
  if (left === undefined || right === undefined) return undefined;
  return { top: Number(top), bottom: Number(bottom), left, right: Math.min(right, MOST_COLUMNS - 1) };
}

/** Writes a merged cell's text into each of its cells, as far as their rows have something else in them. */
function spread(rows: readonly Row[], merges: readonly Merge[], budget: Budget): void {
  const byNumber = new Map(rows.map((row, index) => [row.row, index]));
  for (const { top, bottom, left, right } of merges) {
    const first = byNumber.get(top);
    const text = first === undefined ? undefined : rows[first]?.cells[left];
    if (first === undefined || !text) continue;
    for (let index = first; index < rows.length; index++) {
      const row = rows[index];
      if (!row || row.row > bottom) break;
      for (let at = left; at <= right; at++) {
        budget.spend({ cells: 1, letters: row.cells[at] ? 0 : text.length });
        while (row.cells.length <= at) row.cells.push("");
        row.cells[at] ||= text;
      }
    }
  }
}
