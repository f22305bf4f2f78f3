/** A table as it came in a file: every cell a text, every row with the number that it has in the sheet (from 1). */
export type TableRow = { readonly row: number; readonly cells: readonly string[] };

/** A sheet of a workbook, or what a CSV file holds. `fault`: why it is read no further than its rows go. */
export type Table = { readonly name: string; readonly rows: readonly TableRow[]; readonly fault?: Unreadable };

/** A sheet within a list that was joined of several: its row 5 is the list's row `above` + 5. */
export type SheetPart = { readonly name: string; readonly above: number };

/**
 * One list of rows. `sheets`: those that it was joined of, in their order; empty when it is one table. `leftOut`: the names of those that hold
 * something and are no part of it.
 */
export type List = {
  readonly rows: readonly TableRow[];
  readonly sheets: readonly SheetPart[];
  readonly leftOut: readonly string[];
};

/** Where a row of a list stands in the file: its number in its sheet, and which sheet, where there are several. */
export function placeIn(sheets: readonly SheetPart[], row: number): { readonly sheet?: string; readonly row: number } {
  const part = sheets.findLast(({ above }) => row > above);
  return part ? { sheet: part.name, row: row - part.above } : { row };
}

/** Why a file is no table that can be taken; missing: none came. */
export type UnreadableReason =
  | "missing"
  | "not-a-table"
  | "old-format"
  | "encrypted"
  | "encoding"
  | "entities"
  | "formula"
  | "too-large"
  | "too-many-cells"
  | "too-many-rows"
  | "open-quote"
  | "several-lists"
  | "empty";

/** A file that is refused as a whole. `cell` names the place, where there is one: `C7`; of several lists their sheets. */
export class Unreadable extends Error {
  readonly reason: UnreadableReason;
  readonly cell: string;

  constructor(reason: UnreadableReason, cell = "") {
    super(`unreadable: ${reason} ${cell}`);
    this.name = "Unreadable";
    this.reason = reason;
    this.cell = cell;
  }
}

/** The most rows with something in them, and the most columns, that a table may have. */
export const MOST_ROWS = 20_100;
export const MOST_COLUMNS = 200;

/** A column's letters as spreadsheet programs write them: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnLetters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));
}

/** The inverse: of `AB12` or `AB`, 27. Undefined when it is no cell's name. */
export function columnIndex(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d*$/.exec(reference)?.[1];
  if (!letters) return undefined;
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
