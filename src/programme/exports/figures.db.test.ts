import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { point } from "@tests/support/registers";
import { beforeEach, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { exportListFor, readExport, unheededOf } from "../export-files";
import { enterValue } from "../outcomes/commands";
import { openStatement } from "../targets/statements/commands";

freshDatabase();
beforeEach(() => void given.atMoment());

const file = (actor: OfficialActor, list: string, query: Record<string, string> = {}) =>
  asActor(actor, (ctx) =>
    readExport(ctx, actor, { list, query, columns: [], format: "csv", locale: "zh-CN" }, { most: 5000 }),
  );

async function sheetOf(actor: OfficialActor, list: string, query: Record<string, string> = {}) {
  const read = await file(actor, list, query);
  if (!read || read === "later") throw new Error(`no file of ${list}`);
  for (const row of read.sheet.rows) expect([list, row.length]).toEqual([list, read.sheet.columns.length]);
  return read.sheet;
}

test("boards, statements, rankings, coverage and values are files, for those who may read them", async () => {
  const lead = await given.official(["coordinator"]);
  const police = await given.official(["department_handler"], { kind: "police" });
  await asActor(lead, (ctx) => openStatement(ctx, { asOf: "2016-09-30" }));
  // Nobody has confirmed yet: of some of the divisions there is no figure of the city.
  expect((await sheetOf(lead, "statements")).rows).toEqual([
    ["2016-09-30", null, null, null, null, null, expect.any(String)],
  ]);
  expect((await sheetOf(lead, "statements", { mine: "1" })).rows).toEqual([]);
  expect((await sheetOf(lead, "clusters")).rows.length).toBeGreaterThan(0);
  expect((await sheetOf(lead, "outcome-values")).rows).toEqual([]);
  await asActor(lead, (ctx) =>
    enterValue(ctx, {
      ...{ code: "awareness", period: "2015-H2", division: null, numerator: 312, denominator: 500, note: "（演示）" },
    }),
  );
  const values = await sheetOf(lead, "outcome-values");
  expect([values.columns[1], values.rows.map(([, period]) => period)]).toEqual(["时期", ["2015年下半年"]]);
  expect((await sheetOf(lead, "demonstration-site-ranking", { year: "2016" })).rows).toEqual([]);
  for (const list of ["statements", "clusters", "outcome-values", "demonstration-site-ranking"])
    expect([list, await file(police, list)]).toEqual([list, null]);
});

test("a board's file answers what its address asks of the future, and says that it was asked", async () => {
  const lead = await given.official(["coordinator"]);
  const asked = { asOf: "2016-11-24", addPoints: "2", "addPoints.330402": "5" };
  const { rows, notes } = await sheetOf(lead, "targets", asked);
  const added = rows.filter(([part]) => part === "如果各地每月再增加").map(([, , item, , , , , , n]) => [item, n]);
  // 37 days are 1.2 months: two a month make two, five make six.
  expect(added).toContainEqual(["南湖区 +5", 6]);
  expect(added).toContainEqual(["全市 +21", 8 * 2 + 6]);
  expect(notes).toContainEqual(["联系点每月增加 南湖区", "5"]);
  expect((await sheetOf(lead, "targets")).rows.some(([part]) => part === "如果各地每月再增加")).toBe(false);
  // Narrowed to a division it has no row of the city; narrowed to an industry nothing is due or missing.
  const split = (await sheetOf(lead, "targets", { division: "330402", asOf: "2016-11-24" })).rows;
  expect(split.filter(([part]) => part === "各地").map(([, , item]) => item)).toEqual(["南湖区", "南湖区"]);
  for (const [part, , , , target, , missing, due, forecast] of (await sheetOf(lead, "targets", { industry: "C" })).rows)
    if (part === "各地" || part === "按月") expect([target, missing, due, forecast]).toEqual([null, null, null, null]);
  // What else its page draws is in it too: each date with its target, and where a year's pace leads.
  const partOf = async (actor: OfficialActor, part: string) =>
    (await sheetOf(actor, "targets", { asOf: "2016-11-24" })).rows.filter(([own]) => own === part);
  expect((await partOf(lead, "各期限")).map(([, , item]) => item)).toContain("2016-12-31");
  expect((await partOf(lead, "按近一年速度推算")).map(([, , item]) => item)).toContain("最慢三个月的速度");
  await (await point({ division: "330402" })).enters("2016-11-01", "2016-11-01");
  given.atMoment();
  const office = await given.official(["government_office"], { kind: "government_office" });
  expect((await partOf(lead, "各期限")).map(([, , , , , n]) => n)).toContain(1);
  // One point: neither the date's count nor what was added in its month is told to whoever reads figures only.
  const cells = [...(await partOf(office, "各期限")), ...(await partOf(office, "每月净增（“按时间应有”栏为中位数）"))];
  expect(cells.filter(([, label, , , , n]) => label === "护密维权联系点" && typeof n === "number" && n > 0)).toEqual(
    [],
  );
  expect((await partOf(office, "按近一年速度推算")).filter(([, label]) => label === "护密维权联系点")).toEqual([]);
});

test("a file isn't made of what there is none of: a place, a filter, a day that hasn't come", async () => {
  const lead = await given.official(["coordinator"]);
  const wrong = (name: string, query: Record<string, string>, actor: OfficialActor = lead) =>
    asActor(actor, async (ctx) => {
      const list = exportListFor(actor, name);
      if (!list) throw new Error(`no list ${name}`);
      return (await unheededOf(ctx, list, { query, columns: [], locale: "zh-CN" })).map(
        (part) => `${part.name}=${part.value}`,
      );
    });
  expect(await wrong("targets", { division: "330402", "addPoints.330402": "5", asOf: "2016-11-24" })).toEqual([]);
  expect(await wrong("enterprises", { q: "ＡＢ 铜", division: "330402", status: "checked" })).toEqual([]);
  expect(await wrong("complaints", { division: "330400", mine: "1", status: "open" })).toEqual([]);
  expect(await wrong("enterprises", { division: "999999", status: "gone", place: "330402" })).toEqual([
    "division=999999",
    "status=gone",
    "place=330402",
  ]);
  expect(await wrong("targets", { asOf: "2030-01-01", town: "没有的镇" })).toEqual([
    "town=没有的镇",
    "asOf=2030-01-01",
  ]);
  expect(await wrong("contact-points", { asOf: "2016-01-01" })).toEqual(["asOf=2016-01-01"]);
  // A day is read however people write it, by registers as by boards.
  for (const list of [
    "targets",
    "outcomes",
    "contact-point-register",
    "demonstration-site-register",
    "clusters",
    "cases",
  ])
    for (const asOf of ["2015/12/31", "2015年12月31日", "２０１５．１２．３１", " 2015-12-31"])
      expect([list, await wrong(list, { asOf })]).toEqual([list, []]);
  // What is asked stands in the file under the page's name for it.
  const enterprise = "018f0000-0000-7000-8000-000000000000";
  expect((await sheetOf(lead, "complaints", { enterprise })).notes).toContainEqual(["企业", enterprise]);
  expect(await wrong("desk", { division: "330402" })).toEqual(["division=330402"]);
  // Whoever reads figures only takes the whole board away: no file of it bears the name of a part.
  const office = await given.official(["government_office"], { kind: "government_office" });
  const part = { division: "330402", asOf: "2016-11-24", known: "then" };
  expect(await wrong("targets", part, office)).toEqual(["division=330402"]);
  expect((await sheetOf(office, "targets", part)).notes.flat()).not.toContain("南湖区");
});

test("an effect, the rows behind a figure, a self-assessment and a desk's tables are files, for those who read them", async () => {
  const lead = await given.official(["coordinator"]);
  const office = await given.official(["government_office"], { kind: "government_office" });
  const police = await given.official(["department_handler"], { kind: "police" });
  const effect = await sheetOf(lead, "outcome", { code: "case-incidence" });
  expect(new Set(effect.rows.map(([name]) => name)).size).toBe(1);
  // Periods are called as on the page, not by their keys.
  for (const [, period] of effect.rows) expect(period).toMatch(/^\d{4}年(|上半年|下半年|第\d季度)(|（至今）)$/);
  expect(effect.rows.length).toBeGreaterThan(0);
  expect((await sheetOf(lead, "outcome", { code: "nothing" })).rows).toEqual([]);
  const span = { of: "cases", from: "2016-01-01", to: "2016-11-24" };
  expect((await sheetOf(lead, "outcome-rows", span)).rows).toEqual([["共", null, null, 0]]);
  // A span of his own choice tells a reader of words nothing.
  expect((await sheetOf(office, "outcome-rows", { ...span, from: "2016-02-01" })).rows.at(-1)).toEqual([
    ...["共", null, null, "数小，不列"],
  ]);

  for (const actor of [lead, office]) {
    const parts = (await sheetOf(actor, "desk")).rows.map(([part]) => String(part));
    // Month by month a figure of the city follows by subtraction: that is for those who read every figure.
    expect(parts.some((part) => part.includes("按月"))).toBe(actor === lead);
    expect(parts.filter((part) => part === "投诉 · 按地区")).toHaveLength(10);
  }
  for (const list of ["outcome", "outcome-rows", "self-assessment", "desk"])
    expect([list, await file(police, list)]).toEqual([list, null]);
  await asSystem("look", async ({ tx }) => {
    const acts = await tx.auditEntry.findMany({ where: { act: { startsWith: "export." } }, select: { act: true } });
    expect(new Set(acts.map(({ act }) => act))).toEqual(new Set(["export.outcomes", "export.desk-figures"]));
  });
});
