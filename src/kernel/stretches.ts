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
  /** The day of the step before it: an earlier day can't be. */
  readonly floor: Day;
  readonly stretch: Stretch<Row>;
  /** The first of all: that it was admitted. */
  readonly first: boolean;
};

/** All turns of a subject's life in a register, oldest first. `earliest`: before it nobody could be admitted. */
export function turnsOf<Row extends Entry>(entries: readonly Row[], earliest: Day): Turn<Row>[] {
  let floor = earliest;
  return stretchesOf(entries).flatMap((stretch, index) => {
    const { from, to } = stretch;
    const began: Turn<Row> = { boundary: "from", day: from, floor, stretch, first: index === 0 };
    if (to === null) return [began];
    floor = to;
    return [began, { boundary: "to", day: to, floor: from, stretch, first: false }];
  });
}

/** Why a turn can't have come on that day; undefined when it can. Entering late makes a turn earlier, and never overtakes the one before it. */
export function lateFault({ day, floor }: Pick<Turn<Entry>, "day" | "floor">, asked: Day, today: Day) {
  if (asked > today) return "in-future";
  if (asked >= day) return "not-earlier";
  return asked < floor ? "before-the-step-before" : undefined;
}

/**
 * What becomes of the entries of a stretch when one of its turns came on an earlier day: each that changes, as it is then. One that would begin
 * after the end stands for no day from now on, and stays as a row. A pure function.
 */
export function turnedOn<Row extends Entry>(
  { boundary, stretch }: Pick<Turn<Row>, "boundary" | "stretch">,
  day: Day,
): { readonly row: Row; readonly becomes: Entry }[] {
  const { rows } = stretch;
  if (boundary === "from") return rows.slice(0, 1).map((row) => ({ row, becomes: { from: day, to: row.to } }));
  return rows
    .filter(({ to }) => to === null || to > day)
    .map((row) => ({ row, becomes: { from: row.from < day ? row.from : day, to: day } }));
}
