/** Below this a figure isn't printed as digits to people who see figures only: it could point at somebody (features.md A). */
export const SMALLEST_FIGURE = 3;

/** From here on a cell of a breakdown stands by itself: one above the floor, so that whoever knows that one came since yesterday finds the floor. */
const CLEAR = SMALLEST_FIGURE + 1;

/** So many cells are always withheld with others: of two that nobody ever reads beside a small one, neither follows when the third is told. */
const COMPANY = 2;

export type Cell = { readonly key: string; readonly n: number };

/** What of a breakdown isn't printed: which of its cells, and whether not even the total. */
export type Withheld = { readonly keys: ReadonlySet<string>; readonly total: boolean };

/**
 * Which figures of a breakdown are told in words to the whole public, its total being printed beside it. As soon as one isn't clear of the floor,
 * all that aren't are in words, noughts among them, and with them two that are always taken, and then as many more until they come to the floor
 * together: so none follows from the total less the others, neither does a small sum, and neither from the same page of the day before or after,
 * for whoever takes it that one came or left in between. Who is taken goes by the keys, the last first, and never by size: a rule that took
 * the next larger would tell whoever knows it how large the others aren't. All withheld look alike. When the cells don't come so far, the total is
 * withheld with them. A breakdown that is clear throughout, or of noughts alone, is printed whole.
 */
export function withheld(cells: readonly Cell[]): Withheld {
  const total = cells.reduce((sum, { n }) => sum + n, 0);
  if (total === 0 || cells.every(({ n }) => n >= CLEAR)) return { keys: new Set(), total: false };
  const ordered = cells.toSorted(lastFirst);
  const keys = new Set(ordered.filter(({ n }, at) => n < CLEAR || at < COMPANY).map(({ key }) => key));
  const sum = () => cells.reduce((all, { key, n }) => (keys.has(key) ? all + n : all), 0);
  for (const { key } of ordered) if (sum() < SMALLEST_FIGURE) keys.add(key);
  return { keys, total: keys.size < COMPANY || sum() < SMALLEST_FIGURE };
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

/** The key of what belongs to no row of such a breakdown. */
export const OF_NONE = "none";

/** A row of a breakdown that lists no noughts; `within`: the place in which all of it lies, of a breakdown that is printed beside it. */
export type Part = Cell & { readonly within: string | null };

/**
 * Which rows of such a breakdown aren't listed to a reader of words: one that isn't clear of the floor, one of a place that is itself told in words,
 * always what belongs to none, and as many more (first those of no place) as it takes until neither a place less its rows nor the whole less all
 * that are listed comes near a small number. They aren't even named, so that nought and few look alike. Who is always taken doesn't depend
 * on which others there are: a row that appears would move it, and show itself. `places` is the breakdown by place of the same whole.
 */
export function unlisted(parts: readonly Part[], places: readonly Cell[]): ReadonlySet<string> {
  const veil = withheld(places);
  const ordered = parts.toSorted((a, b) => Number(a.within !== null) - Number(b.within !== null) || lastFirst(a, b));
  const keys = new Set([OF_NONE]);
  for (const { key, n, within } of ordered)
    if (n < CLEAR || veil.total || (within !== null && veil.keys.has(within))) keys.add(key);
  const leavesFew = (whole: number, rows: readonly Part[]) => {
    const rest = rows.reduce((left, { key, n }) => (keys.has(key) ? left : left - n), whole);
    return rest > 0 && rest < CLEAR;
  };
  for (const place of places) {
    const inside = ordered.filter(({ within }) => within === place.key);
    for (const { key } of inside) if (leavesFew(place.n, inside)) keys.add(key);
  }
  const whole = parts.reduce((sum, { n }) => sum + n, 0);
  for (const { key } of ordered) if (leavesFew(whole, ordered)) keys.add(key);
  return keys;
}

/** Whether a figure is told in words: nought tells of nobody. */
export function isSmall(n: number): boolean {
  return n > 0 && n < SMALLEST_FIGURE;
}
