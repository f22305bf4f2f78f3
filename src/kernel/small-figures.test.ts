import fc from "fast-check";
import { expect, test } from "vitest";
import { hiddenCells, SMALLEST_FIGURE } from "./small-figures";

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
