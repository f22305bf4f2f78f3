import { expect, test } from "vitest";
import { csvFile, excelFile, type Sheet } from "./spreadsheet";

const sheet: Sheet = {
  title: "企业",
  columns: ["名称", "人数"],
  rows: [
    ['=HYPERLINK("x")', 12],
    ['甲，乙"丙"', null],
  ],
  notes: [["导出人", "@陆知远"]],
};

test("CSV: byte order mark, heads first, nothing that begins a formula, who took it at the end", () => {
  expect(csvFile(sheet)).toBe(
    `\uFEFF名称,人数\r\n"'=HYPERLINK(""x"")",12\r\n"甲，乙""丙""",\r\n\r\n导出人,'@陆知远\r\n`,
  );
});

test("Excel: a file that begins as a zip, texts in it as texts", async () => {
  const file = await excelFile(sheet, "导出说明");
  expect(file.subarray(0, 2).toString()).toBe("PK");
  expect(file.length).toBeGreaterThan(1000);
});

test("an empty list is a file with its heads", async () => {
  expect(csvFile({ ...sheet, rows: [] })).toContain("名称,人数\r\n\r\n");
  expect((await excelFile({ ...sheet, rows: [] }, "导出说明")).length).toBeGreaterThan(1000);
});
