/**
 * Rows as a CSV file that spreadsheet programs open as text and never as formulas: a cell that would begin one gets an apostrophe before it.
 * With a byte order mark, or Excel takes Chinese for something else; lines end as RFC 4180 wants.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("")}`;
}

/** A text that no spreadsheet program takes for a formula, nor types anew as one. */
export function inertText(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
}

function csvCell(value: string | number | null): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  const text = inertText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
