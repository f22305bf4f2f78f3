import { expect, test } from "vitest";
import { askedIn } from "./paths";
import { chosenColumns, withColumns } from "./policy";

const own = ["编号", "企业名称", "状态", "期限"];
const other = ["Number", "Firm", "Status", "Due"];

test("columns are chosen by their heads, in either language, and stand in the order of the list", () => {
  expect(chosenColumns(["期限", "编号"], [own])).toEqual({ chosen: [0, 3], strange: [] });
  expect(chosenColumns(["Due", "编号"], [own, other])).toEqual({ chosen: [0, 3], strange: [] });
  expect(chosenColumns([], [own])).toEqual({ chosen: [0, 1, 2, 3], strange: [] });
  expect(chosenColumns(["期限", "电话"], [own, other])).toEqual({ chosen: [3], strange: ["电话"] });
});

test("columns of one head are chosen together, one without a head is always there, a line break is a space", () => {
  expect(chosenColumns(["备注"], [["备注", "", "企业", "备注"]]).chosen).toEqual([0, 1, 3]);
  expect(chosenColumns(["企业\r\n名称"], [["企业\n名称", "状态"]])).toEqual({ chosen: [0], strange: [] });
});

test("a table is narrowed row by row, and says what was left out", () => {
  const table = { columns: own, rows: [["1", "甲", "开", null]] };
  expect(withColumns(table, [1, 3])).toEqual({
    columns: ["企业名称", "期限"],
    rows: [["甲", null]],
    leftOut: ["编号", "状态"],
  });
  expect(withColumns(table, [0, 1, 2, 3])).toEqual({ ...table, leftOut: [] });
});

test("an address without columns asks for all, one with an empty one alone for none", () => {
  const read = (column?: string | string[]) => {
    const { columns, noColumn } = askedIn({ division: "330402", column });
    return [columns, noColumn];
  };
  expect(read()).toEqual([[], false]);
  expect(read([])).toEqual([[], false]);
  expect(read("")).toEqual([[], true]);
  expect(read("编号")).toEqual([["编号"], false]);
  expect(read(["", "编号", "状态"])).toEqual([["编号", "状态"], false]);
  expect(askedIn({ division: "330402", format: "pdf", backTo: "/cases", column: "编号" })).toMatchObject({
    query: { division: "330402" },
    format: "pdf",
    backTo: "/cases",
  });
});
