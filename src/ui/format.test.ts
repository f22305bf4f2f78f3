import { expect, test } from "vitest";
import * as format from "./format";

const evening = new Date("2016-11-23T17:05:07Z");

test("days", () => {
  expect(format.longDay("2016-05-03", "zh-CN")).toBe("2016年5月3日");
  expect(format.longDay("2016-05-03", "en")).toBe("3\u00a0May 2016");
  expect(format.listDay("2016-05-03", "2016-11-24", "zh-CN")).toBe("5月3日");
  expect(format.listDay("2017-01-09", "2016-11-24", "zh-CN")).toBe("2017年1月9日");
  expect(format.listDay("2016-05-03", "2016-11-24", "en")).toBe("3\u00a0May");
  expect(format.weekdayAndDay("2016-11-24", "zh-CN")).toBe("11月24日 周四");
  expect(format.weekdayAndDay("2016-11-24", "en")).toBe("Thu 24\u00a0November");
  expect(format.longMonth("2016-05", "zh-CN")).toBe("2016年5月");
  expect(format.longMonth("2016-05", "en")).toBe("May 2016");
});

test("moments are those of Jiaxing", () => {
  expect(format.longMoment(evening, "zh-CN")).toBe("2016年11月24日 01:05:07");
  expect(format.longMoment(evening, "en")).toBe("24\u00a0November 2016, 01:05:07");
  expect(format.listMoment(evening, "2016-12-01", "zh-CN")).toBe("11月24日 01:05");
  expect(format.logMoment(evening)).toBe("2016-11-24 01:05");
  expect(format.isoMoment(evening)).toBe("2016-11-24T01:05:07+08:00");
});

test("numbers", () => {
  expect(format.number(0)).toBe("0");
  expect(format.number(1284600)).toBe("1,284,600");
  expect(format.number(-1234.5, 1)).toBe("-1,234.5");
  expect(format.number(-0.2)).toBe("0");
  expect(format.money(1284600, "zh-CN")).toBe("1,284,600.00 元");
  expect(format.money(1284600, "en")).toBe("CNY 1,284,600.00");
  expect(format.roundMoney(4126000, "zh-CN")).toBe("412.6 万元");
  expect(format.roundMoney(4126000, "en")).toBe("CNY 4,126 thousand");
  expect(format.roundMoney(99999, "zh-CN")).toBe("99,999 元");
});

test("sizes", () => {
  expect(format.size(900)).toBe("900 B");
  expect(format.size(880640)).toBe("860 KB");
  expect(format.size(2202009)).toBe("2.1 MB");
  expect(format.size(19084083)).toBe("18.2 MB");
});

test("a hash in groups of eight", () => {
  expect(format.grouped("ca978112ca1bbdcafac231b3")).toBe("ca978112 ca1bbdca fac231b3");
});

test("pieces of a line are put together as each language does", () => {
  expect(format.listed(["甲", "乙", 3], "zh-CN")).toBe("甲、乙、3");
  expect(format.listed(["A", "B", 3], "en")).toBe("A, B, 3");
  expect(format.inTurn(["甲", "乙"], "zh-CN")).toBe("甲；乙");
  expect(format.inTurn(["A, B", "C"], "en")).toBe("A, B; C");
  expect(format.labelled("甲", "乙", "zh-CN")).toBe("甲：乙");
  expect(format.labelled("A", "B", "en")).toBe("A: B");
  expect(format.labelled("谁？", "乙", "zh-CN")).toBe("谁？乙");
  expect(format.labelled("Who?", "B", "en")).toBe("Who? B");
  expect(format.remarked("甲", "乙", "zh-CN")).toBe("甲（乙）");
  expect(format.remarked("A", "B", "en")).toBe("A, B");
});
