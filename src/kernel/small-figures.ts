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

/** What of a breakdown isn't printed: which of its cells, and whether not even the total. */
export type Withheld = { readonly keys: ReadonlySet<string>; readonly total: boolean };

/**
 * Which figures of a breakdown are told in words to the whole public, its total being printed beside it. As soon as one is small, all below
 * the floor are, noughts among them, and then the next larger ones, until at least two are withheld and they come to the floor together: so
 * none follows from the total less the others, and neither does a small sum. All withheld look alike. When the cells don't come so far, the
 * total is withheld with them. A breakdown without a small figure is printed whole.
 */
export function withheld(cells: readonly Cell[]): Withheld {
  const total = cells.reduce((sum, { n }) => sum + n, 0);
  if (!cells.some(({ n }) => isSmall(n))) return { keys: new Set(), total: isSmall(total) };
  const keys = new Set<string>();
  let sum = 0;
  for (const { key, n } of cells.toSorted((a, b) => a.n - b.n)) {
    if (n >= SMALLEST_FIGURE && keys.size >= 2 && sum >= SMALLEST_FIGURE) break;
    keys.add(key);
    sum += n;
  }
  return { keys, total: keys.size < 2 || sum < SMALLEST_FIGURE };
}

/** Whether a figure is told in words: nought tells of nobody. */
export function isSmall(n: number): boolean {
  return n > 0 && n < SMALLEST_FIGURE;
}
