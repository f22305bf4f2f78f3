import { expect, test } from "vitest";
import { tablePdf } from "./table-pdf";

const madeAt = new Date("2016-11-24T09:30:00+08:00");
const sheet = (count: number) => ({
  title: "联系点名册（演示）",
  columns: ["编号", "企业", "地区", "家数"],
  rows: Array.from({ length: count }, (_, n) => [`嘉商密联点 ${n}`, "演示企业有限公司", n % 2 ? "海宁市" : null, n]),
  notes: [["导出人", "演示"] as const, ["行数", count] as const],
});
const pagesOf = (bytes: Buffer) => [...bytes.toString("latin1").matchAll(/\/Type \/Page\b(?!s)/g)].length;

test("a list becomes pages of A4, the same list the same file; a long one goes on with its heads", async () => {
  const one = await tablePdf(sheet(3), madeAt);
  expect(one.subarray(0, 5).toString()).toBe("%PDF-");
  expect(pagesOf(one)).toBe(1);
  expect((await tablePdf(sheet(3), madeAt)).equals(one)).toBe(true);
  expect(pagesOf(await tablePdf(sheet(120), madeAt))).toBeGreaterThan(2);
});

test("a list without rows is a page with its heads", async () => {
  expect(pagesOf(await tablePdf(sheet(0), madeAt))).toBe(1);
});
