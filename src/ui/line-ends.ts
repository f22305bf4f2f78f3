/** How high what is drawn of a chart is, and a name at a line's end, in pixels. */
const [DRAWN, NAME] = [180, 14];

type Points = readonly { readonly values: readonly (number | null)[] }[];

/**
 * By how many pixels the name at each line's end gives way to those that end beside it: always upwards, because below the lowest stand the dates. Of two that
 * end alike the later one stands below.
 */
export function shiftsOf(points: Points): readonly number[] {
  const ends = points.at(-1)?.values.map((value) => value ?? 0) ?? [];
  const all = points.flatMap(({ values }) => values.map((value) => value ?? 0));
  const span = Math.max(1, ...all) - Math.min(0, ...all);
  const heights = ends.map((end, rank) => ({ rank, own: (end / span) * DRAWN }));
  const shifts = ends.map(() => 0);
  let free = Number.NEGATIVE_INFINITY;
  for (const { rank, own } of heights.toSorted((a, b) => a.own - b.own || b.rank - a.rank)) {
    const height = Math.max(own, free);
    shifts[rank] = own - height || 0;
    free = height + NAME;
  }
  return shifts;
}
