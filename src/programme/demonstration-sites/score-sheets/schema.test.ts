import { scoreSheets } from "@seed/reference/score-sheets";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dimensionsOf, editSheetInput, fullMarks, itemsOf, sheetContent, totalOf, weakDimensions } from "./schema";

const [{ content }] = scoreSheets;

test("the first version has 100 points and 10 of bonus, in nine dimensions, and says that it is a proposal", () => {
  expect(sheetContent.safeParse(content).success).toBe(true);
  expect(fullMarks(content)).toEqual({ points: 100, bonus: 10 });
  expect(dimensionsOf(content).map(({ key, points }) => [key, points])).toEqual([
    ...[
      ["1", 12],
      ["2", 12],
      ["3", 16],
      ["4", 16],
      ["5", 14],
      ["6", 8],
      ["7", 10],
      ["8", 6],
      ["9", 6],
    ],
    ["B", 10],
  ]);
  expect(scoreSheets[0].verified).toBe(false);
});

test("totals are the sums of what was marked, and no dimension gets more than it has", () => {
  const items = itemsOf(content);
  fc.assert(
    fc.property(fc.array(fc.nat(4), { minLength: items.length, maxLength: items.length }), (quarters) => {
      const marks = Object.fromEntries(
        items.map(({ key, points }, index) => [key, (points * (quarters[index] ?? 0)) / 4]),
      );
      const { total, dimensions } = totalOf(content, marks);
      expect(total).toBeCloseTo(Object.values(marks).reduce((sum, points) => sum + points, 0));
      for (const { key, points } of dimensionsOf(content)) expect(dimensions[key] ?? 0).toBeLessThanOrEqual(points);
    }),
  );
});

test("a dimension at exactly its share is strong enough, a quarter below it isn't; bonus has no share", () => {
  const full = Object.fromEntries(dimensionsOf(content).map(({ key, points }) => [key, points]));
  expect(weakDimensions(content, { ...full, "7": 6, B: 0 })).toEqual([]);
  expect(weakDimensions(content, { ...full, "7": 5.75 })).toEqual(["7"]);
});

const item = (name: string, points: string) => ({
  [`${name}.points`]: points,
  [`${name}.textZh`]: "项目",
  [`${name}.textEn`]: "item",
  [`${name}.evidenceZh`]: "证明",
  [`${name}.evidenceEn`]: "proof",
});
const form = {
  ...{ serial: "1", source: "演示", fullPoints: "3.75", bonusPoints: "2", passMark: "3", dimensionPercent: "60" },
  ...{ "d1.nameZh": "甲", "d1.nameEn": "A", ...item("d1.i1", "3"), ...item("d1.i10", "0.75") },
  ...{ "b.nameZh": "附加", "b.nameEn": "Bonus", ...item("b.i1", "2") },
  ...{ "v1.textZh": "", "v1.textEn": "", "v2.textZh": "否决", "v2.textEn": "veto" },
};

test("the form's parts come in their order; empty rows are left out", () => {
  const empty = { "d2.nameZh": "", "d2.nameEn": " ", "d1.i2.textZh": "", "d1.i2.points": "" };
  const read = editSheetInput.parse({ ...form, ...empty });
  expect(read.content.dimensions).toHaveLength(1);
  expect(read.content.dimensions[0]?.items.map(({ points }) => points)).toEqual([3, 0.75]);
  expect(read.content.vetoes).toEqual([{ textZh: "否决", textEn: "veto" }]);
  expect(read.verified).toBe(false);
});

test.each([
  [{ passMark: "4" }, "passMark", "pass-mark-unattainable"],
  [{ passMark: "0" }, "passMark", "whole-points"],
  [{ dimensionPercent: "101" }, "dimensionPercent", "percent"],
])("what nobody can reach is refused beside its field: %j", (over, field, message) => {
  expect(editSheetInput.safeParse({ ...form, ...over }).error?.issues).toMatchObject([{ path: [field], message }]);
});

test("a sheet that doesn't add up to what its maker says isn't made: the sum is said beside each total", () => {
  const wrong = (over: Record<string, string>) => editSheetInput.safeParse({ ...form, ...over }).error?.issues;
  expect(wrong({ "d1.i1.points": "4" })).toMatchObject([
    { path: ["fullPoints"], message: "adds-up-to", params: { sum: 4.75 } },
  ]);
  expect(wrong({ fullPoints: "3.7", bonusPoints: "１０" })).toMatchObject([
    { path: ["fullPoints"], params: { sum: 3.75 } },
    { path: ["bonusPoints"], params: { sum: 2 } },
  ]);
  expect(wrong({ "d1.i1.points": "4", fullPoints: "４.75" })).toBeUndefined();
  // The sum is known once every row can be read.
  expect(wrong({ "d1.i1.points": "four" })).toMatchObject([{ path: ["d1.i1.points"] }]);
});

test("half a row is told at each of its fields, whatever else is wrong", () => {
  const over = { source: "", "d1.i1.textEn": "", "d1.i10.points": "0.3", "d1.nameEn": "", "v2.textEn": "" };
  const { error } = editSheetInput.safeParse({ ...form, ...over });
  expect(error?.issues.map(({ path }) => path[0])).toEqual([
    "source",
    "d1.nameEn",
    "d1.i1.textEn",
    "d1.i10.points",
    "v2.textEn",
  ]);
});
