import { z } from "zod";

/** Of which year the round is. */
export const rankingQuery = z.object({ year: z.coerce.number().int().min(2014).max(2100).optional().catch(undefined) });

/**
 * Places by total, greatest first. Equal totals share a place, and the places behind them stay empty: 1, 2, 2, 4. What is `out` of it (refused,
 * taken back, revoked) uses up none: it has no place, and stands at the end.
 */
export function placesOf<Row extends { readonly total: number; readonly out?: boolean }>(
  rows: readonly Row[],
): (Row & { readonly place: number | null; readonly tied: boolean })[] {
  const within = rows.filter(({ out }) => !out);
  return [...within.toSorted(greatestFirst), ...rows.filter(({ out }) => out).toSorted(greatestFirst)].map((row) => ({
    ...row,
    place: row.out ? null : 1 + within.filter(({ total }) => total > row.total).length,
    tied: !row.out && within.filter(({ total }) => total === row.total).length > 1,
  }));
}

/**
 * Down to which total the places of a year reach, and how many are within: of those that pass alone, since whoever fails is awarded nothing and takes
 * nobody's place. Equal totals stand or fall together, so they may be more than there are places. Undefined: none passes.
 */
export function cutOf(
  passed: readonly { readonly total: number }[],
  places: number,
): { readonly total: number; readonly within: number } | undefined {
  const last = passed.toSorted(greatestFirst).slice(0, places).at(-1);
  return last && { total: last.total, within: passed.filter(({ total }) => total >= last.total).length };
}

function greatestFirst(a: { readonly total: number }, b: { readonly total: number }): number {
  return b.total - a.total;
}
