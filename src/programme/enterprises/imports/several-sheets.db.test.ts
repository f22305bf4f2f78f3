import { createHash } from "node:crypto";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { code, count, detail, offices, queue } from "@tests/support/imports";
import { sheets, text } from "@tests/support/workbooks";
import { beforeEach, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { placeIn } from "@/kernel/table";
import { asActor, asSystem } from "@/platform/database";
import { readTables } from "@/platform/table-file";
import { listIn } from "../heads/policy";
import type { SheetField } from "../sheets/policy";
import { mapImport, receiveImport } from "./commands";
import { applyQueuedImports } from "./jobs";
import { everyPreviewRow, previewRows } from "./queries";
import { correctionsSheet } from "./screens/corrections-sheet";

freshDatabase();
beforeEach(() => void given.atMoment());

type Sheet = readonly [name: string, ...rows: (readonly string[])[]];

/** A workbook as offices keep it: one sheet for each county. */
function book(...counties: readonly Sheet[]): Buffer {
  return sheets(
    counties.map(([name, ...rows]) => [
      name,
      rows
        .map((cells, at) => `<row r="${at + 1}">${cells.map((cell) => text("", cell)).join("")}</row>`)
        .join("")
        .replaceAll(' r=""', ""),
    ]),
  );
}

async function send(actor: OfficialActor, bytes: Buffer): Promise<string> {
  const list = listIn(await readTables(bytes));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { importId } = await asActor(actor, (ctx) => receiveImport(ctx, { fileName: "各县.xlsx", sha256, list }));
  return importId;
}

const HEADS = ["企业名称", "统一社会信用代码", "所属地区"];
const words = {
  t: (key: string, values?: Record<string, string | number>) => [key, ...Object.values(values ?? {})].join(" "),
  fields: (key: string) => key,
};

test("one sheet for each county is one list: faults by sheet and row, all or nothing, once", async () => {
  const { city } = await offices();
  const wrong = book(
    ["南湖区", ["南湖区企业名单"], HEADS, ["甲（演示）", code(1), "南湖区"], ["乙（演示）", "12", "南湖区"]],
    ["海宁市", HEADS, ["丙（演示）", code(3, "330481"), ""], ["甲（演示）", code(1), "海宁市"]],
    ["填报说明", ["每家企业一行"]],
  );
  const bad = await send(city, wrong);
  const record = await detail(city, bad);
  expect(record).toMatchObject({ rowCount: 4, newCount: 1, errorCount: 3 });
  expect(record.sheets).toEqual([
    { name: "南湖区", above: 0 },
    { name: "海宁市", above: 4 },
  ]);
  expect(record.leftOut).toEqual(["填报说明"]);
  const errors = await asActor(city, (ctx) => previewRows(ctx, bad, { verdict: "error" }));
  expect(errors.rows.map(({ row }) => placeIn(record.sheets, row))).toEqual([
    { sheet: "南湖区", row: 4 },
    { sheet: "海宁市", row: 2 },
    { sheet: "海宁市", row: 3 },
  ]);
  // The sheet's name is no division: what the column leaves open stays open.
  const back = correctionsSheet(record, await asActor(city, (ctx) => everyPreviewRow(ctx, bad)), words);
  expect(back.columns).toEqual([...HEADS, "sheetColumn", "rowColumn", "reasonColumn"]);
  expect(back.rows.at(-2)?.slice(3)).toEqual(["海宁市", 2, "所属地区 cells.empty"]);
  expect(back.rows.at(-1)?.slice(3)).toEqual(["海宁市", 3, "统一社会信用代码 cells.repeated-on 南湖区 3"]);

  const good = book(
    ["南湖区", HEADS, ["甲（演示）", code(1), "南湖区"]],
    ["海宁市", HEADS, ["丙（演示）", code(3, "330481"), "海宁市"], ["甲（演示）", code(1), "南湖区"]],
  );
  const [one, again] = [await send(city, good), await send(city, good)];
  await queue(city, one);
  await queue(city, again);
  await Promise.all([applyQueuedImports(), applyQueuedImports()]);
  expect(await count()).toBe(2);
  expect([(await detail(city, one)).status, (await detail(city, again)).status].toSorted()).toEqual([
    "applied",
    "previewed",
  ]);
  const trail = await asSystem("look", ({ tx }) =>
    tx.auditEntry.findMany({ where: { act: "import.enterprise" }, select: { detail: true }, orderBy: { seq: "asc" } }),
  );
  expect(trail.map(({ detail: told }) => told)).toEqual([
    expect.objectContaining({ sheet: "南湖区", row: 2 }),
    expect.objectContaining({ sheet: "海宁市", row: 2 }),
  ]);
});

test("what the columns are is said once for all sheets, and holds for a list of one sheet, too", async () => {
  const { city } = await offices();
  const heads = ["全名", "统一社会信用代码", "地方", "企业名称"];
  const mapping: (SheetField | null)[] = ["name", "uscc", "divisionCode", null];
  const row = (n: number) => [`企业${n}（演示）`, code(n), "南湖区", "x"];
  const two = await send(city, book(["a", heads, row(1)], ["b", heads, row(2)]));
  expect(await detail(city, two)).toMatchObject({ status: "received" });
  await asActor(city, (ctx) => mapImport(ctx, { importId: two, version: 1, mapping }));
  expect(await detail(city, two)).toMatchObject({ status: "previewed", newCount: 2, mapping });
  const three = await send(city, book(["c", heads, row(3)]));
  expect(await detail(city, three)).toMatchObject({ status: "previewed", newCount: 1, sheets: [] });
});
