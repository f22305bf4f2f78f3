import { expect, test } from "vitest";
import { pickedAgain } from "./policy";

test("of several that were sent, those whose term ran out meanwhile are sent again, and no other", () => {
  const id = (n: number) => `0000000${n}-0000-7000-8000-000000000000`;
  const picked = [1, 2, 3].map((n) => `${id(n)}~1~JX-TS-20161124-000${n}-5`);
  const sentence = { "zh-CN": "", en: "" };
  const rows = [
    { label: "JX-TS-20161124-0001-5", done: true, sentence },
    { label: "JX-TS-20161124-0002-5", done: false, sentence, late: true },
    { label: "JX-TS-20161124-0003-5", done: false, sentence },
  ] as const;
  expect(pickedAgain(picked, rows)).toEqual([picked[1]]);
  expect(pickedAgain(picked, [])).toEqual([]);
});
