import { sheets, text, workbook, zipOf } from "@tests/support/workbooks";
import { describe, expect, test } from "vitest";
import writeExcel from "write-excel-file/node";
import { readTables } from "./table-file";

const refused = (reason: string, cell = "") => expect.objectContaining({ reason, cell });
const readTable = async (bytes: Buffer) => (await readTables(bytes))[0]?.rows;

describe("a workbook", () => {
  test("written by a spreadsheet program comes back as its texts, numbers as their digits, days as days", async () => {
    const file = await writeExcel([
      {
        sheet: "名单",
        data: [
          [{ value: "名称" }, { value: "人数" }, { value: "成立" }, { value: "注册号" }],
          [
            { value: " 甲 & 乙 <丙> ", type: String },
            { value: 12, type: Number },
            { value: new Date("2009-05-12T00:00:00Z"), type: Date, format: "yyyy/mm/dd" },
            { value: 330402000012345, type: Number },
          ],
        ],
      },
    ]).toBuffer();
    expect(await readTable(file)).toEqual([
      { row: 1, cells: ["名称", "人数", "成立", "注册号"] },
      { row: 2, cells: [" 甲 & 乙 <丙> ", "12", "2009-05-12", "330402000012345"] },
    ]);
  });

  test("gaps, prefixes, exponents, merged cells: each cell at its place", async () => {
    const rows = `<row r="2">${text("B2", "title")}</row>
      <row r="4">${text("A4", "区")}<c r="C4"><v>9.1330402E17</v></c></row><row r="5"><c r="C5"><v>0.1</v></c></row><row r="6"><c r="C6" s="3"/></row>`;
    const merges = `<mergeCells count="2"><mergeCell ref="B2:D2"/><mergeCell ref="A4:A9"/></mergeCells>`;
    const expected = [
      { row: 2, cells: ["", "title", "title", "title"] },
      { row: 4, cells: ["区", "", "913304020000000000"] },
      { row: 5, cells: ["区", "", "0.1"] },
    ];
    expect(await readTable(workbook(rows, [], merges))).toEqual(expected);
    const prefixed = rows.replaceAll("<", "<x:").replaceAll("<x:/", "</x:");
    expect(await readTable(workbook(prefixed))).toHaveLength(3);
  });
});

test("a number that was typed before its column was made text stays a number; of a code it has the digits that were kept", async () => {
  const styles = ["0", "48", "49", "14"].map((id) => `<xf numFmtId="${id}"/>`).join("");
  const cell = (place: string, style: number, value: string) => `<c r="${place}" s="${style}"><v>${value}</v></c>`;
  const row = `<row r="1">${cell("A1", 2, "330402")}${cell("B1", 2, "120")}${cell("C1", 1, "1.2E2")}${cell("D1", 3, "40000")}</row>`;
  const codes = `<row r="2">${cell("A2", 2, "9.1330402900003002E+17")}${cell("B2", 0, "-9.1330402900003E17")}</row>`;
  const part = { name: "xl/styles.xml", text: `<styleSheet><cellXfs>${styles}</cellXfs></styleSheet>` };
  expect(await readTable(workbook(row + codes, [part]))).toEqual([
    { row: 1, cells: ["330402", "120", "120", "2009-07-06"] },
    { row: 2, cells: ["913304029000030000", "-913304029000030000"] },
  ]);
});

test("the visible sheets come with their names; one with a formula as far as that", async () => {
  const file = sheets([
    ["说明", `<row r="3">${text("A3", "x")}<c r="B3"><f>TODAY()</f><v>1</v></c>${text("C3", "y")}</row>`],
    ["名单", `<row>${text("A1", "甲")}</row>`],
    ["空", ""],
  ]);
  expect(await readTables(file)).toEqual([
    { name: "说明", rows: [{ row: 3, cells: ["x"] }], fault: refused("formula", "B3") },
    { name: "名单", rows: [{ row: 1, cells: ["甲"] }] },
    { name: "空", rows: [] },
  ]);
});

test("what no text can hold is left out of a cell", async () => {
  expect(await readTable(workbook(`<row>${text("A1", "a_x0000_b_x000D_c_xD800_")}</row>`))).toEqual([
    { row: 1, cells: ["ab\rc\uFFFD"] },
  ]);
});

describe("what is no list is refused whole:", () => {
  const refuses = (bytes: Buffer, error: unknown) => expect(readTables(bytes)).rejects.toEqual(error);

  test("declarations of entities, whatever they would become", async () => {
    const outside = `<!DOCTYPE a SYSTEM "file:///etc/passwd"><sst/>`;
    await refuses(workbook("", [{ name: "xl/sharedStrings.xml", text: outside }]), refused("entities"));
  });

  test("too many rows with something in them, too many columns, rows out of their order or beyond any sheet", async () => {
    await refuses(workbook(`<row><c><v>1</v></c></row>`.repeat(25_000)), refused("too-many-rows"));
    await refuses(workbook(`<row r="1"><c r="ZZ1"><v>1</v></c></row>`), refused("too-many-cells", "ZZ1"));
    const twice = `<row r="2"><c><v>1</v></c></row>`.repeat(2);
    await refuses(workbook(twice), refused("not-a-table"));
    await refuses(workbook(`<row r="9000000"><c><v>1</v></c></row>`), refused("not-a-table"));
  });

  test("cells that are too long", async () => {
    await refuses(workbook(`<row r="1">${text("A1", "长".repeat(50_000))}</row>`), refused("too-large", "A1"));
  });

  test("files of other kinds, broken and empty ones", async () => {
    await refuses(Buffer.from("d0cf11e0a1b11ae1", "hex"), refused("old-format"));
    await refuses(Buffer.from("<html><table><tr><td>企业名称</td></tr></table>"), refused("old-format"));
    await refuses(Buffer.from("PK\u0003\u0004 and nothing more", "latin1"), refused("not-a-table"));
    await refuses(workbook("<row>").subarray(0, 300), refused("not-a-table"));
    await refuses(zipOf([{ name: "word/document.xml", text: "<w/>" }]), refused("not-a-table"));
    await refuses(Buffer.from([1, 0, 2]), refused("not-a-table"));
    await refuses(Buffer.from("\uFEFF名称,人数\n甲\u0000厂,3", "utf16le"), refused("not-a-table"));
    await refuses(Buffer.from([0x61, 0xff, 0xff]), refused("encoding"));
    await refuses(Buffer.from([0xef, 0xbb, 0xbf, 0xc3, 0xfb]), refused("encoding"));
    await refuses(Buffer.from("\uFEFF\r\n , ,\u200B\r\n"), refused("empty"));
    await refuses(Buffer.from('甲,"乙\n丙,丁'), refused("open-quote", "B1"));
    await refuses(Buffer.alloc(10_000_001, "a"), refused("too-large"));
  });
});

describe("CSV", () => {
  test("in UTF-8 with and without mark, in GB18030, and in UTF-16 with its mark, says the same", async () => {
    const rows = [
      { row: 1, cells: ["名称", "地区"] },
      { row: 3, cells: ["甲，“乙”\n丙", "南湖𠮷"] },
    ];
    const source = '名称,地区\r\n\r\n"甲，“乙”\n丙",南湖𠮷\r\n';
    expect(await readTable(Buffer.from(source))).toEqual(rows);
    expect(await readTable(Buffer.from(`\uFEFF${source}`))).toEqual(rows);
    const gb18030 = "c3fbb3c62cb5d8c7f80d0a0d0a22bcd7a3aca1b0d2d2a1b10ab1fb222cc4cfbafe9534b2350d0a";
    expect(await readTable(Buffer.from(gb18030, "hex"))).toEqual(rows);
    const utf16 = Buffer.from(`\uFEFF${source.replaceAll(",", "\t")}`, "utf16le");
    expect(await readTable(utf16)).toEqual(rows);
    expect(await readTable(Buffer.from(utf16).swap16())).toEqual(rows);
  });
});
