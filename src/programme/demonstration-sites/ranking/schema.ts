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

function greatestFirst(a: { readonly total: number }, b: { readonly total: number }): number {
  return b.total - a.total;
}
