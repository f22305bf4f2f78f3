import { readFileSync } from "node:fs";
import { clusters } from "@seed/reference/clusters";
import { divisions } from "@seed/reference/divisions";
import { industries } from "@seed/reference/industries";
import { describe, expect, test } from "vitest";
import { makeCreditCode, orgCodeOf } from "@/kernel/credit-code";
import type { TableRow } from "@/kernel/table";
import { findHeads, mappingOf, missingFields, SHEET_FIELDS, type SheetField, TEMPLATE_HEADS } from "./policy";
import { readSheetRow, type SheetPlaces, tidyCell } from "./schema";

const places: SheetPlaces = {
  divisions: divisions.filter(({ kind }) => kind !== "city"),
  clusters: clusters.map((cluster, index) => ({ ...cluster, id: `c${index}` })),
  industries,
};
const reading = { places, today: "2016-11-24" };
const uscc = makeCreditCode("330402", 7);
const good = { uscc, name: "嘉禾（演示）公司", divisionCode: "南湖区" } as const;

function read(cells: Partial<Record<SheetField, string>>) {
  const mapping = Object.keys(cells) as SheetField[];
  return readSheetRow(Object.values(cells), mapping, reading);
}
const faults = (cells: Partial<Record<SheetField, string>>) =>
  read({ ...good, ...cells })?.faults.map(({ field, code }) => [field, code]);
const value = (field: SheetField, text: string) => read({ ...good, [field]: text })?.firm[field];
const table = (...rows: string[][]): TableRow[] => rows.map((cells, index) => ({ row: index + 1, cells }));

describe("a row", () => {
  test("as offices type it: full-width digits, stray spaces, a code that was told to be text", () => {
    const wide = uscc.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    expect(read({ uscc: `　${wide} `, name: " 嘉禾 (演示) 公司　", divisionCode: " 南 湖 区" })).toEqual({
      firm: { uscc, orgCode: orgCodeOf(uscc), name: "嘉禾（演示）公司", divisionCode: "330402" },
      faults: [],
    });
    for (const text of [`'${uscc}`, `="${uscc}"`, uscc.toLowerCase(), `${uscc.slice(0, 8)} ${uscc.slice(8)}`])
      expect(value("uscc", text)).toBe(uscc);
  });

  test("with nothing that is taken is no row", () => {
    expect(readSheetRow(["3", "", " 　"], [null, "name", "uscc"], reading)).toBeNull();
  });

  test("says what each empty cell that is needed lacks; a firm of the years before may have its older code", () => {
    expect(read({ uscc: "", name: "", divisionCode: "", staff: "3" })?.faults).toEqual([
      { field: "uscc", code: "empty" },
      { field: "name", code: "empty" },
      { field: "divisionCode", code: "empty" },
    ]);
    const orgCode = orgCodeOf(uscc);
    expect(read({ ...good, uscc: "", orgCode })).toMatchObject({ firm: { orgCode }, faults: [] });
    expect(read({ ...good, uscc: orgCode })).toEqual({
      firm: { orgCode, name: good.name, divisionCode: "330402" },
      faults: [],
    });
  });

  test.each([
    ["330402", "330402"],
    ["330402000000", "330402"],
    ["南湖", "330402"],
    ["嘉兴市南湖区", "330402"],
    ["浙江省嘉兴市海宁市", "330481"],
    ["Haining City", "330481"],
    ["jx-gq", "JX-GQ"],
    ["嘉兴港区", "JX-GQ"],
  ])("division %s", (text, code) => expect(value("divisionCode", text)).toBe(code));

  test.each([
    ["foundedOn", "2009年5月12日", "2009-05-12"],
    ["foundedOn", "2009.5.12", "2009-05-12"],
    ["foundedOn", "20090512", "2009-05-12"],
    ["foundedOn", "2009-05-12 00:00:00", "2009-05-12"],
    ["staff", "１，２００人", 1200],
    ["contactMobile", "138-0000 0000", "13800000000"],
    ["sizeClass", "中型企业", "medium"],
    ["industryCode", "C1761", "17"],
    ["contactEmail", " Firm＠Example.CN ", "firm@example.cn"],
  ] as const)("%s %s", (field, text, expected) => expect(value(field, text)).toBe(expected));

  test("several titles, however they are parted, each once", () => {
    expect(value("titles", "高企、规上;高新技术企业")).toEqual(["high_tech", "above_scale"]);
  });

  test.each([
    ["uscc", `${uscc.slice(0, 17)}`, "code-length"],
    ["uscc", `${uscc.slice(0, 17)}${uscc.endsWith("A") ? "B" : "A"}`, "code-check"],
    ["uscc", `${uscc.slice(0, 17)}I`, "code-letters"],
    ["uscc", "913304020000000000", "code-number"],
    ["regNo", uscc, "code-kind"],
    ["name", "=HYPERLINK(1)", "formula"],
    ["name", "12", "no-name"],
    ["name", "长".repeat(121), "too-long"],
    ["divisionCode", "西湖区", "unknown-division"],
    ["divisionCode", "嘉兴市", "unknown-division"],
    ["industryCode", "99", "unknown-industry"],
    ["clusterId", "没有的", "unknown-cluster"],
    ["contactMobile", "12345", "phone"],
    ["contactEmail", "firm@", "email"],
    ["staff", "约五十", "not-a-number"],
    ["staff", "-3", "not-a-number"],
    ["sizeClass", "巨型", "unknown-size"],
    ["titles", "高企、没有的", "unknown-title"],
    ["foundedOn", "2015-02-30", "not-a-day"],
    ["foundedOn", "2016-11-25", "in-future"],
  ] as const)("%s %s is a fault: %s", (field, text, code) =>
    expect(faults({ [field]: text })).toContainEqual([field, code]),
  );

  test("codes of two firms, more researchers than staff", () => {
    expect(faults({ orgCode: orgCodeOf(makeCreditCode("330402", 8)) })).toEqual([["orgCode", "codes-differ"]]);
    expect(faults({ staff: "3", researchStaff: "4" })).toEqual([["researchStaff", "more-than-staff"]]);
  });
});

test("a cell loses its noise and nothing else", () => {
  expect(tidyCell("\uFEFF　ＡＢ１（甲）\u00A0 乙\u200B ")).toBe("AB1（甲） 乙");
  expect(tidyCell("'")).toBe("'");
});

describe("heads", () => {
  test("of the template are all known", () => {
    expect(mappingOf(SHEET_FIELDS.map((field) => TEMPLATE_HEADS[field]))).toEqual([...SHEET_FIELDS]);
    expect(SHEET_FIELDS.slice(0, 3).map((field) => TEMPLATE_HEADS[field])).toEqual([
      "统一社会信用代码",
      "企业名称",
      "所属地区",
    ]);
  });

  test("stand under a title and a remark; other columns stay out; of two alike the first is taken", () => {
    const found = findHeads(
      table(
        ["嘉兴市企业名单"],
        ["填报单位：", "", "日期："],
        ["序号", "企业 名称*", "信用代码（必填）", "县(市、区)", "名称"],
        ["1", "甲", uscc, "南湖", "乙"],
      ),
    );
    expect(found?.rows.map(({ row }) => row)).toEqual([4]);
    expect(mappingOf(found?.heads ?? [])).toEqual([null, "name", "uscc", "divisionCode", null]);
  });

  test("in two lines, the upper merged over the lower, with and without the merging filled in", () => {
    const lower = ["", "", "", "姓名", "电话"];
    const upper = ["企业名称", "统一社会信用代码", "所属地区", "联系人", "联系人"];
    const row = ["甲", uscc, "南湖", "张三", "13800000000"];
    const wanted = ["name", "uscc", "divisionCode", "contactName", "contactMobile"];
    for (const second of [lower, [...upper.slice(0, 3), "姓名", "电话"]]) {
      const found = findHeads(table(["名单", "名单", "名单", "名单", "名单"], upper, second, row));
      expect(mappingOf(found?.heads ?? [])).toEqual(wanted);
      expect(found?.rows.map(({ row: number }) => number)).toEqual([4]);
    }
  });

  test("a line across the table is no firm; a list without heads is none", () => {
    const rows = table(
      ["企业名称", "代码", "统一社会信用代码", "所属地区"],
      ["一、南湖区", "一、南湖区", "一、南湖区", "一、南湖区"],
      ["甲", "", uscc, "南湖"],
    );
    expect(findHeads(rows)?.rows.map(({ row }) => row)).toEqual([3]);
    expect(findHeads(table(["甲", uscc, "南湖"], ["乙", uscc, "南湖"]))).toBeUndefined();
    expect(missingFields(["name", null, "uscc"])).toEqual(["divisionCode"]);
  });
});

test("every fault of a cell has its words, in both languages", () => {
  const codes = ["schema", "queries"].flatMap((file) =>
    [
      ...readFileSync(`src/programme/enterprises/sheets/${file}.ts`, "utf8").matchAll(
        /(?:fault|code): "([a-z-]+)"|found\([^;]*, "([a-z-]+)"\)/g,
      ),
    ].map(([, code, other]) => code ?? other ?? ""),
  );
  const known = ["length", "letters", "check", "org-check"].map((fault) => `code-${fault}`);
  for (const locale of ["zh-CN", "en"]) {
    const words: { cells: Record<string, string> } = JSON.parse(
      readFileSync(`src/programme/enterprises/imports/words/${locale}.json`, "utf8"),
    );
    expect([...codes, ...known].filter((code) => !(code in words.cells))).toEqual([]);
  }
  expect(new Set(codes).size).toBeGreaterThan(18);
});
