/** A list of more rows isn't made while its reader waits. */
export const MOST_AT_ONCE = 5_000;
/** How long a file lies ready, in days. */
export const KEPT_DAYS = 7;
/** The job that makes the files. */
export const EXPORT_JOB = "make-exports";

/** Places of columns in a list, in its order; `strange`: what was asked for and it doesn't have. */
export type ChosenColumns = { readonly chosen: readonly number[]; readonly strange: readonly string[] };

/**
 * The columns that were asked for by their heads; nothing asked for: all. Columns of the same head are chosen together, and one without a head, which
 * nobody can name, is always there. `heads`: the same columns' heads, in one language or in several.
 */
export function chosenColumns(asked: readonly string[], heads: readonly (readonly string[])[]): ChosenColumns {
  const all = (heads[0] ?? []).map((_, place) => place);
  if (asked.length === 0) return { chosen: all, strange: [] };
  const known = heads.map((language) => language.map(onOneLine));
  const wanted = new Set(["", ...asked.map(onOneLine)]);
  return {
    chosen: all.filter((place) => known.some((language) => wanted.has(language[place] ?? ""))),
    strange: asked.filter((head) => !known.some((language) => language.includes(onOneLine(head)))),
  };
}

/** Forms post a line break in a head of somebody's list as another one. */
function onOneLine(head: string): string {
  return head.replace(/\s+/g, " ").trim();
}

type Table<Cell> = { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

/** A table with some of its columns, and the heads of those that are left out. */
export function withColumns<Cell>(
  { columns, rows }: Table<Cell>,
  chosen: readonly number[],
): Table<Cell> & { readonly leftOut: readonly string[] } {
  if (chosen.length === columns.length) return { columns, rows, leftOut: [] };
  const kept = new Set(chosen);
  const of = <Value>(row: readonly Value[]) => row.filter((_, place) => kept.has(place));
  return { columns: of(columns), rows: rows.map(of), leftOut: columns.filter((_, place) => !kept.has(place)) };
}
