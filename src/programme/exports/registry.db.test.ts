import { ADMISSION_ITEMS } from "@seed/reference/admission";
import { sweaters } from "@tests/support/clusters";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { upload } from "@tests/support/imports";
import { found, merge, twice } from "@tests/support/merges";
import { beforeEach, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { makeCreditCode } from "@/kernel/credit-code";
import { rowsOfCsv } from "@/kernel/csv";
import { asActor, asSystem } from "@/platform/database";
import { fileForFirm } from "../contact-points/counter/commands";
import { addCode } from "../enterprises/codes/commands";
import { receiveImport } from "../enterprises/imports/commands";
import { distinguish, undoMerge } from "../enterprises/merges/commands";
import { listMerges } from "../enterprises/merges/queries";
import { enterYear } from "../enterprises/years/commands";
import { readExport } from "../export-files";

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
  expect(read.sheet.columns.filter((head) => /[a-z]\./.test(head))).toEqual([]);
  return read.sheet;
}

test("the registry's lists are files for those who may read them, as far as they see", async () => {
  const lead = await given.official(["coordinator"]);
  const county = await given.official(["programme_officer"], { division: "330402" });
  const other = await given.official(["programme_officer"], { division: "330481" });
  const security = await given.official(["security_administrator"], { kind: "operations" });
  const police = await given.official(["department_handler"], { kind: "police" });
  const one = await given.firm();
  await given.firm();
  await asSystem("given", ({ tx }) =>
    tx.enterprise.updateMany({ data: { name: "同名厂（演示）", contactMobile: null } }),
  );
  const text = `统一社会信用代码,企业名称,所属地区\n${makeCreditCode("330402", 1)},甲（演示）,南湖区`;
  await asActor(county, (ctx) =>
    receiveImport(ctx, { fileName: "名单.csv", sha256: "0", list: { rows: rowsOfCsv(text), sheets: [], leftOut: [] } }),
  );
  await asActor(county, (ctx) =>
    fileForFirm(ctx, {
      ...{ enterpriseId: one.id, spokeName: "周到场", spokePost: "主任", identified: "id-card" },
      ...{ leaderName: "陈负责", leaderPost: "总经理", liaisonName: "沈联络", liaisonPost: "文员" },
      ...{ liaisonMobile: "13800000000", liaisonEmail: "a@example.cn", checklist: [...ADMISSION_ITEMS], remark: "" },
    }),
  );
  for (const actor of [lead, county]) {
    const { rows, title } = await sheetOf(actor, "enterprise-duplicates");
    expect([title, rows.length, rows[0]?.[0], rows[0]?.at(-1)]).toEqual([
      "疑似重复的企业",
      1,
      "同名厂（演示）",
      "名称相同",
    ]);
    expect((await sheetOf(actor, "enterprise-imports")).rows).toEqual([
      ["名单.csv", "已预览", 1, 0, 0, 0, county.name, "2016-11-24"],
    ]);
    const filings = await sheetOf(actor, "counter-filings", { show: "waiting" });
    expect(filings.rows.map((cells) => cells.slice(1, 5))).toEqual([["南湖区", "联系点申请", county.name, "周到场"]]);
    expect(filings.notes).toContainEqual(["视图", "待企业确认"]);
  }
  for (const list of [
    "enterprise-duplicates",
    "enterprise-merges",
    "enterprise-distinctions",
    "enterprise-imports",
    "counter-filings",
  ]) {
    expect([list, (await sheetOf(other, list)).rows]).toEqual([list, []]);
    expect([list, await file(police, list)]).toEqual([list, null]);
  }
  const accounts = await sheetOf(security, "accounts", { side: "official", duty: "coordinator" });
  expect(accounts.rows.map(([, name]) => name)).toEqual([lead.name]);
  expect(accounts.notes).toContainEqual(["职责", expect.any(String)]);
  expect(await file(lead, "accounts")).toBeNull();
  expect((await sheetOf(lead, "calls")).rows).toEqual([]);
  for (const actor of [county, police]) expect(await file(actor, "calls")).toBeNull();
  const acts = await asSystem("look", ({ tx }) =>
    tx.auditEntry.findMany({ where: { act: { startsWith: "export." } }, select: { act: true } }),
  );
  expect([...new Set(acts.map(({ act }) => act))].toSorted()).toEqual([
    ...[
      "export.accounts",
      "export.calls",
      "export.counter-filings",
      "export.enterprise-duplicates",
      "export.enterprise-imports",
    ],
  ]);
});

test("a preview is a file with or without faults: each row's verdict, what differs, what is wrong; through the filter of its page", async () => {
  const county = await given.official(["programme_officer"], { division: "330402" });
  const other = await given.official(["programme_officer"], { division: "330481" });
  const police = await given.official(["department_handler"], { kind: "police" });
  const firm = await given.firm();
  const { uscc } = await asSystem("look", ({ tx }) =>
    tx.enterprise.findUniqueOrThrow({ where: { id: firm.id }, select: { uscc: true } }),
  );
  const head = "统一社会信用代码,企业名称,所属地区,成立日期";
  const fresh = `${makeCreditCode("330402", 1)},甲（演示）,南湖区,`;
  const changed = `${uscc},${firm.name},南湖区,2009-05-12`;
  const good = (await upload(county, [head, fresh, changed, "合计,2家,,"].join("\n"))).importId;
  const bad = (await upload(county, [head, fresh, "12,乙（演示）,南湖区,"].join("\n"))).importId;
  const preview = await sheetOf(county, "enterprise-import-rows", { import: good });
  expect([preview.title, preview.columns.slice(0, 4)]).toEqual([
    "导入预览",
    ["原行号", "结果", "说明", "统一社会信用代码"],
  ]);
  expect(preview.rows.map((cells) => cells.slice(0, 3))).toEqual([
    [2, "新登记", ""],
    [3, "更新", "成立日期 原为 空 改为 2009年5月12日"],
  ]);
  expect(preview.rows[0]?.slice(3)).toEqual(fresh.split(","));
  expect(preview.notes).toContainEqual(["清单文件", "名单.csv"]);
  const updates = await sheetOf(county, "enterprise-import-rows", { import: good, verdict: "update" });
  expect(updates.rows.map(([row]) => row)).toEqual([3]);
  expect(updates.notes).toContainEqual(["结果", "更新"]);
  expect((await sheetOf(county, "enterprise-import-rows", { import: bad })).rows.at(-1)?.slice(0, 3)).toEqual([
    3,
    "有错误",
    "统一社会信用代码 位数不对",
  ]);
  expect((await sheetOf(other, "enterprise-import-rows", { import: good })).rows).toEqual([]);
  expect(await file(police, "enterprise-import-rows", { import: good })).toBeNull();
});

test("a firm's years and codes are files for those who take its register away", async () => {
  const county = await given.official(["programme_officer"], { division: "330402" });
  const other = await given.official(["programme_officer"], { division: "330481" });
  const intake = await given.official(["intake"], { division: "330402" });
  const firm = await given.firm();
  const before = makeCreditCode("330402", 77);
  await asActor(county, async (ctx) => {
    const figures = { titles: [], inventions: 3, utilityModels: 2, designs: null, trademarks: null, software: null };
    await enterYear(ctx, {
      ...{ enterpriseId: firm.id, year: 2015, seen: null, source: "年报（演示）" },
      ...{ ...figures, secrets: 1, staff: 30, researchStaff: null },
    });
    await addCode(ctx, {
      enterpriseId: firm.id,
      field: "uscc",
      code: before,
      fromDay: null,
      toDay: "2015-03-01",
      source: "副本（演示）",
    });
  });
  const query = { enterprise: firm.id };
  const years = await sheetOf(county, "enterprise-years", query);
  expect(years.notes).toContainEqual(["企业", firm.name]);
  expect(years.rows.map(([year, state, , inventions]) => [year, state, inventions])).toEqual([[2015, "已核对", 3]]);
  expect(years.rows[0]?.slice(-4)).toEqual(["年报（演示）", county.name, "2016-11-24", null]);
  const codes = await sheetOf(county, "enterprise-codes", query);
  expect(codes.rows.at(-1)).toEqual(["统一社会信用代码", before, "不详", "2015-03-01", "副本（演示）", null]);
  for (const list of ["enterprise-years", "enterprise-codes"]) {
    expect([list, (await sheetOf(other, list, query)).rows]).toEqual([list, []]);
    expect([list, await file(intake, list, query)]).toEqual([list, null]);
  }
});

test("what was joined, what was told apart and the versions of lists are files too", async () => {
  const { stays, goes, county, coordinator, input } = await twice();
  const more = await given.firm();
  await asActor(coordinator, (ctx) =>
    distinguish(ctx, { oneId: stays.id, otherId: more.id, reason: "两处厂房（演示）" }),
  );
  await merge(coordinator, await input());
  const [{ id: mergeId } = { id: "" }] = await asActor(coordinator, (ctx) => listMerges(ctx));
  await asActor(coordinator, (ctx) => undoMerge(ctx, { mergeId, reason: "看错了（演示）" }));
  const day = "2016-11-24";
  for (const actor of [coordinator, county]) {
    const [[absorbed, , when, by, reason, state] = []] = (await sheetOf(actor, "enterprise-merges")).rows;
    expect([when, by, reason]).toEqual([day, coordinator.name, "两份执照同一代码（演示）"]);
    expect(absorbed).toBe((await found(coordinator, goes.id)).name);
    expect(state).toBe(`已撤销 ${day} ${coordinator.name}撤销：看错了（演示）`);
    const apart = (await sheetOf(actor, "enterprise-distinctions")).rows;
    expect(apart.map((cells) => cells.slice(2))).toEqual([["两处厂房（演示）", day, coordinator.name]]);
  }
  const first = async (list: string) => (await sheetOf(county, list, { version: "1" })).rows[0];
  expect(await first("admission-checklist")).toEqual([1, expect.any(String), expect.any(String), "必备"]);
  expect(await first("score-sheet")).toEqual(["1.1", expect.any(String), expect.any(String), 3, expect.any(String)]);
  expect(await first("assessment-questions")).toHaveLength(5);
  expect((await sheetOf(county, "score-sheet", { version: "1" })).notes).toContainEqual(["版本", "1"]);
  expect((await sheetOf(county, "score-sheet", { version: "99" })).rows).toEqual([]);
});

test("a file is called what its page is, and tells its filter in words", async () => {
  const lead = await given.official(["coordinator"]);
  const services = await sheetOf(lead, "point-services", { code: "visit", state: "overdue", year: "2016" });
  expect(services.title).toBe("各联系点的服务与义务");
  expect(services.notes).toEqual(
    expect.arrayContaining([
      ["事项", "走访"],
      ["状态", "超期"],
      ["年份", "2016"],
    ]),
  );
  expect((await sheetOf(lead, "contact-points", { changing: "1" })).notes).toContainEqual(["人员待确认", "是"]);
  const titles = ["contact-point-candidates", "demonstration-site-ranking", "statements", "quotas", "cluster-course"];
  const query = { cluster: await sweaters() };
  expect(await Promise.all(titles.map(async (list) => (await sheetOf(lead, list, query)).title))).toEqual([
    "候选企业",
    "评分排名",
    "期末报表",
    "分解目标",
    "逐月情况",
  ]);
});
