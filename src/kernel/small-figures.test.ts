import fc from "fast-check";
import { expect, test } from "vitest";
import { isSmall, SMALLEST_FIGURE, unlisted, withheld, withheldTogether } from "./small-figures";

const published = (...numbers: number[]) => {
  const { keys, total } = withheld(numbers.map((n, index) => ({ key: String(index), n })));
  return { shown: numbers.map((n, index) => (keys.has(String(index)) ? null : n)), total };
};

test("a breakdown for everybody: what is small, and what would give it away", () => {
  expect(published(27, 15, 3)).toEqual({ shown: [27, 15, 3], total: false });
  expect(published(0, 0, 0)).toEqual({ shown: [0, 0, 0], total: false });
  // Five sites in five places: with the noughts printed, everybody would know that each has one.
  expect(published(1, 1, 1, 1, 1, 0, 0)).toEqual({ shown: [null, null, null, null, null, null, null], total: false });
  // Which of the others goes with it doesn't follow their size.
  expect(published(2, 27, 15)).toEqual({ shown: [null, 27, null], total: false });
  expect(published(2, 15, 27)).toEqual({ shown: [null, 15, null], total: false });
  expect(published(1, 1, 27, 15)).toEqual({ shown: [null, null, 27, null], total: false });
  // Nine in all and one of them three: the other three would be two each, were the last not taken whatever its size.
  expect(published(2, 2, 2, 3)).toEqual({ shown: [null, null, null, null], total: false });
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

const PLACES = ["east", "west"] as const;
/** What each of two places has in two block economies of its own, and outside of them. */
type World = readonly [a: number, b: number, outside: number, c: number, d: number, elsewhere: number];

/** All that is printed of a world, and the cells that a reader would like to know. */
function told([a, b, outside, c, d, elsewhere]: World) {
  const places = PLACES.map((key, at) => ({ key, n: at === 0 ? a + b + outside : c + d + elsewhere }));
  const parts = [
    { key: "a", n: a, within: "east" },
    { key: "b", n: b, within: "east" },
    { key: "c", n: c, within: "west" },
    { key: "d", n: d, within: "west" },
    { key: "none", n: outside + elsewhere, within: null },
  ].filter(({ n }) => n > 0);
  const veil = withheld(places);
  const hidden = unlisted(parts, places);
  const shown = parts.filter(({ key }) => !hidden.has(key));
  const total = places.reduce((sum, { n }) => sum + n, 0);
  const page = [
    veil.total ? "?" : total,
    ...places.map(({ key, n }) => (veil.keys.has(key) ? "?" : n)),
    ...shown.map(({ key, n }) => key + n),
    hidden.size > 0 ? "others" : "",
  ].join(" ");
  return { page, places, parts, veil, hidden, shown, total };
}

/** Cells of worlds, none above `edge`, whose small figure is settled by what is printed: no other world of `size` cells prints the same page. */
function settled(
  size: number,
  edge: number,
  pageOf: (world: readonly number[]) => { page: string; cells: readonly number[] },
) {
  const seen = new Map<string, readonly Set<number>[]>();
  const worlds = Array.from({ length: (edge + 1) ** size }, (_, at) =>
    Array.from({ length: size }, (_cell, place) => Math.floor(at / (edge + 1) ** place) % (edge + 1)),
  );
  for (const world of worlds) {
    const { page, cells } = pageOf(world);
    const values = seen.get(page) ?? cells.map(() => new Set<number>());
    seen.set(page, values);
    for (const [at, n] of cells.entries()) values[at]?.add(n);
  }
  let asked = 0;
  const known = worlds.flatMap((world) => {
    // Worlds at the edge have neighbours that weren't made.
    if (Math.max(...world) > edge - 2) return [];
    const { page, cells } = pageOf(world);
    const small = cells.flatMap((n, at) => (isSmall(n) ? [at] : []));
    asked += small.length;
    return small.some((at) => (seen.get(page)?.[at]?.size ?? 0) < 2) ? [`${world.join()}: ${page}`] : [];
  });
  return { known, asked };
}

test("whoever knows the rule can't work out a small figure: another city prints the same page", () => {
  const { known, asked } = settled(4, 6, (cells) => {
    const { shown, total } = published(...cells);
    return { cells, page: `${total ? "?" : cells.reduce((sum, n) => sum + n, 0)}: ${shown.join()}` };
  });
  expect(known).toEqual([]);
  expect(asked).toBeGreaterThan(900);
});

test("nor from two breakdowns of the same whole beside each other", () => {
  const { known, asked } = settled(6, 4, (world) => {
    const [a = 0, b = 0, outside = 0, c = 0, d = 0, elsewhere = 0] = world;
    const { page, places } = told([a, b, outside, c, d, elsewhere]);
    return { page, cells: [...places.map(({ n }) => n), a, b, c, d] };
  });
  expect(known).toEqual([]);
  expect(asked).toBeGreaterThan(1000);
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
  expect([...unlisted(towns, [{ key: "east", n: 20 }])].sort()).toEqual(["town 1", "town 2", "town 3", "town 4"]);
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
