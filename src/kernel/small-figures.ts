/** Below this a figure isn't printed as digits to people who see figures only: it could point at somebody (features.md A). */
export const SMALLEST_FIGURE = 3;

export type Cell = { readonly key: string; readonly n: number };

/**
 * Which of these figures are told as words, by key: the small ones, and, when only one is small, the next one too, so that it can't be
 * worked out from the total.
 */
export function hiddenCells(cells: readonly Cell[]): ReadonlySet<string> {
  const small = cells.filter(({ n }) => n > 0 && n < SMALLEST_FIGURE);
  if (small.length !== 1) return new Set(small.map(({ key }) => key));
  const next = cells.filter(({ n }) => n >= SMALLEST_FIGURE).sort((a, b) => a.n - b.n)[0];
  return new Set([...small, ...(next ? [next] : [])].map(({ key }) => key));
}
