import { expect, test } from "vitest";
import { csvOf } from "./csv";

test("cells stay text, numbers stay numbers, nothing becomes a formula", () => {
  const rows = [
    ["名称", "数"],
    ["=HYPERLINK(1)", 1],
    ["-2", -2],
    ["说“好”, 和\n换行", null],
    ['a"b', 0],
  ];
  expect(csvOf(rows)).toBe('\uFEFF名称,数\r\n\'=HYPERLINK(1),1\r\n\'-2,-2\r\n"说“好”, 和\n换行",\r\n"a""b",0\r\n');
});
