import { expect, test } from "vitest";
import { shareCell } from "@/kernel/cell";
import { openArchive } from "./archive";
import { csvFile, excelFile, type Sheet } from "./spreadsheet";
import { readTables } from "./table-file";

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

test("a share is a number that Excel shows in percent; in a text it stands as on the page", async () => {
  const shares = {
    ...sheet,
    rows: [
      ["甲", shareCell(4 / 7)],
      ["乙", shareCell(null)],
    ],
  } satisfies Sheet;
  expect(csvFile(shares)).toContain("甲,57.1%\r\n乙,\r\n");
  const file = await excelFile(shares, "导出说明");
  expect((await readTables(file))[0]?.rows[1]?.cells[1]).toMatch(/^0\.5714/);
  const styles = (await Array.fromAsync((await openArchive(file)).read("xl/styles.xml"))).join("");
  expect(styles).toContain('formatCode="0.0%"');
});

test("what is said in several lines stands in several lines", async () => {
  const file = await excelFile({ ...sheet, rows: [["两家材料迟到\n一家重复", 2]] }, "导出说明");
  expect((await readTables(file))[0]?.rows[1]?.cells[0]).toMatch(/^两家材料迟到\s一家重复$/);
  const archive = await openArchive(file);
  const read = async (part: string) => (await Array.fromAsync(archive.read(part))).join("");
  expect(await read("xl/worksheets/sheet1.xml")).toContain('<c r="A2" s="2" ');
  const [, , style] = (await read("xl/styles.xml")).split("<cellXfs")[1]?.split("</xf>") ?? [];
  expect(style).toContain('wrapText="1"');
});
