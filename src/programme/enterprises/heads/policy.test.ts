import { describe, expect, test } from "vitest";
import { makeCreditCode } from "@/kernel/credit-code";
import { placeIn, type Table, type TableRow, Unreadable } from "@/kernel/table";
import { missingFields, SHEET_FIELDS, TEMPLATE_HEADS } from "../sheets/policy";
import { findHeads, isNoFirm, listIn, mappingOf } from "./policy";

const uscc = makeCreditCode("330402", 7);
const table = (...rows: string[][]): TableRow[] => rows.map((cells, index) => ({ row: index + 1, cells }));

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

  test("of a part of the column before say so", () => {
    expect(mappingOf(["职工人数", "其中：研发人员", "其中女职工"])).toEqual(["staff", "researchStaff", null]);
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

  test("are known with what stands in brackets beside them, and under marks that nobody sees", () => {
    const heads = [
      "企业名称（全称）",
      "统一社会\u200B信用代码（或组织机构代码）",
      "所属县（市、区）",
      "\uFEFF联系电话（手机）",
    ];
    expect(mappingOf(heads)).toEqual(["name", "uscc", "divisionCode", "contactMobile"]);
  });

  test("a list without heads is none; what it lacks is named", () => {
    expect(findHeads(table(["甲", uscc, "南湖"], ["乙", uscc, "南湖"]))).toBeUndefined();
    expect(findHeads(table(["嘉兴市企业名单", "嘉兴市企业名单"], ["甲", uscc, "南湖"]))).toBeUndefined();
    expect(missingFields(["name", null, "uscc"])).toEqual(["divisionCode"]);
    expect(missingFields(["name", "divisionCode"])).toEqual(["uscc"]);
  });

  test("that nobody knows stand over the first firm's code, and are for whoever sends the list to tell", () => {
    const rows = table(["名单"], ["档案编码", "户名", "归口"], [uscc, "甲", "南湖"], [uscc, "乙", "南湖"]);
    expect(findHeads(rows)).toEqual({ heads: ["档案编码", "户名", "归口"], rows: rows.slice(2) });
    expect(listIn([{ name: "表", rows }])).toEqual({ rows, sheets: [], leftOut: [] });
  });

  test("a list of the years before the credit code has the organisation code or the registration number", () => {
    expect(missingFields(mappingOf(["组织机构代码", "企业名称", "所属地区"]))).toEqual([]);
    expect(missingFields(mappingOf(["企业名称", "县（市、区）", "工商注册号"]))).toEqual([]);
  });
});

describe("no firm's row:", () => {
  test.each([
    [["一、南湖区", "一、南湖区", "一、南湖区", "一、南湖区"]],
    [["（一）秀洲区", "", ""]],
    [["序号", "企业名称", "统一社会信用代码", "所属地区"]],
    [["", "企业名称", "所属地区"]],
    [["合计", "", "", "1,234"]],
    [["", "合 计：12家", "", "1234"]],
    [["共 12 家", "", ""]],
    [["以上共三十二家企业", ""]],
    [["备注：数据截至 2015 年底", "", ""]],
    [["※注1：打星号的为上市企业"]],
    [["填表人：张三", "", "审核人：李四", "日期：2016年1月"]],
    [["第 1 页 共 3 页"]],
    [["2、联系方式以最新为准"]],
  ])("%j", (cells) => expect(isNoFirm(cells)).toBe(true));

  test.each([
    [["合计", uscc, "南湖区"]],
    [["1", "甲（演示）公司", "南湖区"]],
    [["甲（演示）公司", "", ""]],
    [["说明书印刷（演示）有限公司", "", "南湖区"]],
    [["", "", ""]],
    [["联系紧密（演示）公司", "", "海宁市"]],
    [["合计算（演示）公司", "", "海宁市"]],
  ])("but %j may be", (cells) => expect(isNoFirm(cells)).toBe(false));
});

describe("of several sheets", () => {
  const list = (name: string, firm = "甲（演示）"): Table => ({
    name,
    rows: table(["企业名称", "统一社会信用代码", "所属地区"], [firm, uscc, "南湖"]),
  });
  const told = { name: "填报说明", rows: table(["填报说明"], ["企业名称", "必填"], ["一、每家一行"]) };
  const choices = { name: "可选值", rows: table(["所属地区", "行业", "规模"], ["南湖区", "纺织业", "大型"]) };
  const empty = { name: "海宁", rows: table(["企业名称", "统一社会信用代码", "所属地区"]) };
  const refused = (reason: string, cell: string) => expect.objectContaining({ reason, cell });
  const thrown = (tables: readonly Table[]) => {
    try {
      listIn(tables);
    } catch (error) {
      return error;
    }
    return undefined;
  };

  test("the list is taken, wherever it stands among explanations, choices and empty forms", () => {
    expect(listIn([told, choices, list("名单"), empty, { name: "Sheet3", rows: [] }])).toEqual({
      rows: list("").rows,
      sheets: [],
      leftOut: ["填报说明", "可选值", "海宁"],
    });
  });

  test("those with the same heads are one list, whatever the order of their columns; rows keep their sheet and number", () => {
    const other: Table = {
      name: "秀洲区",
      rows: table(
        ["秀洲区企业名单"],
        ["所属地区", "企业 名称*", "", "统一社会信用代码"],
        ["秀洲", "乙（演示）", "", uscc],
        ["秀洲", "丙（演示）"],
      ),
    };
    const joined = listIn([list("南湖区"), told, other, list("海宁市", "丁（演示）")]);
    expect(joined.sheets).toEqual([
      { name: "南湖区", above: 0 },
      { name: "秀洲区", above: 2 },
      { name: "海宁市", above: 6 },
    ]);
    expect(joined.leftOut).toEqual(["填报说明"]);
    const found = findHeads(joined.rows);
    expect(found?.rows.map(({ cells }) => cells)).toEqual([
      ["甲（演示）", uscc, "南湖"],
      ["乙（演示）", uscc, "秀洲"],
      ["丙（演示）", "", "秀洲"],
      ["丁（演示）", uscc, "南湖"],
    ]);
    expect(found?.rows.map(({ row }) => placeIn(joined.sheets, row))).toEqual([
      { sheet: "南湖区", row: 2 },
      { sheet: "秀洲区", row: 3 },
      { sheet: "秀洲区", row: 4 },
      { sheet: "海宁市", row: 2 },
    ]);
    expect(placeIn([], 7)).toEqual({ row: 7 });
  });

  test("two columns of one name meet each its own on the other sheet", () => {
    const phones = (name: string, ...row: string[]): Table => ({
      name,
      rows: table(["企业名称", "统一社会信用代码", "联系电话", "联系电话"], row),
    });
    const joined = listIn([phones("a", "甲", uscc, "1", "2"), phones("b", "乙", uscc, "3", "4")]);
    expect(joined.rows.at(-1)?.cells).toEqual(["乙", uscc, "3", "4"]);
  });

  test("under different heads they are refused by their names, with what differs", () => {
    const more: Table = {
      name: "秀洲区",
      rows: table(["企业名称", "统一社会信用代码", "所属地区", "备注"], ["乙（演示）", uscc, "秀洲", ""]),
    };
    expect(thrown([list("南湖区"), told, more])).toEqual(refused("several-lists", "南湖区、秀洲区（秀洲区：备注）"));
  });

  test("together they may have no more rows than one list", () => {
    const many = (name: string): Table => ({
      name,
      rows: table(
        ["企业名称", "统一社会信用代码", "所属地区"],
        ...Array.from({ length: 10_100 }, () => ["甲", uscc, "南湖"]),
      ),
    });
    expect(thrown([many("a"), many("b")])).toEqual(refused("too-many-rows", ""));
  });

  test("a formula is refused where it is the list's, and no matter elsewhere", () => {
    const fault = new Unreadable("formula", "C7");
    expect(thrown([told, { ...list("名单"), fault }])).toBe(fault);
    expect(thrown([{ ...empty, fault }, told])).toBe(fault);
    expect(listIn([{ ...told, fault }, list("名单")]).rows).toHaveLength(2);
    expect(listIn([{ name: "公式", rows: [], fault }, list("名单")]).leftOut).toEqual(["公式"]);
    expect(thrown([list("南湖区"), { ...list("海宁市"), fault }])).toEqual(refused("formula", "海宁市!C7"));
    expect(thrown([{ name: "a", rows: [], fault }])).toBe(fault);
  });

  test("without a list, what has heads is taken as it came, or the first", () => {
    expect(listIn([told, choices]).rows).toBe(choices.rows);
    expect(listIn([told]).rows).toBe(told.rows);
  });
});
