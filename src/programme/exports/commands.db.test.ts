import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { form, registered } from "@tests/support/registration";
import { beforeEach, expect, test } from "vitest";
import { asActor, asSystem } from "@/platform/database";
import { readTables } from "@/platform/table-file";
import { exportListNamed, readExport, type Wanted } from "../export-files";
import { makeExports } from "../export-job";
import { toldOf } from "../export-words";
import { type AskedExport, askExport, takeExport } from "./commands";
import { findExport } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const wanted: Wanted = {
  list: "enterprises",
  query: { division: "330402" },
  columns: [],
  format: "xlsx",
  locale: "zh-CN",
};

/** A list of so many firms; two in three of them are of the officer's division. */
async function stage(firms: number) {
  const officer = await given.official(["programme_officer"], { division: "330402", name: "演示导出人" });
  const other = await given.official(["programme_officer"], { division: "330402" });
  const many = `insert into enterprises (id, name, uscc, division_code, titles, status, created_at, updated_at)
    select uuidv7(), '=' || g || '有限公司（演示）', 'U' || g, case when g % 3 = 0 then '330481' else '330402' end, '{}', 'checked', now(), now() from generate_series(1, ${firms}) g`;
  await asSuperuser((client) => client.query(`set session_replication_role = replica; ${many}`));
  return { officer, other };
}

test("a list of more than five thousand rows is made by a job, as its reader sees it, told and handed out to him alone", async () => {
  const { officer, other } = await stage(9000);
  expect(await asActor(officer, (ctx) => readExport(ctx, officer, wanted, { most: 5000 }))).toBe("later");
  const { exportId } = await asActor(officer, (ctx) => askExport(ctx, wanted));
  await expect(asActor(officer, (ctx) => takeExport(ctx, exportId))).rejects.toEqual(refusal("not-found"));
  await Promise.all([makeExports(), makeExports()]);
  const file = await asActor(officer, (ctx) => takeExport(ctx, exportId));
  const rows = (await readTables(Buffer.from(file.content)))[0]?.rows ?? [];
  expect(rows).toHaveLength(6001);
  expect(rows[1]?.cells.some((cell) => cell.startsWith("'="))).toBe(true);
  expect(await asActor(officer, (ctx) => findExport(ctx, exportId))).toMatchObject({
    rowCount: 6000,
    kept: true,
    fault: null,
  });
  for (const actor of [other, (await given.firm()).owner]) {
    expect(await asActor(actor, (ctx) => findExport(ctx, exportId))).toBeNull();
    await expect(asActor(actor, (ctx) => takeExport(ctx, exportId))).rejects.toEqual(refusal("not-found"));
    expect(await asActor(actor, ({ tx }) => tx.export.count())).toBe(0);
  }
  await asSystem("look", async ({ tx }) => {
    expect(
      await tx.notice.count({ where: { personId: officer.personId, kind: "export.ready", subjectId: exportId } }),
    ).toBe(1);
    const acts = await tx.auditEntry.findMany({
      where: { actorId: officer.personId, act: { in: ["export.enterprises", "download.export"] } },
      select: { act: true, detail: true },
    });
    expect(acts.map(({ act }) => act)).toContain("download.export");
    expect(acts.find(({ act }) => act === "export.enterprises")?.detail).toMatchObject({
      division: "330402",
      count: 6000,
    });
  });
});

test("a firm that has just registered itself, of which nothing more is known, leaves in the list with the others", async () => {
  await registered(form());
  const officer = await given.official(["coordinator"]);
  const file = await asActor(officer, (ctx) => readExport(ctx, officer, { ...wanted, query: {} }, { most: 5000 }));
  expect(file).toMatchObject({ count: 1 });
});

test("the file says who took it, when and through which filter", async () => {
  const { officer } = await stage(531);
  const { exportId } = await asActor(officer, (ctx) => askExport(ctx, { ...wanted, format: "csv" }));
  await makeExports();
  const { content, name } = await asActor(officer, (ctx) => takeExport(ctx, exportId));
  expect(name).toBe("企业-2016-11-24.csv");
  const text = Buffer.from(content).toString();
  for (const part of ["演示导出人", "2016-11-24", "南湖区", "354"]) expect(text.slice(-300)).toContain(part);
});

test("whoever lost the right meanwhile gets no file, and is told", async () => {
  const { officer } = await stage(6);
  const backTo = "/enterprises?division=330402";
  const { exportId } = await asActor(officer, (ctx) => askExport(ctx, { ...wanted, backTo }));
  await asSystem("test", ({ tx }) =>
    tx.personDuty.updateMany({ where: { personId: officer.personId }, data: { endedAt: new Date() } }),
  );
  await makeExports();
  expect(await asActor(officer, (ctx) => findExport(ctx, exportId))).toMatchObject({
    ...{ kept: false, fault: "no-right", query: wanted.query, backTo },
  });
  await asSystem("look", async ({ tx }) => expect(await tx.notice.count({ where: { kind: "export.fail" } })).toBe(1));
});

test("one that can't be made is told with a reference, and holds up none behind it", async () => {
  const { officer } = await stage(6);
  const ask = (part: Partial<AskedExport>) => asActor(officer, (ctx) => askExport(ctx, { ...wanted, ...part }));
  // A column of a release that is gone, and a format that none has had.
  const broken = [await ask({ columns: ["没有这一列"] }), await ask({ format: "doc" })];
  const { exportId } = await ask({});
  await makeExports();
  for (const one of broken)
    expect(await asActor(officer, (ctx) => findExport(ctx, one.exportId))).toMatchObject({
      kept: false,
      fault: expect.stringMatching(/^failed [2-9A-Z]{4}-[2-9A-Z]{4}$/),
    });
  expect(await asActor(officer, (ctx) => findExport(ctx, exportId))).toMatchObject({ kept: true, fault: null });
  await asSystem("look", async ({ tx }) => expect(await tx.notice.count({ where: { kind: "export.fail" } })).toBe(2));
});

test("a file lies for a week", async () => {
  const { officer } = await stage(6);
  const { exportId } = await asActor(officer, (ctx) => askExport(ctx, wanted));
  await makeExports();
  given.atMoment("2016-12-01T23:00:00+08:00");
  await makeExports();
  expect(await asActor(officer, (ctx) => findExport(ctx, exportId))).toMatchObject({ kept: true });
  given.atMoment("2016-12-02T00:01:00+08:00");
  await makeExports();
  expect(await asActor(officer, (ctx) => findExport(ctx, exportId))).toMatchObject({ kept: false, fault: null });
});

test("a station takes its clusters' lists away, on record, and nobody else's", async () => {
  const [mine, others] = await asSystem("given", ({ tx }) =>
    tx.cluster.findMany({ where: { divisionCode: "330483" }, select: { id: true }, take: 2 }),
  );
  if (!mine || !others) throw new Error("no clusters");
  const { officer } = await given.station([mine.id], { division: "330483" });
  for (const [clusterId, status] of [[mine.id, "active"] as const, [others.id, "active"] as const]) {
    const firm = await given.firm({ division: "330483" });
    await asSystem("given", async ({ tx, now }) => {
      await tx.enterprise.updateMany({ where: { id: firm.id }, data: { clusterId } });
      await tx.contactPoint.create({
        data: {
          ...{ enterpriseId: firm.id, divisionCode: "330483", status, number: `演示${firm.name}`, checklist: [] },
          ...{ leaderName: "甲", leaderPost: "副总", liaisonName: "乙", liaisonPost: "办公室" },
          ...{ liaisonMobile: "13800000001", liaisonEmail: "a@example.cn", createdAt: now, updatedAt: now },
        },
        select: { id: true },
      });
    });
  }
  const take = (list: string, query: Record<string, string>) =>
    asActor(officer, (ctx) => readExport(ctx, officer, { ...wanted, list, query }, { most: 5000 }));
  for (const list of ["cluster-members", "cluster-liaisons"]) {
    expect(await take(list, { cluster: mine.id })).toMatchObject({ count: 1 });
    expect(await take(list, { cluster: others.id })).toMatchObject({ count: 0 });
  }
  expect(await take("point-services", { code: "visit" })).not.toBeNull();
  expect(await take("contact-point-register", { cluster: mine.id })).not.toBeNull();
  for (const list of ["enterprises", "contact-points", "contact-point-candidates", "complaints", "cases", "visits"])
    expect(await take(list, {})).toBeNull();
  const acts = await asSystem("look", ({ tx }) =>
    tx.auditEntry.findMany({ where: { actorId: officer.personId }, select: { act: true } }),
  );
  expect(acts.map(({ act }) => act)).toEqual(
    expect.arrayContaining(["export.cluster-members", "export.cluster-liaisons", "export.contact-points"]),
  );
});

test("circulars and stations leave as files for whoever works with them, and for nobody else", async () => {
  const [lead, leader] = [await given.official(["coordinator"]), await given.official(["bureau_leader"])];
  for (const list of ["circulars", "guidance-stations", "clues"]) {
    const file = await asActor(lead, (ctx) => readExport(ctx, lead, { ...wanted, list, query: {} }, { most: 5000 }));
    expect(file, list).toMatchObject({ count: 0, sheet: { rows: [] } });
    const ask = { ...wanted, list, query: {} };
    expect(await asActor(leader, (ctx) => readExport(ctx, leader, ask, { most: 5000 })), list).toBeNull();
  }
});

test("a file that no process survives is begun three times and then told, with a reference; it holds up none behind it", async () => {
  const { officer } = await stage(6);
  const [fatal, next] = await asActor(officer, async (ctx) => [
    await askExport(ctx, wanted),
    await askExport(ctx, wanted),
  ]);
  const look = (id: string) =>
    asSystem("look", ({ tx }) =>
      tx.export.findUniqueOrThrow({ where: { id }, select: { attempts: true, readyAt: true, fault: true } }),
    );
  // What is left of three runs whose process was killed, just now.
  await asSystem("test", ({ tx, now }) =>
    tx.export.update({ where: { id: fatal.exportId }, data: { attempts: 3, begunAt: now } }),
  );
  await makeExports();
  expect(await look(fatal.exportId)).toEqual({ attempts: 3, readyAt: null, fault: null });
  expect(await look(next.exportId)).toMatchObject({ attempts: 1, fault: null, readyAt: expect.any(Date) });
  given.atMoment("2016-11-24T10:11:00+08:00");
  await makeExports();
  expect((await look(fatal.exportId)).fault).toMatch(/^failed [2-9A-Z]{4}-[2-9A-Z]{4}$/);
  const told = { personId: officer.personId, kind: "export.fail", subjectId: fatal.exportId };
  expect(await asSystem("look", ({ tx }) => tx.notice.count({ where: told }))).toBe(1);
});

test("one of more rows than a file holds is told as such, and which list it was of", async () => {
  const { officer } = await stage(1600);
  const backTo = "/enterprises?division=330402";
  const { exportId } = await asActor(officer, (ctx) => askExport(ctx, { ...wanted, format: "pdf", backTo }));
  await makeExports();
  await asActor(officer, async (ctx) => {
    const found = await findExport(ctx, exportId);
    expect(found).toMatchObject({ kept: false, fault: "too-many", backTo });
    const list = exportListNamed(found?.list ?? "");
    const told = list && (await toldOf(ctx, list, { query: found?.query ?? {}, locale: "zh-CN" }));
    expect(told).toEqual({ title: "企业", told: [["地区", "南湖区"]] });
  });
});
