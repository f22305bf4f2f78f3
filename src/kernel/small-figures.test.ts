import fc from "fast-check";
import { expect, test } from "vitest";
import { isSmall, OF_NONE, SMALLEST_FIGURE, unlisted, withheld, withheldTogether } from "./small-figures";

const published = (...numbers: number[]) => {
  const { keys, total } = withheld(numbers.map((n, index) => ({ key: String(index), n })));
  return { shown: numbers.map((n, index) => (keys.has(String(index)) ? null : n)), total };
};

test("a breakdown for everybody: what is small, and what would give it away", () => {
  expect(published(27, 15, 4)).toEqual({ shown: [27, 15, 4], total: false });
  expect(published(0, 0, 0)).toEqual({ shown: [0, 0, 0], total: false });
  // Three is no small figure; printed on the day on which it comes, it would say that there were two the day before.
  expect(published(27, 3, 15, 9)).toEqual({ shown: [27, null, null, null], total: false });
  // Nor would the first of a place be told if its nought were.
  expect(published(27, 0, 15, 9)).toEqual({ shown: [27, null, null, null], total: false });
  // Five sites in five places: with the noughts printed, everybody would know that each has one.
  expect(published(1, 1, 1, 1, 1, 0, 0)).toEqual({ shown: [null, null, null, null, null, null, null], total: false });
  // Which of the others go with it doesn't follow their size.
  expect(published(2, 27, 15, 9)).toEqual({ shown: [null, 27, null, null], total: false });
  expect(published(2, 9, 27, 15)).toEqual({ shown: [null, 9, null, null], total: false });
  expect(published(1, 1, 27, 15, 40)).toEqual({ shown: [null, null, 27, null, null], total: false });
  // Nobody is taken for being large enough: of two noughts that are always taken the next in order goes along.
  expect(published(9, 12, 2, 0, 0)).toEqual({ shown: [9, null, null, null, null], total: false });
  expect(published(2, 0, 0)).toEqual({ shown: [null, null, null], total: true });
  expect(published(2)).toEqual({ shown: [null], total: true });
});

test("whoever subtracts what is printed from the total learns no small figure", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(8), { minLength: 1, maxLength: 9 }), (numbers) => {
      const { shown, total } = published(...numbers);
      const hidden = shown.filter((n) => n === null).length;
      expect(shown.some((n) => n !== null && isSmall(n))).toBe(false);
      const sum = numbers.reduce((all, n) => all + n, 0);
      if (!total) expect(isSmall(sum)).toBe(false);
      if (hidden === 0 || total) return;
      const rest = sum - shown.reduce<number>((all, n) => all + (n ?? 0), 0);
      // Two or more share at least the floor, each from nought up to all of it: no one of them is settled.
      expect(hidden).toBeGreaterThanOrEqual(2);
      expect(rest).toBeGreaterThanOrEqual(SMALLEST_FIGURE);
    }),
    { numRuns: 2000 },
  );
});

/** What each of two places has in two block economies of its own, and outside of them. */
type World = readonly [a: number, b: number, outside: number, c: number, d: number, elsewhere: number];

/** All that is printed of a world, and the cells that a reader would like to know. */
function told([a, b, outside, c, d, elsewhere]: World) {
  const places = [
    { key: "east", n: a + b + outside },
    { key: "west", n: c + d + elsewhere },
  ];
  const parts = [
    { key: "a", n: a, within: "east" },
    { key: "b", n: b, within: "east" },
    { key: "c", n: c, within: "west" },
    { key: "d", n: d, within: "west" },
    { key: OF_NONE, n: outside + elsewhere, within: null },
  ].filter(({ n }) => n > 0);
  const veil = withheld(places);
  const hidden = unlisted(parts, places);
  const shown = parts.filter(({ key }) => !hidden.has(key));
  const total = places.reduce((sum, { n }) => sum + n, 0);
  const page = [
    veil.total ? "?" : total,
    ...places.map(({ key, n }) => (veil.keys.has(key) ? "?" : n)),
    ...shown.map(({ key, n }) => key + n),
  ].join(" ");
  return { page, cells: [...places.map(({ n }) => n), a, b, c, d], places, veil, hidden, shown, total };
}

/** A page of a world, and what a reader would like to know from it. */
type Told = { readonly page: string; readonly cells: readonly number[] };
type Cities = { readonly size: number; readonly edge: number; readonly days: 1 | 2 };

/**
 * Stories of so many days, in which one or none comes or leaves each day, of worlds of `size` cells up to `edge`: those in which a small figure is
 * settled by the pages of the days, because in every story with the same pages it is the same; and how many small figures there were.
 */
function settled({ size, edge, days }: Cities, toldOf: (world: readonly number[]) => Told) {
  const place = (cell: number) => (edge + 1) ** cell;
  const worlds = Array.from({ length: place(size) }, (_, at) =>
    Array.from({ length: size }, (_cell, cell) => Math.floor(at / place(cell)) % (edge + 1)),
  );
  const pages = worlds.map(toldOf);
  const tomorrow = (at: number) => [
    at,
    ...(worlds[at] ?? []).flatMap((n, cell) => [
      ...(n < edge ? [at + place(cell)] : []),
      ...(n > 0 ? [at - place(cell)] : []),
    ]),
  ];
  // Worlds at the edge have neighbours that weren't made.
  const isInner = worlds.map((world) => Math.max(...world) <= edge - 2);
  const alike = new Map<string, { story: string; low: number[]; high: number[]; small: number; inner: boolean }>();
  for (const first of worlds.keys())
    for (const story of days === 1 ? [[first]] : tomorrow(first).map((next) => [first, next])) {
      const print = story.map((at) => pages[at]?.page).join(" → ");
      const cells = story.flatMap((at) => pages[at]?.cells ?? []);
      const known = alike.get(print) ?? { story: "", low: [...cells], high: [...cells], small: 0, inner: true };
      known.story ||= `${story.map((at) => worlds[at]?.join()).join(" → ")}: ${print}`;
      known.inner &&= story.every((at) => isInner[at]);
      known.small += cells.filter(isSmall).length;
      for (const [at, n] of cells.entries()) {
        known.low[at] = Math.min(n, known.low[at] ?? n);
        known.high[at] = Math.max(n, known.high[at] ?? n);
      }
      alike.set(print, known);
    }
  const inner = [...alike.values()].filter((each) => each.inner);
  return {
    known: inner.flatMap(({ story, low, high }) => (low.some((n, at) => isSmall(n) && n === high[at]) ? [story] : [])),
    asked: inner.reduce((sum, { small }) => sum + small, 0),
  };
}

const flat = (cells: readonly number[]): Told => {
  const { shown, total } = published(...cells);
  return { cells, page: `${total ? "?" : cells.reduce((sum, n) => sum + n, 0)}: ${shown.join()}` };
};
const beside = ([a = 0, b = 0, outside = 0, c = 0, d = 0, elsewhere = 0]: readonly number[]) =>
  told([a, b, outside, c, d, elsewhere]);

test("whoever knows the rule can't work out a small figure: another city prints the same page", () => {
  const { known, asked } = settled({ size: 4, edge: 8, days: 1 }, flat);
  expect(known).toEqual([]);
  expect(asked).toBeGreaterThan(1000);
});

test("nor from the pages of two days, when he takes it that at most one came or left between them", () => {
  const { known, asked } = settled({ size: 4, edge: 7, days: 2 }, flat);
  expect(known).toEqual([]);
  expect(asked).toBeGreaterThan(7000);
});

test("nor from two breakdowns of the same whole beside each other", () => {
  const { known, asked } = settled({ size: 6, edge: 5, days: 1 }, beside);
  expect(known).toEqual([]);
  expect(asked).toBeGreaterThan(200);
});

test("nor from those of two days", () => {
  const one = settled({ size: 4, edge: 7, days: 2 }, ([a = 0, outside = 0, c = 0, elsewhere = 0]) =>
    beside([a, 0, outside, c, 0, elsewhere]),
  );
  expect(one.known).toEqual([]);
  expect(one.asked).toBeGreaterThan(4500);
});

test("of a breakdown beside another no listed row is small, and none is what a place or the whole leaves over", () => {
  const n = fc.nat(6);
  fc.assert(
    fc.property(n, n, n, n, n, n, (...world) => {
      const { places, veil, hidden, shown, total } = told(world);
      expect(shown.some((row) => isSmall(row.n))).toBe(false);
      const sum = (rows: readonly { readonly n: number }[]) => rows.reduce((all, row) => all + row.n, 0);
      if (hidden.size > 0 && shown.length > 0) expect(isSmall(total - sum(shown))).toBe(false);
      for (const place of places) {
        const inside = shown.filter(({ within }) => within === place.key);
        if (veil.keys.has(place.key)) expect(inside).toEqual([]);
        else if (inside.length > 0) expect(isSmall(place.n - sum(inside))).toBe(false);
      }
    }),
    { numRuns: 3000 },
  );
});

test("three firms in three towns: that each has one isn't told; nor the one firm of a place outside its block economy", () => {
  const towns = [9, 1, 1, 1, 8].map((n, at) => ({ key: `town ${at}`, n, within: "east" }));
  expect([...unlisted(towns, [{ key: "east", n: 20 }])].sort()).toEqual([
    "none",
    "town 1",
    "town 2",
    "town 3",
    "town 4",
  ]);
  const near = [
    { key: "weavers", n: 4, within: "east" },
    { key: "none", n: 30, within: null },
  ];
  const places = [
    { key: "east", n: 5 },
    { key: "west", n: 29 },
  ];
  expect([...unlisted(near, places)].sort()).toEqual(["none", "weavers"]);
});

/** All ways in which so many fall into so many cells. */
function splits(total: number, cells: number): number[][] {
  if (cells === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) =>
    splits(total - first, cells - 1).map((rest) => [first, ...rest]),
  ).flat();
}

test("of two breakdowns of one whole no small figure is settled, even for somebody who knows the rule and tries every table that could be", () => {
  const cellsOf = (numbers: readonly number[]) => numbers.map((n, index) => ({ key: String(index), n }));
  const alike = new Map<string, number[][]>();
  for (let total = 0; total <= 9; total++)
    for (const statuses of splits(total, 3))
      for (const places of splits(total, 2)) {
        const both = [statuses, places];
        const veils = withheldTogether(both.map(cellsOf));
        const shown = both.map((numbers, at) =>
          numbers.map((n, index) => (veils[at]?.keys.has(String(index)) ? null : n)),
        );
        const print = JSON.stringify([shown, veils[0]?.total ? null : total]);
        alike.set(print, [...(alike.get(print) ?? []), [...statuses, ...places]]);
      }
  for (const [print, tables] of alike)
    for (const [index, n] of tables[0]?.entries() ?? []) {
      const could = new Set(tables.map((table) => table[index]));
      if (could.size === 1) expect(isSmall(n), print).toBe(false);
    }
});
