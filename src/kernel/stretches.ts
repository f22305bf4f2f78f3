import type { Day } from "./days";

/** An entry of a register: from its first day to the day on which it no longer stands in it; null while it does. */
export type Entry = { readonly from: Day; readonly to: Day | null };

/** What stands in a register without a break, of however many entries: a name that is corrected cuts an entry, not a stretch. */
export type Stretch<Row extends Entry> = Entry & { readonly rows: readonly Row[] };

/** The stretches of one subject's entries, oldest first. Entries of no day stand for nothing. */
export function stretchesOf<Row extends Entry>(entries: readonly Row[]): Stretch<Row>[] {
  const found: Stretch<Row>[] = [];
  for (const row of entries.filter(({ from, to }) => from !== to).toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = found.at(-1);
    if (last && last.to === row.from) found[found.length - 1] = { ...last, to: row.to, rows: [...last.rows, row] };
    else found.push({ ...row, rows: [row] });
  }
  return found;
}

/** A day on which a subject began to count (`from`), or from which it no longer counted (`to`). */
export type Boundary = "from" | "to";
export type Turn<Row extends Entry> = {
  readonly boundary: Boundary;
  readonly day: Day;
  /** The day of the turn before it: an earlier day can't be. */
  readonly floor: Day;
  /** The day of the turn after it: a later day can't be; null when none came after. */
  readonly ceiling: Day | null;
  readonly stretch: Stretch<Row>;
  /** The first of all: that it was admitted. */
  readonly first: boolean;
};

/**
 * All turns of a subject's life in a register, oldest first. `earliest`: before it nobody could be admitted; `latest`: after it nobody could
 * count, null when nothing ends it.
 */
export function turnsOf<Row extends Entry>(entries: readonly Row[], earliest: Day, latest: Day | null): Turn<Row>[] {
  const stretches = stretchesOf(entries);
  return stretches.flatMap((stretch, index) => {
    const { from, to } = stretch;
    const floor = stretches[index - 1]?.to ?? earliest;
    const ceiling = stretches[index + 1]?.from ?? latest;
    const began: Turn<Row> = { boundary: "from", day: from, floor, ceiling: to, stretch, first: index === 0 };
    if (to === null) return [began];
    return [began, { boundary: "to", day: to, floor: from, ceiling, stretch, first: false }];
  });
}

/** Why a turn can't have come on that day; undefined when it can. It never overtakes the turn before it or after it, and nothing came tomorrow. */
export function dayFault(
  { day, floor, ceiling }: Pick<Turn<Entry>, "day" | "floor" | "ceiling">,
  asked: Day,
  today: Day,
) {
  if (asked > today) return "in-future";
  if (asked === day) return "same-day";
  if (asked < floor) return "before-the-step-before";
  return ceiling !== null && asked > ceiling ? "after-the-step-after" : undefined;
}

/**
 * What becomes of the entries of a stretch when one of its turns came on another day: each that changes, as it is then. One that lies
 * outside stands for no day from now on, and stays as a row. A pure function.
 */
export function turnedOn<Row extends Entry>(
  { boundary, stretch }: Pick<Turn<Row>, "boundary" | "stretch">,
  day: Day,
): { readonly row: Row; readonly becomes: Entry }[] {
  const { rows, from, to: end } = stretch;
  const becomes = (row: Row): Entry => {
    if (boundary === "from") {
      const first = row.from === from || row.from < day ? day : row.from;
      return { from: row.to !== null && row.to < first ? row.to : first, to: row.to };
    }
    const last = row.to === null || row.to === end || row.to > day ? day : row.to;
    return { from: row.from < last ? row.from : last, to: last };
  };
  return rows
    .map((row) => ({ row, becomes: becomes(row) }))
    .filter(({ row, becomes: entry }) => row.from !== entry.from || row.to !== entry.to);
}
