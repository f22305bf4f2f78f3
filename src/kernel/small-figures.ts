/** Below this a figure isn't printed as digits to people who see figures only: it could point at somebody (features.md A). */
export const SMALLEST_FIGURE = 3;

export type Cell = { readonly key: string; readonly n: number };

/** What of a breakdown isn't printed: which of its cells, and whether not even the total. */
export type Withheld = { readonly keys: ReadonlySet<string>; readonly total: boolean };

/**
 * Which figures of a breakdown are told in words to the whole public, its total being printed beside it. As soon as one is small, all below
 * the floor are, noughts among them, and with them one that is always taken, and then as many more until at least two are withheld and they
 * come to the floor together: so none follows from the total less the others, and neither does a small sum. Who is taken goes by the keys, the
 * last first, and never by size: a rule that took the next larger would tell whoever knows it how large the others aren't. All withheld look
 * alike. When the cells don't come so far, the total is withheld with them. A breakdown without a small figure is printed whole.
 */
export function withheld(cells: readonly Cell[]): Withheld {
  const total = cells.reduce((sum, { n }) => sum + n, 0);
  if (!cells.some(({ n }) => isSmall(n))) return { keys: new Set(), total: isSmall(total) };
  const ordered = cells.toSorted(lastFirst);
  const keys = new Set(ordered.filter(({ n }, at) => n < SMALLEST_FIGURE || at === 0).map(({ key }) => key));
  const sum = () => cells.reduce((all, { key, n }) => (keys.has(key) ? all + n : all), 0);
  for (const { key } of ordered) if (keys.size < 2 || sum() < SMALLEST_FIGURE) keys.add(key);
  return { keys, total: keys.size < 2 || sum() < SMALLEST_FIGURE };
}

/**
 * The same for several breakdowns of one whole that are printed side by side with its total: each by itself, and when one of them can't have the
 * total beside it, nothing of any, because the others would add up to it. Complete lists: a row of nought is a cell too.
 */
export function withheldTogether(breakdowns: readonly (readonly Cell[])[]): readonly Withheld[] {
  const veils = breakdowns.map(withheld);
  if (!veils.some(({ total }) => total)) return veils;
  return breakdowns.map((cells) => ({ keys: new Set(cells.map(({ key }) => key)), total: true }));
}

function lastFirst(a: Cell, b: Cell): number {
  return a.key > b.key ? -1 : 1;
}

/** A row of a breakdown that lists no noughts; `within`: the place in which all of it lies, of a breakdown that is printed beside it. */
export type Part = Cell & { readonly within: string | null };

/**
 * Which rows of such a breakdown aren't listed to a reader of words: a small one, one of a place that is itself told in words, and with them one
 * that is always taken (first those of no place) and as many more as it takes until neither a place less its rows nor the whole less all that
 * are listed is a small number, and no single row is left over. They aren't even named, so that nought and few look alike. `places` is the
 * breakdown by place of the same whole.
 */
export function unlisted(parts: readonly Part[], places: readonly Cell[]): ReadonlySet<string> {
  const veil = withheld(places);
  const ordered = parts.toSorted((a, b) => Number(a.within !== null) - Number(b.within !== null) || lastFirst(a, b));
  const keys = new Set<string>();
  for (const { key, n, within } of ordered)
    if (isSmall(n) || veil.total || (within !== null && veil.keys.has(within))) keys.add(key);
  const rest = (whole: number, rows: readonly Part[]) =>
    rows.reduce((left, { key, n }) => (keys.has(key) ? left : left - n), whole);
  for (const place of places) {
    const inside = ordered.filter(({ within }) => within === place.key);
    for (const { key } of inside) if (isSmall(rest(place.n, inside))) keys.add(key);
  }
  const whole = parts.reduce((sum, { n }) => sum + n, 0);
  for (const [at, { key }] of ordered.entries())
    if (keys.size > 0 && (at === 0 || keys.size < 2 || isSmall(rest(whole, ordered)))) keys.add(key);
  return keys;
}

/** Whether a figure is told in words: nought tells of nobody. */
export function isSmall(n: number): boolean {
  return n > 0 && n < SMALLEST_FIGURE;
}
