import fc from "fast-check";
import { expect, test } from "vitest";
import { shiftsOf } from "./line-ends";

const lastOf = (...values: number[]) => [{ values: values.map(() => 100) }, { values }];

test("names at the ends of lines give way upwards: the lowest stays above the dates", () => {
  expect(shiftsOf(lastOf(50, 20))).toEqual([0, 0]);
  expect(shiftsOf(lastOf(4, 0.2, 22))).toEqual([expect.closeTo(-7.16), 0, 0]);
  // Of two that end alike the later one is below.
  expect(shiftsOf(lastOf(9, 9))).toEqual([-14, 0]);
  expect(shiftsOf([])).toEqual([]);
});

test("no name stands on another, and none below its line's end", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 100 }), { minLength: 1, maxLength: 5 }), (ends) => {
      const points = lastOf(...ends);
      const span = 100 - Math.min(0, ...ends);
      const shifts = shiftsOf(points);
      expect(shifts.every((shift) => shift <= 0)).toBe(true);
      const heights = ends.map((end, rank) => (end / span) * 180 - (shifts[rank] ?? 0)).toSorted((a, b) => a - b);
      for (const [index, height] of heights.slice(1).entries())
        expect(height - (heights[index] ?? 0)).toBeGreaterThan(14 - 1e-9);
    }),
  );
});
