import { randomUUID } from "node:crypto";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { startClocks } from "@tests/support/handling";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem, type Ctx } from "@/platform/database";
import { readTables } from "@/platform/table-file";
import { columnsToChoose } from "../export-columns";
import { exportListFor, readExport, unheededOf, type Wanted, writeExport } from "../export-files";
import { makeExports } from "../export-job";
import { exportLists } from "../export-lists";
import { assess } from "../self-assessment/commands";
import { questionnaireOn } from "../self-assessment/queries";
import { openStatement } from "../targets/statements/commands";
import { askExport, takeExport } from "./commands";

freshDatabase();
beforeEach(() => void given.atMoment());

const COLUMNS = ["企业名称", "统一社会信用代码", "县（市、区）"];
const wanted: Wanted = { list: "enterprises", query: {}, columns: COLUMNS, format: "csv", locale: "zh-CN" };

function listOf(actor: Actor, name: string) {
  const list = exportListFor(actor, name);
  if (!list) throw new Error(`no list ${name}`);
  return list;
}

const choose = (actor: Actor, name: string, asked: Partial<Wanted>) =>
  asActor(actor, (ctx) => columnsToChoose(ctx, listOf(actor, name), { ...wanted, columns: [], ...asked }));

const acts = () =>
  asSystem("look", ({ tx }) =>
    tx.auditEntry.findMany({ where: { act: { startsWith: "export." } }, select: { act: true, detail: true } }),
  );

/** Somebody of each kind who takes lists away. */
async function takers(clusterId: string) {
  return [
    await given.official(["coordinator"]),
    await given.official(["programme_officer"], { division: "330402" }),
    await given.official(["investigator"], { division: "330402" }),
    await given.official(["intake"]),
    await given.official(["security_administrator"]),
    await given.official(["audit_administrator"]),
    (await given.station([clusterId], { division: "330483" })).officer,
    (await given.firm()).owner,
  ];
}

/** One of what a file is of for a day or a firm: there is none of it by itself. */
async function ofOne() {
  const [lead, firm] = [await given.official(["coordinator"]), await given.firm()];
  const { owner } = firm;
  await asActor(lead, (ctx) => openStatement(ctx, { asOf: "2016-09-30" }));
  const { assessmentId } = await asActor(owner, async (ctx) => {
    const asked = await questionnaireOn(ctx, ctx.today);
    if (!asked) throw new Error("there are no questions");
    const answers = Object.fromEntries(asked.items.map(({ code }) => [code, "partly" as const]));
    return assess(ctx, { questionnaire: asked.version, answers });
  });
  const { id: complaintId } = await given.complaint(firm);
  await startClocks(complaintId);
  const { id: clock } = await asSystem("look", ({ tx }) => tx.clock.findFirstOrThrow({ where: { complaintId } }));
  const { id: station } = await given.station([]);
  return { asOf: "2016-09-30", assessment: assessmentId, clock, station };
}

test("every list's columns are known without a row of it, each by a head of its own in either language; looking at them is no act", async () => {
  const [cluster] = await asSystem("given", ({ tx }) =>
    tx.cluster.findMany({ where: { divisionCode: "330483" }, select: { id: true }, take: 1 }),
  );
  if (!cluster) throw new Error("no clusters");
  const people = await takers(cluster.id);
  const query = { cluster: cluster.id, circular: randomUUID(), ...(await ofOne()) };
  for (const [name, list] of Object.entries(exportLists)) {
    const reader = people.find((person) => list.allows(person));
    if (!reader) throw new Error(`nobody takes ${name} away`);
    const own = await choose(reader, name, { query });
    const other = await choose(reader, name, { query, locale: "en" });
    if (!own || !other) throw new Error(`${name} has no columns`);
    for (const { heads } of [own, other]) expect([name, heads]).toEqual([name, [...new Set(heads)]]);
    expect([name, other.heads.length, own.chosen]).toEqual([name, own.heads.length, own.heads]);
    const file = await asActor(reader, (ctx) =>
      readExport(ctx, reader, { ...wanted, list: name, query, columns: [] }, { most: 5000 }),
    );
    expect([name, file]).toMatchObject([name, { sheet: { columns: own.heads } }]);
  }
  expect(await acts()).toHaveLength(Object.keys(exportLists).length);
  // Of a day without a statement there is nothing to choose.
  const lead = await given.official(["coordinator"]);
  expect(await choose(lead, "statement", { query: { asOf: "2016-06-30" } })).toBeNull();
});

test("a file has the columns that were chosen, in the order of the list, in whatever language; it says which were left out, and the trail which were taken", async () => {
  const officer = await given.official(["coordinator"]);
  const firm = await given.firm();
  const read = (asked: Partial<Wanted>) =>
    asActor(officer, async (ctx) => {
      const file = await readExport(ctx, officer, { ...wanted, ...asked }, { most: 5000 });
      if (!file || file === "later") throw new Error("no file");
      return file;
    });
  const taken = await read({ columns: COLUMNS.toReversed() });
  expect(taken.sheet.columns).toEqual(COLUMNS);
  expect(taken.sheet.rows).toEqual([[firm.name, expect.any(String), "南湖区"]]);
  const left = String(taken.sheet.notes.find(([label]) => label === "未取的列")?.[1]).split("、");
  const { heads } = (await choose(officer, "enterprises", {})) ?? { heads: [] };
  expect(left).toEqual(heads.filter((head) => !COLUMNS.includes(head)));
  const english = await choose(officer, "enterprises", { columns: COLUMNS, locale: "en" });
  expect((await read({ columns: english?.chosen ?? [] })).sheet.columns).toEqual(COLUMNS);
  expect((await read({ columns: heads })).sheet.notes.map(([label]) => label)).not.toContain("未取的列");
  expect((await acts()).map(({ detail }) => detail)).toEqual([
    { format: "csv", count: 1, columns: COLUMNS },
    { format: "csv", count: 1, columns: COLUMNS },
    { format: "csv", count: 1 },
  ]);
  for (const format of ["csv", "xlsx"] as const) {
    const [table] = await readTables(await writeExport(taken, { ...wanted, format }));
    expect(table?.rows.slice(0, 2).map(({ cells }) => cells)).toEqual([
      COLUMNS,
      [firm.name, expect.any(String), "南湖区"],
    ]);
  }
});

test("of a column that the list doesn't have there is no file, and that is told", async () => {
  const officer = await given.official(["coordinator"]);
  const list = listOf(officer, "enterprises");
  const asked = { ...wanted, columns: ["企业名称", "Telephone"] };
  const told = (ctx: Ctx) => unheededOf(ctx, list, asked);
  expect(await asActor(officer, told)).toEqual([{ name: "column", value: "Telephone", why: "unknown" }]);
  await expect(asActor(officer, (ctx) => readExport(ctx, officer, asked, { most: 5000 }))).rejects.toThrow("Telephone");
  expect(await acts()).toEqual([]);
  expect((await choose(officer, "enterprises", asked))?.chosen).toEqual(["企业名称"]);
});

test("a file that a job makes has the columns that were chosen", async () => {
  const officer = await given.official(["coordinator"]);
  await given.firm();
  const { exportId } = await asActor(officer, (ctx) => askExport(ctx, wanted));
  await makeExports();
  const { content } = await asActor(officer, (ctx) => takeExport(ctx, exportId));
  expect((await readTables(Buffer.from(content)))[0]?.rows[0]?.cells).toEqual(COLUMNS);
  expect(await acts()).toMatchObject([{ act: "export.enterprises", detail: { columns: COLUMNS } }]);
});
