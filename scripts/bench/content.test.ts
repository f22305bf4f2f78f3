import { describe, expect, test } from "vitest";
import { assertSame, rowsIn, tabsIn, totalIn } from "./content";

const id = (n: number) => `0157fe94-f140-7259-889c-${String(n).padStart(12, "0")}`;
const page = (rows: readonly number[], total: number, mine = 3) =>
  `<nav class="tabs" aria-label="x"><a href="/a?mine=1">x<span class="count">${mine}</span></a></nav><a href="/cases/${id(99)}">elsewhere</a>
   <table><tbody>${rows.map((n) => `<tr><th><a href="/cases/${id(n)}">${n}</a></th><td><a href="/cases?q=1">x</a></td></tr>`).join("")}</tbody></table>
   <span data-total="${total}">x</span>`;

describe("what a page found", () => {
  test("rows of tables in their order, each once; links elsewhere are none", () => {
    expect(rowsIn(page([2, 1, 2], 3))).toEqual([`/cases/${id(2)}`, `/cases/${id(1)}`]);
    expect(rowsIn("")).toEqual([]);
  });
  test("total and tabs", () => {
    expect(totalIn(page([], 12))).toBe("12");
    expect(totalIn("")).toBeUndefined();
    expect(tabsIn(page([], 0, 7))).toEqual(["7"]);
  });
});

describe("two servers are compared only when they found the same", () => {
  test.each([
    ["another row", page([1, 3], 2)],
    ["another order", page([2, 1], 2)],
    ["another total", page([1, 2], 3)],
    ["another tab", page([1, 2], 2, 4)],
  ])("%s", (_, other) => {
    expect(() => assertSame("list", page([1, 2], 2), other)).toThrow("list");
    expect(() => assertSame("list", page([1, 2], 2), page([1, 2], 2))).not.toThrow();
  });
});
