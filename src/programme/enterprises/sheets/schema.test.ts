import { readFileSync } from "node:fs";
import { clusters } from "@seed/reference/clusters";
import { divisions } from "@seed/reference/divisions";
import { industries } from "@seed/reference/industries";
import { describe, expect, test } from "vitest";
import { makeCreditCode, orgCodeOf } from "@/kernel/credit-code";
import { type SheetPlaces, tidyCell } from "../cells/schema";
import type { SheetField } from "./policy";
import { readSheetRow } from "./schema";

const places: SheetPlaces = {
  city: { nameZh: "嘉兴市", nameEn: "Jiaxing" },
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
    ["经开区", "JX-JKQ"],
    ["嘉兴经开区", "JX-JKQ"],
    ["嘉兴市经济开发区", "JX-JKQ"],
    ["国家级经济技术开发区", "JX-JKQ"],
    ["嘉兴经济技术开发区（JX-JKQ）", "JX-JKQ"],
    ["港区", "JX-GQ"],
    ["市港区", undefined],
    ["南湖区 330402", "330402"],
    ["330402-南湖区", "330402"],
    ["330402 海宁市", undefined],
    ["浙江省/嘉兴市/秀洲区", "330411"],
    ["嘉兴南湖区", "330402"],
    ["⼴南湖区", undefined],
    ["南\u200B湖\u00AD区\u202C", "330402"],
  ])("division %s", (text, code) => expect(value("divisionCode", text)).toBe(code));

  test.each([
    ["foundedOn", "2009年5月12日", "2009-05-12"],
    ["foundedOn", "2009.5.12", "2009-05-12"],
    ["foundedOn", "20090512", "2009-05-12"],
    ["foundedOn", "2009-05-12 00:00:00", "2009-05-12"],
    ["foundedOn", "二〇〇九年五月十二日", "2009-05-12"],
    ["foundedOn", "二OO九年五月十二号", "2009-05-12"],
    ["foundedOn", "2009—05—12", "2009-05-12"],
    ["foundedOn", "２００９／５／１２", "2009-05-12"],
    ["foundedOn", "39945", "2009-05-12"],
    ["foundedOn", "39945.5", "2009-05-12"],
    ["staff", "１，２００人", 1200],
    ["staff", "三百二十", 320],
    ["staff", "一千二百名", 1200],
    ["staff", "320.0", 320],
    ["contactMobile", "(0573) 8200 0000", "0573-82000000"],
    ["contactMobile", "１３８\u200E００００００００", "13800000000"],
    ["industryCode", "17 纺织业", "17"],
    ["industryCode", "纺织业（C17）", "17"],
    ["name", "⼯⼚\uFE00（演示）", "工厂（演示）"],
    ["contactMobile", "138-0000 0000", "13800000000"],
    ["contactMobile", "0573-8208 1234转801", "0573-82081234转801"],
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
    ["divisionCode", "嘉兴市", "city-alone"],
    ["divisionCode", "浙江省嘉兴市", "city-alone"],
    ["name", "#REF!", "cell-error"],
    ["name", "无", "empty"],
    ["uscc", "9.1330402E+17", "exponent"],
    ["staff", "三百二", "not-a-number"],
    ["contactMobile", "13800000000/13900000000", "several-phones"],
    ["foundedOn", "二〇一五年三月", "month-alone"],
    ["foundedOn", "2015.3", "month-alone"],
    ["foundedOn", "2015", "month-alone"],
    ["foundedOn", "3/5/2015", "not-a-day"],
    ["industryCode", "99", "unknown-industry"],
    ["clusterId", "没有的", "unknown-cluster"],
    ["contactMobile", "12345", "phone"],
    ["contactEmail", "firm@", "email"],
    ["staff", "约五十", "not-a-number"],
    ["staff", "-3", "negative"],
    ["staff", "－5", "negative"],
    ["staff", "−5人", "negative"],
    ["staff", "负五", "negative"],
    ["researchStaff", "12345678", "too-large"],
    ["staff", "1千万", "not-a-number"],
    ["staff", "一千万", "too-large"],
    ["staff", "9".repeat(400), "too-large"],
    ["staff", "12.5", "not-whole"],
    ["sizeClass", "巨型", "unknown-size"],
    ["titles", "高企、没有的", "unknown-title"],
    ["foundedOn", "2015-02-30", "not-a-day"],
    ["foundedOn", "2016-11-25", "in-future"],
  ] as const)("%s %s is a fault: %s", (field, text, code) =>
    expect(faults({ [field]: text })).toContainEqual([field, code]),
  );

  test("what offices write so as to leave no cell empty says nothing", () => {
    for (const nothing of ["无", "/", "—", "--", "N/A", "暂无", "\u200B"])
      expect(read({ ...good, staff: nothing, titles: nothing })).toMatchObject({ firm: { uscc }, faults: [] });
    expect(value("titles", "无")).toBeUndefined();
  });

  test("a zone that is written as a town is the division, or contradicts it", () => {
    expect(read({ ...good, divisionCode: "嘉兴经开区", town: "经开区" })?.firm).not.toHaveProperty("town");
    expect(read({ ...good, divisionCode: "嘉兴市", town: "经济技术开发区" })).toMatchObject({
      firm: { divisionCode: "JX-JKQ" },
      faults: [],
    });
    expect(read({ ...good, divisionCode: "", town: "港区" })).toMatchObject({
      firm: { divisionCode: "JX-GQ" },
      faults: [],
    });
    expect(faults({ divisionCode: "平湖市", town: "嘉兴港区" })).toEqual([["town", "town-is-division"]]);
    expect(faults({ divisionCode: "南湖区", town: "经开区" })).toEqual([["town", "town-is-division"]]);
    expect(read({ ...good, divisionCode: "海宁市", town: "经济开发区" })).toMatchObject({
      firm: { divisionCode: "330481", town: "经济开发区" },
      faults: [],
    });
    expect(faults({ divisionCode: "海宁市", town: "嘉兴经开区" })).toEqual([["town", "town-is-division"]]);
    expect(faults({ divisionCode: "没有的", town: "港区" })).toEqual([["divisionCode", "unknown-division"]]);
    expect(value("town", "塘汇街道")).toBe("塘汇街道");
  });

  test("codes of two firms, more researchers than staff", () => {
    expect(faults({ orgCode: orgCodeOf(makeCreditCode("330402", 8)) })).toEqual([["orgCode", "codes-differ"]]);
    expect(faults({ staff: "3", researchStaff: "4" })).toEqual([["researchStaff", "more-than-staff"]]);
  });
});

test("a cell loses its noise and nothing else", () => {
  expect(tidyCell("\uFEFF　ＡＢ１（甲）\u00A0 乙\u200B ")).toBe("AB1（甲） 乙");
  expect(tidyCell('\u202A="12"\u202C')).toBe("12");
  expect(tidyCell("'")).toBe("'");
});

test("every fault of a cell has its words, in both languages", () => {
  const codes = ["sheets/schema", "cells/schema", "sheets/queries"].flatMap((file) =>
    [
      ...readFileSync(`src/programme/enterprises/${file}.ts`, "utf8").matchAll(
        /(?:fault|code): "([a-z-]+)"|fault: [^}]*\? "([a-z-]+)" : "([a-z-]+)"|found\([^;]*?"([a-z-]+)"(?: : "([a-z-]+)")?,?\s*\)/g,
      ),
    ].flatMap(([, ...found]) => found.filter((code) => code !== undefined)),
  );
  const known = ["length", "letters", "check", "org-check"].map((fault) => `code-${fault}`);
  for (const locale of ["zh-CN", "en"]) {
    const words: { cells: Record<string, string> } = JSON.parse(
      readFileSync(`src/programme/enterprises/imports/words/${locale}.json`, "utf8"),
    );
    expect([...codes, ...known].filter((code) => !(code in words.cells))).toEqual([]);
  }
  expect(new Set(codes).size).toBeGreaterThan(24);
});
