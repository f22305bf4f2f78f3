import { z } from "zod";

/** Of which year the round is. */
export const rankingQuery = z.object({ year: z.coerce.number().int().min(2014).max(2100).optional().catch(undefined) });

/** Places by total, greatest first. Equal totals share a place, and the places behind them stay empty: 1, 2, 2, 4. */
export function placesOf<Row extends { readonly total: number }>(
  rows: readonly Row[],
): (Row & { readonly place: number; readonly tied: boolean })[] {
  return rows
    .toSorted((a, b) => b.total - a.total)
    .map((row) => ({
      ...row,
      place: 1 + rows.filter(({ total }) => total > row.total).length,
      tied: rows.filter(({ total }) => total === row.total).length > 1,
    }));
}
