import fc from "fast-check";
import { expect, test } from "vitest";
import { cutOf, placesOf } from "./schema";

test("equal totals share a place, and the places behind them stay empty", () => {
  const places = placesOf([80, 92.25, 92.25, 95].map((total) => ({ total })));
  expect(places.map(({ total, place, tied }) => [total, place, tied])).toEqual([
    [95, 1, false],
    [92.25, 2, true],
    [92.25, 2, true],
    [80, 4, false],
  ]);
});

test("what is out of the ranking has no place and uses up none", () => {
  const rows = [
    { total: 99, out: true },
    { total: 80, out: false },
    { total: 92, out: false },
  ];
  expect(placesOf(rows).map(({ total, place }) => [total, place])).toEqual([
    [92, 1],
    [80, 2],
    [99, null],
  ]);
});

test("whoever has more never stands behind, and as many stand before one as his place says", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(440).map((quarters) => ({ total: quarters / 4 }))), (rows) => {
      const places = placesOf(rows);
      expect(places).toHaveLength(rows.length);
      for (const one of places) expect(places.filter(({ total }) => total > one.total).length + 1).toBe(one.place);
    }),
  );
});

test("the places of a year reach as far as there are, and take all that are level there", () => {
  const of = (...totals: number[]) => totals.map((total) => ({ total }));
  expect(cutOf(of(80, 95, 92.25), 2)).toEqual({ total: 92.25, within: 2 });
  expect(cutOf(of(80, 95, 92.25, 92.25), 2)).toEqual({ total: 92.25, within: 3 });
  expect(cutOf(of(80, 95), 5)).toEqual({ total: 80, within: 2 });
  expect(cutOf([], 5)).toBeUndefined();
});
