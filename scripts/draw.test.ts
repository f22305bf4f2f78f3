import { describe, expect, test } from "vitest";
import { type DrawList, drawFrom, hashOf, listText, seedOf } from "@/kernel/draw";
import { drawLines } from "./draw";

const list: DrawList = {
  ...{ id: "d", take: 2, each: 1, apart: [] },
  firms: [1, 2, 3].map((no) => ({ no, code: `C${no}`, divisionCode: "330402", name: `企业${no}（演示）` })),
  officers: [{ no: 1, divisionCode: "330402", city: false, card: "演示-0001", name: "甲" }],
};

describe("a draw is made again out of its list", () => {
  test("with the hidden part and the number, or with the seed: the same firms with the same officers", () => {
    const text = listText(list);
    const parts = { secret: "ab", number: "05 12" };
    const lines = drawLines(text, parts);
    const seed = seedOf({ listHash: hashOf(text), ...parts });
    expect(lines.slice(0, 3)).toEqual([`list\t${hashOf(text)}`, `commitment\t${hashOf("ab")}`, `seed\t${seed}`]);
    const firms = drawFrom(list, seed).map(({ firm }) => `C${firm}`);
    expect(lines.slice(3).map((line) => line.split("\t")[2])).toEqual(firms);
    expect(lines[3]).toMatch(/1 甲 演示-0001$/);
    expect(drawLines(text, { seed }).slice(2)).toEqual(lines.slice(3));
  });

  test("the list alone gives its hash; what is no list is refused in a sentence", () => {
    expect(drawLines(listText(list), {})).toEqual([`list\t${hashOf(listText(list))}`]);
    expect(() => drawLines("x", {})).toThrow("这不是抽查名单文件");
  });
});
