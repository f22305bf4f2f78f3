import { expect, test } from "vitest";
import { searchTerms } from "./search-terms";

test.each([
  ["恒锐", ["恒锐"]],
  ["  海宁　皮革 ", ["海宁", "皮革"]],
  ["嘉禾（集团）", ["嘉禾", "集团"]],
  ["91330483ＭＡ28", ["91330483ma28"]],
  ["50%_\\", ["50"]],
  ["甲 甲", ["甲"]],
  ["一 二 三 四 五 六", ["一", "二", "三", "四", "五"]],
  [undefined, []],
  ["%%", []],
])("%s", (typed, terms) => expect(searchTerms(typed)).toEqual(terms));
