import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { messagesFor, translatorOf } from "@/programme/words";
import type { ImportDetail } from "../queries";
import { correctionsSheet } from "./corrections-sheet";
import { ImportScreen } from "./import-screen";

/** What the page of a list says of it in words. */

// The page asks again by itself while a list is on its way: outside the portal there is no router to ask.
vi.mock("next/navigation", async (real) => ({ ...(await real()), useRouter: () => ({ refresh: () => {} }) }));

const RECORD: ImportDetail = {
  ...{ id: "0", divisionCode: "330402", fileName: "名单.xlsx", by: "沈演示", status: "previewed", version: 2 },
  ...{ rowCount: 2, newCount: 2, updateCount: 0, unchangedCount: 0, errorCount: 0, done: 0, changeCount: 2 },
  ...{ createdAt: new Date("2016-11-24T09:00:00+08:00"), appliedAt: null, uploadedById: null, sha256: "" },
  ...{ heads: ["企业名称"], sheets: [], leftOut: [], mapping: ["name"], planDigest: "" },
  ...{ reason: null, heldBecause: null, undone: null },
};

async function said(
  record: Partial<ImportDetail>,
  waiting: { n: number; same: boolean } | null = null,
  locale: "zh-CN" | "en" = "zh-CN",
): Promise<string> {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={await messagesFor(locale)} timeZone="Asia/Shanghai">
      <ImportScreen
        record={{ ...RECORD, ...record }}
        {...{ samples: [], leftOut: [], query: {}, objections: null, waiting }}
        {...{ already: record.heldBecause === "already-applied", mayMove: true, remap: false }}
        preview={{ rows: [], total: 0, next: null }}
        places={{ divisions: [], clusters: [], industries: [] }}
      />
    </NextIntlClientProvider>,
  );
  return markup.replace(/<[^>]*>/g, "");
}

test("sheets of the workbook that are no part of the list are named", async () => {
  const leftOut = ["填报说明", "可选值"];
  expect(await said({ leftOut })).toContain("有 2 张工作表不是企业清单，没有导入：填报说明、可选值。");
  expect(await said({ leftOut }, null, "en")).toContain("2 sheets are no list of firms");
  expect(await said({})).not.toContain("张工作表");
});

test("a list in line says that it waits, and for what, instead of nought rows", async () => {
  const waits = await said({ status: "queued" }, { n: 1, same: true });
  expect(waits).toContain("排在前面的还有 1 份清单");
  expect(waits).toContain("前面有一份内容与这份相同");
  expect(waits).not.toContain("已处理");
  expect(await said({ status: "queued" }, { n: 2, same: false })).not.toContain("相同");
  expect(await said({ status: "queued" }, { n: 1, same: true }, "en")).toContain("Waits for another list before it");
  expect(await said({ status: "queued", done: 1 })).toContain("已处理 1 行，共 2 行");
});

test("that a list was in the register already is said once", async () => {
  const held = await said({ heldBecause: "already-applied", changeCount: 0 });
  expect(held.match(/同一份清单已经登记过/g)).toHaveLength(1);
});

test("of an undoing that failed, what stands is told; of an import that failed, that nothing was written", async () => {
  const failed = { heldBecause: "failed 7K2M-94QX", newCount: 4 };
  const undoing = await said({ ...failed, status: "applied" });
  expect(undoing).toContain("整批撤销没有执行：没有撤下或恢复任何一家，下面登记的内容全部照旧有效。");
  expect(undoing).toContain("7K2M-94QX");
  expect(undoing).not.toContain("未作任何改动");
  expect(await said({ ...failed, status: "applied" }, null, "en")).toContain("all that is told below stands");
  expect(await said(failed)).toContain("登记信息未作任何改动");
});

test("a count that is none is told as what it is, in the file of faults as on the page", () => {
  const record = { ...RECORD, heads: ["企业名称", "人数"], mapping: ["name", "staff"] as const };
  const rowOf = (cell: string, code: string) => ({
    ...{ row: 2, verdict: "error" as const, enterpriseId: null, changes: null },
    ...{ cells: ["甲厂（演示）", cell], faults: [{ field: "staff", code }] },
  });
  const told = (locale: "zh-CN" | "en", cell: string, code: string) => {
    const words = { t: translatorOf(locale, "imports"), fields: translatorOf(locale, "enterprises.fields") };
    return correctionsSheet(record, [rowOf(cell, code)], words).rows[0]?.at(-1);
  };
  expect(told("zh-CN", "-5", "negative")).toBe("人数 不能是负数");
  expect(told("en", "-5", "negative")).toContain("can't be negative");
  expect(told("zh-CN", "12345678", "too-large")).toBe("人数 太大，最多 7 位数");
  expect(told("en", "12345678", "too-large")).toContain("at most 7 digits");
});
