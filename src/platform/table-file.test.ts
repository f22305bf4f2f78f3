import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import writeExcel from "write-excel-file/node";
import { readTable } from "./table-file";

type Part = { readonly name: string; readonly text: string | Buffer; readonly declared?: number };

/** A zip archive as a program makes one that means harm: it may declare other sizes than the true ones. */
function zipOf(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, declared } of parts) {
    const plain = Buffer.from(text);
    const packed = deflateRawSync(plain);
    const path = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(plain), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(declared ?? plain.length, 18);
    fields.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), fields, path, packed]);
    const central = Buffer.alloc(46);
    central.write("PK\u0001\u0002", "latin1");
    central.writeUInt16LE(20, 4);
    fields.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    bodies.push(local);
    directory.push(central, path);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function workbook(sheetData: string, more: readonly Part[] = [], extra = ""): Buffer {
  return zipOf([
    {
      name: "xl/workbook.xml",
      text: `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets><sheet name="h" sheetId="2" state="hidden" r:id="r9"/><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      text: `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: "xl/worksheets/sheet1.xml",
      text: `<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData>${extra}</worksheet>`,
    },
    ...more,
  ]);
}

const refused = (reason: string, cell = "") => expect.objectContaining({ reason, cell });
const text = (place: string, value: string) => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;

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

test("what no text can hold is left out of a cell", async () => {
  expect(await readTable(workbook(`<row>${text("A1", "a_x0000_b_x000D_c_xD800_")}</row>`))).toEqual([
    { row: 1, cells: ["ab\rc\uFFFD"] },
  ]);
});

describe("what is no list is refused, soon and whole:", { timeout: 60_000 }, () => {
  const soon = async (bytes: Buffer, error: unknown) => {
    const begun = process.cpuUsage();
    const before = process.memoryUsage().rss;
    await expect(readTable(bytes)).rejects.toEqual(error);
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(5_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  };

  test("a zip that declares more than any list has", async () => {
    await soon(workbook("", [{ name: "xl/media/a", text: "", declared: 70_000_000 }]), refused("too-large"));
    const many = Array.from({ length: 5 }, (_, n) => ({ name: `xl/media/${n}`, text: "", declared: 40_000_000 }));
    await soon(workbook("", many), refused("too-large"));
  });

  test("a zip that declares little and holds much", async () => {
    const sheet = `<worksheet><sheetData>${"<row/>".repeat(500_000)}</sheetData></worksheet>`;
    const parts = [{ name: "xl/sharedStrings.xml", text: sheet, declared: 1000 }];
    await soon(workbook("<row/>", parts), refused("not-a-table"));
  });

  test("declarations of entities, whatever they would become", async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>`;
    await soon(
      workbook(`<row>${text("A1", "x")}</row>`, [{ name: "xl/sharedStrings.xml", text: bomb }]),
      refused("entities"),
    );
    const outside = `<!DOCTYPE a SYSTEM "file:///etc/passwd"><sst/>`;
    await soon(workbook("", [{ name: "xl/sharedStrings.xml", text: outside }]), refused("entities"));
  });

  test("sixteen million cells", async () => {
    const row = `<row>${"<c/>".repeat(16_384)}</row>`;
    await soon(workbook(row.repeat(200)), refused("too-many-cells"));
    await soon(workbook(row.repeat(1024)), refused("too-large"));
  });

  test("too many rows with something in them, too many columns", async () => {
    await soon(workbook(`<row><c><v>1</v></c></row>`.repeat(25_000)), refused("too-many-rows"));
    await soon(workbook(`<row r="1"><c r="ZZ1"><v>1</v></c></row>`), refused("too-many-cells", "ZZ1"));
  });

  test("cells and small parts that are too long", async () => {
    await soon(workbook(`<row r="1">${text("A1", "长".repeat(50_000))}</row>`), refused("too-large", "A1"));
    const styles = `<styleSheet><cellXfs>${"<xf/>".repeat(1_100_000)}</cellXfs></styleSheet>`;
    await soon(workbook("", [{ name: "xl/styles.xml", text: styles }]), refused("too-large"));
  });

  test("merged cells without end", async () => {
    const rows = `<row><c><v>1</v></c></row>`.repeat(20_000);
    const merges = `<mergeCells>${`<mergeCell ref="A1:ZZ20000"/>`.repeat(40_000)}</mergeCells>`;
    await soon(workbook(rows, [], merges), refused("too-many-cells"));
  });

  test("formulas, by their cell", async () => {
    const rows = `<row r="7">${text("A7", "x")}<c r="C7"><f>HYPERLINK("http://x","x")</f><v>1</v></c></row>`;
    await soon(workbook(rows), refused("formula", "C7"));
  });

  test("files of other kinds, broken and empty ones", async () => {
    await soon(Buffer.from("d0cf11e0a1b11ae1", "hex"), refused("old-format"));
    await soon(Buffer.from("PK\u0003\u0004 and nothing more", "latin1"), refused("not-a-table"));
    await soon(workbook("<row>").subarray(0, 300), refused("not-a-table"));
    await soon(zipOf([{ name: "word/document.xml", text: "<w/>" }]), refused("not-a-table"));
    await soon(Buffer.from([1, 0, 2]), refused("not-a-table"));
    await soon(Buffer.from([0x61, 0xff, 0xff]), refused("encoding"));
    await soon(Buffer.from("\uFEFF\r\n , ,\r\n"), refused("empty"));
    await soon(Buffer.alloc(10_000_001, "a"), refused("too-large"));
  });
});

describe("CSV", () => {
  test("in UTF-8 with and without mark, and in GB18030, says the same", async () => {
    const rows = [
      { row: 1, cells: ["名称", "地区"] },
      { row: 3, cells: ["甲，“乙”\n丙", "南湖𠮷"] },
    ];
    const source = '名称,地区\r\n\r\n"甲，“乙”\n丙",南湖𠮷\r\n';
    expect(await readTable(Buffer.from(source))).toEqual(rows);
    expect(await readTable(Buffer.from(`\uFEFF${source}`))).toEqual(rows);
    const gb18030 = "c3fbb3c62cb5d8c7f80d0a0d0a22bcd7a3aca1b0d2d2a1b10ab1fb222cc4cfbafe9534b2350d0a";
    expect(await readTable(Buffer.from(gb18030, "hex"))).toEqual(rows);
  });
});
