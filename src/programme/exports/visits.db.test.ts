import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { planned } from "@tests/support/visits";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { readExport } from "../export-files";

freshDatabase();
beforeEach(() => void given.atMoment());

type Query = Record<string, string>;
const file = (actor: Actor & { kind: "official" | "firm" }, list: string, query: Query, locale: "zh-CN" | "en") =>
  asActor(actor, (ctx) => readExport(ctx, actor, { list, query, columns: [], format: "pdf", locale }, { most: 5000 }));

async function sheetOf(
  actor: Actor & { kind: "official" | "firm" },
  list: string,
  query: Query = {},
  locale: "zh-CN" | "en" = "zh-CN",
) {
  const read = await file(actor, list, query, locale);
  if (!read || read === "later") throw new Error(`no file of ${list}`);
  const { columns, rows, notes, title } = read.sheet;
  for (const row of rows) expect([list, row.length]).toEqual([list, columns.length]);
  // A key stands for itself where it has no words.
  for (const cell of [title, ...columns, ...rows.flat(), ...notes.flat()])
    expect(String(cell)).not.toMatch(/^[a-zA-Z]+(\.[a-zA-Z_]+)+$|\{\w+\}/);
  return read.sheet;
}

test("calendar, route and year's plan are files of what their pages show, in both languages", async () => {
  const { officer, lead, firm } = await planned();
  const december = await sheetOf(officer, "visit-calendar", { month: "2016-12", officer: officer.personId });
  const name = expect.stringContaining(firm.name);
  expect(december.rows).toEqual([
    ["2016-12-08", "周四", null, name, "南湖区", null, "上门指导", "已列入计划", officer.name, "2016-12-08"],
  ]);
  expect(december.notes).toEqual(
    expect.arrayContaining([
      ["月份", "2016-12"],
      ["走访人", officer.name],
    ]),
  );
  const february = await sheetOf(officer, "visit-calendar", { month: "2016-02" }, "en");
  expect(february.rows.map(([day, weekday]) => [day, weekday])).toContainEqual(["2016-02-06", "Sat"]);
  const route = await sheetOf(officer, "visit-route");
  expect(route.rows).toHaveLength(1);
  expect(route.rows[0]?.slice(1, 2)).toEqual([name]);
  const year = await sheetOf(officer, "visit-year", { year: "2016" });
  const months = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1];
  expect(year.rows).toEqual([
    ["南湖区", "已列入计划", ...months],
    ["南湖区", "按规则还会列入", ...months.map(() => 0)],
  ]);
  const whole = await sheetOf(lead, "visit-year", { year: "2016" }, "en");
  expect(whole.rows.at(-2)).toEqual(["All", "In the plan", ...months]);
});

test("rules and checklists are files, for those who work with them and for nobody else", async () => {
  const { officer, lead, firm } = await planned();
  const rules = await sheetOf(lead, "visit-rules");
  expect(rules.rows.map(([ground, months]) => [ground, months])).toContainEqual(["联系点每年巡查", "每 12 个月一次"]);
  const owed = await sheetOf(officer, "service-rules", {}, "en");
  expect(owed.rows.map(([, what]) => what)).toContain("Training");
  const lists = await sheetOf(officer, "visit-checklists");
  expect(lists.rows.length).toBeGreaterThan(4);
  const police = await given.official(["department_handler"], { kind: "police" });
  for (const list of [
    "visit-calendar",
    "visit-route",
    "visit-year",
    "visit-rules",
    "visit-checklists",
    "service-rules",
  ])
    for (const actor of [police, firm.owner])
      expect([list, await file(actor, list, {}, "zh-CN")]).toEqual([list, null]);
});

test("a firm takes its own visits away and no other firm's; calendar and route are the office's", async () => {
  const { firm } = await planned();
  const other = await given.firm();
  expect((await sheetOf(firm.owner, "visits")).rows.map(([, name]) => name)).toEqual([
    expect.stringContaining(firm.name),
  ]);
  expect((await sheetOf(other.owner, "visits", {}, "en")).rows).toEqual([]);
  for (const list of ["visit-calendar", "visit-route", "visit-year"])
    expect([list, await file(firm.owner, list, {}, "zh-CN")]).toEqual([list, null]);
});
