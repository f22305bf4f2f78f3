import writeExcel from "write-excel-file/node";
import { type Cell, plainCell } from "@/kernel/cell";
import { csvOf, inertText } from "@/kernel/csv";

/** A list as a file: its rows under their heads, and apart from them who took it, when, and through which filter. */
export type Sheet = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly notes: readonly (readonly [label: string, value: Cell])[];
  /** Columns that offer what may stand in them: as a list in each cell, and all of it on a sheet of its own. */
  readonly choices?: {
    readonly title: string;
    readonly lists: readonly { readonly column: number; readonly values: readonly string[] }[];
  };
};

/** So many rows below the head offer their choices; as many as a list may have (`platform/table-file`). */
const ROWS_WITH_CHOICES = 20_000;

/** The rows, then the notes after an empty line: the heads stay in the first line, where programs look for them. */
export function csvFile({ columns, rows, notes }: Sheet): string {
  return csvOf([columns, ...rows, [], ...notes].map((cells) => cells.map(plainCell)));
}

/** The same as an Excel file, the notes on a sheet of their own. Texts are made inert as in CSV: people copy cells and type them anew. */
export async function excelFile({ title, columns, rows, notes, choices }: Sheet, notesTitle: string): Promise<Buffer> {
  const head = columns.map((value) => ({ value, fontWeight: "bold" as const, backgroundColor: "#E7EDED" }));
  const main = {
    sheet: sheetName(title),
    data: [head, ...rows.map(cellsOf)],
    columns: widthsOf([columns, ...rows]),
    stickyRowsCount: 1,
  };
  const told = { sheet: sheetName(notesTitle), data: notes.map(cellsOf), columns: widthsOf(notes) };
  if (!choices) return writeExcel([main, told]).toBuffer();
  const offered = offeredRows(columns, choices.lists);
  const list = { sheet: sheetName(choices.title), data: offered.map(cellsOf), columns: widthsOf(offered) };
  return writeExcel([main, told, list], { features: [offering(choices)] }).toBuffer();
}

type Choices = NonNullable<Sheet["choices"]>;

/** What may stand in each of these columns, one below the other under its head. */
function offeredRows(columns: readonly string[], lists: Choices["lists"]): (string | null)[][] {
  const longest = Math.max(0, ...lists.map(({ values }) => values.length));
  return [
    lists.map(({ column }) => columns[column] ?? ""),
    ...Array.from({ length: longest }, (_, row) => lists.map(({ values }) => values[row] ?? null)),
  ];
}

/** The cells of the first sheet offer what the last one lists; other ways of writing it stay possible, as the list is read anyway. */
function offering({ title, lists }: Choices) {
  const sheet = sheetName(title).replaceAll("'", "''");
  const rules = lists.map(({ column, values }, index) => {
    const at = letters(index);
    return `<dataValidation type="list" allowBlank="1" sqref="${letters(column)}2:${letters(column)}${ROWS_WITH_CHOICES + 1}"><formula1>'${sheet}'!$${at}$2:$${at}$${values.length + 1}</formula1></dataValidation>`;
  });
  const markup = `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`;
  const insert = (_: unknown, { sheetIndex }: { readonly sheetIndex: number }) =>
    sheetIndex === 0 ? markup : undefined;
  return { files: { transform: { "xl/worksheets/sheet{id}.xml": { insert } } } };
}

/** A column's letter; lists have fewer than 26 columns. */
function letters(column: number): string {
  return String.fromCharCode(65 + column);
}

function cellsOf(
  cells: readonly Cell[],
): (
  | { type: typeof String; value: string; wrap?: true }
  | { type: typeof Number; value: number; format?: string }
  | null
)[] {
  return cells.map((value) => {
    if (value === null || value === "") return null;
    if (typeof value === "object") return { type: Number, value: value.share, format: "0.0%" };
    if (typeof value === "number") return { type: Number, value };
    // Excel shows the lines of a text as lines where it is told to wrap, else as one without anything between them.
    return { type: String, value: inertText(value), ...(value.includes("\n") ? { wrap: true } : {}) };
  });
}

/** Excel allows 31 characters and no brackets, slashes, colons, stars, question marks. */
function sheetName(text: string): string {
  return text.replace(/[[\]*?/\\:]/g, " ").slice(0, 31);
}

/** Wide enough for the first rows, a Chinese character counting two; never so wide that the rest is out of sight. */
function widthsOf(rows: readonly (readonly Cell[])[]): { width: number }[] {
  const sample = rows.slice(0, 200);
  return (rows[0] ?? []).map((_, column) => {
    const lengths = sample.map((cells) =>
      [...String(plainCell(cells[column] ?? null) ?? "")].reduce((sum, letter) => sum + (letter > "\u2000" ? 2 : 1), 0),
    );
    return { width: Math.min(48, Math.max(8, ...lengths) + 2) };
  });
}
