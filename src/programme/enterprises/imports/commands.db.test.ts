import { randomUUID } from "node:crypto";
import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import {
  code,
  count,
  detail,
  faultsOf,
  firmsNow,
  HEAD,
  offices,
  queue,
  upload,
  whileFailing,
} from "@tests/support/imports";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { changesOf } from "../queries";
import { dropImport, mapImport, queueImport } from "./commands";
import { applyQueuedImports } from "./jobs";
import { findImport, listImports, previewRows, rowsLeftOut, waitingFor } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });

describe("who", () => {
  test("the programme office imports, nobody else; a county its own division; others see no trace of it", async () => {
    const { city, county, other } = await offices();
    const intake = await given.official(["intake"], { division: "330402" });
    const police = await given.official(["department_handler"], { kind: "police" });
    const { owner } = await given.firm();
    const text = `${HEAD}\n${code(1)},甲（演示）,南湖\n${code(2, "330481")},乙（演示）,海宁市`;
    for (const actor of [intake, police, owner])
      await expect(upload(actor, text)).rejects.toEqual(refusal("not-found"));
    const { importId } = await upload(county, text);
    expect(await faultsOf(county, importId)).toEqual([[3, "divisionCode", "other-division"]]);
    for (const actor of [other, intake, police, owner])
      expect(await asActor(actor, (ctx) => findImport(ctx, importId))).toBeNull();
    expect(await asActor(other, (ctx) => listImports(ctx))).toEqual([]);
    expect(await asActor(city, (ctx) => listImports(ctx))).toHaveLength(1);
    for (const actor of [other, intake, police, owner]) {
      const rows = await asActor(actor, ({ tx }) => tx.enterpriseImportRow.count());
      expect(rows).toBe(0);
    }
    // The city sees a county's list; to go on with it is the county's.
    await expect(asActor(city, (ctx) => dropImport(ctx, { importId, version: 2 }))).rejects.toEqual(
      refusal("not-yours"),
    );
    await asActor(county, (ctx) => dropImport(ctx, { importId, version: 2 }));
  });

  test("of a firm in another county no more is said than that it is there", async () => {
    const { county } = await offices();
    await asSuperuser(async (client) => {
      const there = await given.firm({ division: "330481" });
      await client.query("update enterprises set uscc = $2 where id = $1", [there.id, code(7, "330481")]);
    });
    const { importId } = await upload(county, `${HEAD}\n${code(7, "330481")},丙（演示）,南湖区`);
    expect(await faultsOf(county, importId)).toEqual([[2, "uscc", "elsewhere"]]);
  });
});

describe("a preview", () => {
  test("says of each row what it would do, and of an update what differs; nothing is written by it", async () => {
    const { city } = await offices();
    const firm = await given.firm();
    const known = await asSystem("look", ({ tx }) =>
      tx.enterprise.findUniqueOrThrow({ where: { id: firm.id }, select: { uscc: true } }),
    );
    const text = [
      `${HEAD},职工人数`,
      `${known.uscc},${firm.name},330402,`,
      `${code(1)},甲（演示）,南湖区,12`,
      `${code(1)},甲（演示）,南湖区,12`,
    ].join("\n");
    const { importId } = await upload(city, text);
    expect(await detail(city, importId)).toMatchObject({
      status: "previewed",
      rowCount: 3,
      newCount: 1,
      unchangedCount: 2,
      updateCount: 0,
      errorCount: 0,
    });
    const same = await asActor(city, (ctx) => previewRows(ctx, importId, { verdict: "unchanged" }));
    expect(same.rows.map(({ row, faults }) => [row, faults])).toEqual([
      [2, null],
      [4, [{ field: "uscc", code: "same-row", params: { row: 3 } }]],
    ]);
    const changed = await upload(city, text.replace(`${firm.name},330402,`, `改名（演示）,330402,30`));
    const { rows, total } = await asActor(city, (ctx) => previewRows(ctx, changed.importId, { verdict: "update" }));
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      row: 2,
      enterpriseId: firm.id,
      changes: { name: [firm.name, "改名（演示）"], staff: [null, 30] },
    });
    expect(await count()).toBe(1);
  });

  test("names a column that the list has where its number and the register's don't fit together", async () => {
    const { city } = await offices();
    const firm = await given.firm();
    const { uscc } = await asSystem("given", ({ tx }) =>
      tx.enterprise.update({
        where: { id: firm.id },
        data: { staff: 40, researchStaff: 20 },
        select: { uscc: true },
      }),
    );
    const fewer = await upload(city, `${HEAD},职工人数\n${uscc},${firm.name},330402,10`);
    expect(await faultsOf(city, fewer.importId)).toEqual([[2, "staff", "fewer-than-researchers"]]);
    const more = await upload(city, `${HEAD},研发人员\n${uscc},${firm.name},330402,41`);
    expect(await faultsOf(city, more.importId)).toEqual([[2, "researchStaff", "more-than-staff"]]);
  });

  test("leaves out sums, remarks and captions, and says which rows they are", async () => {
    const { county } = await offices();
    const text = [
      "南湖区企业名单；2016 年,,",
      HEAD,
      "一、塘汇片,,",
      `${code(1)},甲（演示）,南湖`,
      `${code(2)},乙（演示）,南湖区`,
      "合计,2家,",
      "备注：以营业执照为准,,",
      ",,",
    ].join("\n");
    const { importId } = await upload(county, text);
    expect(await detail(county, importId)).toMatchObject({ rowCount: 2, newCount: 2, errorCount: 0 });
    const left = await asActor(county, (ctx) => rowsLeftOut(ctx, importId));
    expect(left.map(({ row }) => row)).toEqual([3, 6, 7]);
  });

  test("of unknown columns asks what they are, and remembers it for the same heads, bureau by bureau", async () => {
    const { county, other } = await offices();
    const text = (serial: number, place: string) =>
      `编号,代号一,企业名称,所属地区\n1,${code(serial)},甲（演示）,${place}`;
    const { importId } = await upload(county, text(1, "南湖区"));
    expect(await detail(county, importId)).toMatchObject({ status: "received", mapping: null });
    const say = (mapping: Parameters<typeof mapImport>[1]["mapping"]) =>
      asActor(county, (ctx) => mapImport(ctx, { importId, version: 1, mapping }));
    await expect(say([null, null, "name", "divisionCode"])).rejects.toMatchObject({
      fields: { mapping: ["columns-missing"] },
    });
    await expect(say(["uscc", "uscc", "name", "divisionCode"])).rejects.toMatchObject({
      fields: { mapping: ["column-twice"] },
    });
    await say([null, "uscc", "name", "divisionCode"]);
    expect(await detail(county, importId)).toMatchObject({ status: "previewed", newCount: 1 });
    const next = await upload(county, text(2, "南湖区"));
    expect(await detail(county, next.importId)).toMatchObject({ status: "previewed", newCount: 1 });
    const elsewhere = await upload(other, text(3, "海宁市"));
    expect(await detail(other, elsewhere.importId)).toMatchObject({ status: "received" });
  });
});

describe("applying", () => {
  test("writes everything, with trail and changes as by hand; the same list again writes nothing, also under another name", async () => {
    const { city } = await offices();
    const firm = await given.firm();
    const known = await asSystem("look", ({ tx }) =>
      tx.enterprise.findUniqueOrThrow({ where: { id: firm.id }, select: { uscc: true } }),
    );
    const text = `${HEAD},职工人数\n${known.uscc},${firm.name},南湖,55\n${code(1)},甲（演示）,海宁市,`;
    const { importId } = await upload(city, text);
    await queue(city, importId);
    await applyQueuedImports();
    expect(await detail(city, importId)).toMatchObject({ status: "applied", done: 2, heldBecause: null });
    expect(await firmsNow()).toEqual([
      expect.objectContaining({ name: firm.name, staff: 55, status: "checked" }),
      expect.objectContaining({ name: "甲（演示）", divisionCode: "330481", status: "checked" }),
    ]);
    expect(await asActor(city, (ctx) => changesOf(ctx, firm.id))).toMatchObject([
      { before: { staff: null }, after: { staff: 55 }, reason: "演示名单", by: city.name },
    ]);
    await asSystem("look", async ({ tx }) => {
      const entries = await tx.auditEntry.findMany({
        where: { act: "import.enterprise" },
        select: { actorId: true, detail: true },
      });
      expect(entries).toHaveLength(2);
      expect(entries.every(({ actorId }) => actorId === city.personId)).toBe(true);
    });
    const again = await upload(city, text, "另一个名字.csv");
    expect(await detail(city, again.importId)).toMatchObject({ unchangedCount: 2, newCount: 0 });
    await expect(queue(city, again.importId)).rejects.toEqual(refusal("already-applied"));
  });

  test("twice at once: one list is written, the other given back with why; in line each says for how many it waits", async () => {
    const { city, county } = await offices();
    const text = `${HEAD}\n${Array.from({ length: 40 }, (_, n) => `${code(n)},企业${n}（演示）,南湖区`).join("\n")}`;
    const lists = [await upload(city, text), await upload(city, text), await upload(city, text)];
    for (const { importId } of lists) await queue(city, importId);
    const [first, second, third] = lists.map(({ importId }) => importId);
    const { importId: apart } = await upload(county, `${HEAD}\n${code(90)},别的（演示）,南湖区`);
    await queue(county, apart);
    // A county is told that it waits for lists of another bureau, and no more of them.
    const waits = (id = "") => asSystem("import page", (ctx) => waitingFor(ctx, id));
    expect(await waits(first)).toEqual({ n: 0, same: false });
    expect(await waits(second)).toEqual({ n: 1, same: true });
    expect(await waits(third)).toEqual({ n: 2, same: true });
    expect(await waits(apart)).toEqual({ n: 3, same: false });
    await Promise.all([applyQueuedImports(), applyQueuedImports(), applyQueuedImports()]);
    const states = await Promise.all(lists.map(({ importId }) => detail(city, importId)));
    expect(states.map(({ status }) => status).toSorted()).toEqual(["applied", "previewed", "previewed"]);
    expect(states.filter(({ heldBecause }) => heldBecause === "already-applied")).toHaveLength(2);
    expect(await waits(apart)).toEqual({ n: 0, same: false });
    expect(await count()).toBe(41);
    await asSystem("look", async ({ tx }) =>
      expect(await tx.auditEntry.count({ where: { act: "import.enterprise" } })).toBe(41),
    );
  });

  test("with an error nowhere is anything written", async () => {
    const { city } = await offices();
    const { importId } = await upload(city, `${HEAD}\n${code(1)},甲（演示）,南湖区\n${code(2)},乙（演示）,杭州市`);
    await expect(queue(city, importId)).rejects.toEqual(refusal("has-errors"));
    expect(await count()).toBe(0);
  });

  test("what is something else by now than what was seen comes back, compared anew", async () => {
    const { city } = await offices();
    const { importId } = await upload(city, `${HEAD}\n${code(1)},甲（演示）,南湖区\n${code(2)},乙（演示）,南湖区`);
    await queue(city, importId);
    const between = await upload(city, `${HEAD}\n${code(1)},甲甲（演示）,南湖区`);
    await asSystem("test", async ({ tx }) => {
      // Both are in line; the second is made to come first.
      await tx.enterpriseImport.updateMany({
        where: { id: importId },
        data: { updatedAt: new Date("2016-11-24T10:00:00+08:00") },
      });
    });
    await queue(city, between.importId);
    await applyQueuedImports();
    expect(await detail(city, between.importId)).toMatchObject({ status: "applied" });
    expect(await detail(city, importId)).toMatchObject({
      status: "previewed",
      heldBecause: "changed-since",
      newCount: 1,
      updateCount: 1,
    });
    expect(await count()).toBe(1);
  });

  test("one that fails in an unforeseen way twice leaves the line with a reference, and holds up none behind it", async () => {
    const { city } = await offices();
    const bad = await upload(city, `${HEAD}\n${code(1)},坏（演示）,南湖区`);
    await queue(city, bad.importId);
    const lists: string[] = [];
    for (const serial of [2, 3]) {
      const { importId } = await upload(city, `${HEAD}\n${code(serial)},好${serial}（演示）,南湖区`);
      lists.push(importId);
    }
    await whileFailing("insert", async () => {
      for (const [run, importId] of lists.entries()) {
        await queue(city, importId);
        const applying = applyQueuedImports();
        if (run === 0) await expect(applying).rejects.toThrow(/out of order/);
        else await applying;
        expect(await detail(city, importId)).toMatchObject({ status: "applied", heldBecause: null });
        expect(await detail(city, bad.importId)).toMatchObject({
          status: run === 0 ? "queued" : "previewed",
          heldBecause: expect.stringMatching(/^failed [2-9A-Z]{4}-[2-9A-Z]{4}$/),
        });
      }
    });
    await queue(city, bad.importId);
    await applyQueuedImports();
    expect(await detail(city, bad.importId)).toMatchObject({ status: "applied", heldBecause: null });
  });

  test("whoever lost the right meanwhile applies nothing", async () => {
    const { county } = await offices();
    const { importId } = await upload(county, `${HEAD}\n${code(1)},甲（演示）,南湖区`);
    await queue(county, importId);
    await asSystem("test", ({ tx }) =>
      tx.personDuty.updateMany({ where: { personId: county.personId }, data: { endedAt: new Date() } }),
    );
    await applyQueuedImports();
    expect(await count()).toBe(0);
    expect(await asSystem("look", (ctx) => findImport(ctx, importId))).toMatchObject({
      status: "previewed",
      heldBecause: "no-right",
    });
  });
});

test("an operator's command is nobody's, and stands in the trail", async () => {
  const operator: Actor = { kind: "system", reason: `import ${randomUUID()}` };
  const { importId } = await upload(operator, `${HEAD}\n${code(1)},甲（演示）,海宁`);
  const { version } = await detail(operator, importId);
  await asActor(operator, (ctx) => queueImport(ctx, { importId, version, reason: "演示" }));
  await applyQueuedImports();
  expect(await firmsNow()).toMatchObject([{ name: "甲（演示）", divisionCode: "330481" }]);
});
