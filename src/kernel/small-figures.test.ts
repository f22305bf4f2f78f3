import fc from "fast-check";
import { expect, test } from "vitest";
import { hiddenCells, isSmall, SMALLEST_FIGURE, withheld } from "./small-figures";

const hidden = (...numbers: number[]) =>
  [...hiddenCells(numbers.map((n, index) => ({ key: String(index), n })))].sort();

test("small figures are words; a lone one takes the next with it, or the total would tell it", () => {
  expect(hidden(1, 2, 9)).toEqual(["0", "1"]);
  expect(hidden(1, 7, 9)).toEqual(["0", "1"]);
  expect(hidden(0, 7, 9)).toEqual([]);
  expect(hidden(2)).toEqual(["0"]);
});

test("no small figure is ever printed, and none follows from the total", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { maxLength: 6 }), (numbers) => {
      const words = new Set(hidden(...numbers));
      numbers.forEach((n, index) => {
        if (n > 0 && n < SMALLEST_FIGURE) expect(words.has(String(index))).toBe(true);
      });
      const others = numbers.filter((n) => n > 0).length > 1;
      if (words.size === 1) expect(others).toBe(false);
    }),
  );
});

const published = (...numbers: number[]) => {
  const { keys, total } = withheld(numbers.map((n, index) => ({ key: String(index), n })));
  return { shown: numbers.map((n, index) => (keys.has(String(index)) ? null : n)), total };
};

test("a breakdown for everybody: what is small, and what would give it away", () => {
  expect(published(27, 15, 3)).toEqual({ shown: [27, 15, 3], total: false });
  expect(published(0, 0, 0)).toEqual({ shown: [0, 0, 0], total: false });
  // Five sites in five places: with the noughts printed, everybody would know that each has one.
  expect(published(1, 1, 1, 1, 1, 0, 0)).toEqual({ shown: [null, null, null, null, null, null, null], total: false });
  expect(published(2, 27, 15)).toEqual({ shown: [null, 27, null], total: false });
  expect(published(1, 1, 27, 15)).toEqual({ shown: [null, null, 27, null], total: false });
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
