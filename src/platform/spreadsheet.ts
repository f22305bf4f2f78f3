import writeExcel from "write-excel-file/node";
import { csvOf, inertText } from "@/kernel/csv";

export type Cell = string | number | null;

/** A list as a file: its rows under their heads, and apart from them who took it, when, and through which filter. */
export type Sheet = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly notes: readonly (readonly [label: string, value: Cell])[];
};

/** The rows, then the notes after an empty line: the heads stay in the first line, where programs look for them. */
export function csvFile({ columns, rows, notes }: Sheet): string {
  return csvOf([columns, ...rows, [], ...notes]);
}

/** The same as an Excel file, the notes on a sheet of their own. Texts are made inert as in CSV: people copy cells and type them anew. */
export async function excelFile({ title, columns, rows, notes }: Sheet, notesTitle: string): Promise<Buffer> {
  const head = columns.map((value) => ({ value, fontWeight: "bold" as const, backgroundColor: "#E7EDED" }));
  return writeExcel([
    {
      sheet: sheetName(title),
      data: [head, ...rows.map(cellsOf)],
      columns: widthsOf([columns, ...rows]),
      stickyRowsCount: 1,
    },
    { sheet: sheetName(notesTitle), data: notes.map(cellsOf), columns: widthsOf(notes) },
  ]).toBuffer();
}

function cellsOf(
  cells: readonly Cell[],
): ({ type: typeof String; value: string } | { type: typeof Number; value: number } | null)[] {
  return cells.map((value) => {
    if (value === null || value === "") return null;
    return typeof value === "number" ? { type: Number, value } : { type: String, value: inertText(value) };
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
      [...String(cells[column] ?? "")].reduce((sum, letter) => sum + (letter > "\u2000" ? 2 : 1), 0),
    );
    return { width: Math.min(48, Math.max(8, ...lengths) + 2) };
  });
}
