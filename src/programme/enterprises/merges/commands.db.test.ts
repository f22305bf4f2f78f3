import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { bySql, found, merge, twice } from "@tests/support/merges";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { makeCreditCode, orgCodeOf } from "@/kernel/credit-code";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { firmOfCode } from "../../accounts/registration/queries";
import { listDuplicates } from "../pairs/queries";
import { countEnterprises, listEnterprises } from "../register/queries";
import { undoMerge } from "./commands";
import { comparePair, listMerges, mergesOf } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });

describe("a merge", () => {
  test("joins the records: what was chosen stays, the other says where it went, and both firms' people are told", async () => {
    const { stays, goes, county, input } = await twice();
    const before = await asActor(county, (ctx) => countEnterprises(ctx, {}));
    await merge(county, await input());
    expect(await found(county, stays.id)).toMatchObject({
      ...{
        name: "嘉兴恒泰纺织有限公司（演示）",
        regNo: "330402000012346",
        town: "新丰镇",
        staff: 88,
        status: "checked",
      },
    });
    expect(await found(county, goes.id)).toMatchObject({ status: "merged", mergedIntoId: stays.id, staff: 88 });
    expect(await asActor(county, (ctx) => countEnterprises(ctx, {}))).toBe(before - 1);
    expect(await asActor(county, (ctx) => countEnterprises(ctx, { status: "merged" }))).toBe(1);
    expect(await asActor(county, (ctx) => countEnterprises(ctx, { mine: "1" }))).toBe(0);
    await asSystem("look", async ({ tx }) => {
      const told = await tx.notice.findMany({ select: { kind: true, personId: true } });
      for (const { personId } of [goes.owner, goes.member])
        expect(told).toContainEqual({ kind: "enterprise.merge", personId });
      for (const { personId } of [stays.owner, stays.member])
        expect(told).toContainEqual({ kind: "enterprise.absorb", personId });
      expect(await tx.clock.count({ where: { subjectId: goes.id, metOn: null, cancelledOn: null } })).toBe(0);
    });
  });

  test("lets whoever looks for the other record, by name or code, find the one that stays; a registration too", async () => {
    const { stays, county, input } = await twice();
    await merge(county, await input({ take: {} }));
    for (const q of ["恒泰纺织有限责任", "330402000012346"])
      expect((await asActor(county, (ctx) => listEnterprises(ctx, { q }))).rows.map(({ id }) => id)).toEqual([
        stays.id,
      ]);
    expect(await asSystem("look", (ctx) => firmOfCode(ctx, "330402000012346"))).toMatchObject({ id: stays.id });
  });

  test("moves no account and no complaint: neither firm's people see more than before", async () => {
    const { stays, goes, county, input } = await twice();
    const complaint = await given.complaint(goes);
    await merge(county, await input());
    const sees = (actor: Actor) =>
      asActor(actor, async ({ tx }) => ({
        complaints: (await tx.complaint.findMany({ select: { id: true } })).map(({ id }) => id),
        firms: (await tx.enterprise.findMany({ select: { id: true } })).map(({ id }) => id),
      }));
    expect(await sees(goes.owner)).toEqual({ complaints: [complaint.id], firms: [goes.id] });
    expect(await sees(stays.owner)).toEqual({ complaints: [], firms: [stays.id] });
    const shown = await asActor(goes.owner, (ctx) => mergesOf(ctx, goes.id));
    expect(shown).toMatchObject([{ survivorName: "嘉兴恒泰纺织有限公司（演示）", undone: null }]);
    expect(await asActor(goes.owner, (ctx) => mergesOf(ctx, stays.id))).toEqual([]);
  });

  test("is the coordinator's, the county's of both, and nobody else's", async () => {
    const { stays, goes, input } = await twice();
    const strangers = [
      await given.official(["programme_officer"], { division: "330481" }),
      await given.official(["bureau_leader"], { division: "330402" }),
      await given.official(["intake"]),
      await given.official(["department_handler"], { kind: "police" }),
      stays.owner,
    ];
    for (const actor of strangers) {
      await expect(merge(actor, await input())).rejects.toEqual(refusal("not-found"));
      expect(await asActor(actor, (ctx) => comparePair(ctx, stays.id, goes.id))).toBeNull();
      expect(await asActor(actor, (ctx) => listDuplicates(ctx))).toEqual({ pairs: [], total: 0, next: null });
    }
    const there = await given.firm({ division: "330481" });
    const county = await given.official(["programme_officer"], { division: "330402" });
    await expect(merge(county, await input({ otherId: there.id, otherVersion: 1 }))).rejects.toEqual(
      refusal("not-found"),
    );
    await expect(merge(county, await input({ otherId: stays.id }))).rejects.toMatchObject({
      fields: { keep: ["one-record"] },
    });
  });

  test("of two at once one wins, whatever they join", async () => {
    const { stays, goes, county, coordinator, input } = await twice();
    const third = await given.firm();
    const [first, second, chain] = [
      await input(),
      await input({ keep: "other" }),
      // The one that stays may not go at the same moment.
      { ...(await input({ oneId: third.id, oneVersion: 1, take: {} })), otherId: stays.id, otherVersion: 1 },
    ];
    const tries = await Promise.allSettled([
      merge(county, first),
      merge(coordinator, second),
      merge(coordinator, chain),
    ]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of tries)
      if (one.status === "rejected")
        expect(one.reason).toSatisfy(
          (error) => error instanceof Overtaken || ["merged", "stays-apart"].includes(error.code),
        );
    await asSystem("look", async ({ tx }) => {
      expect(await tx.enterpriseMerge.count()).toBe(1);
      expect(await tx.enterprise.count({ where: { status: "merged" } })).toBe(1);
    });
    expect(goes.id).not.toBe(stays.id);
  });

  test("isn't made of a record that takes part in the programme, or stands for others; nor twice", async () => {
    const { stays, goes, county, input } = await twice();
    await asSystem("given", ({ tx, now }) =>
      tx.contactPoint.create({
        data: {
          ...{ enterpriseId: goes.id, divisionCode: "330402", status: "suspended", leaderName: "甲", leaderPost: "乙" },
          ...{ liaisonName: "丙", liaisonPost: "丁", liaisonMobile: "13800000000", liaisonEmail: "a@example.cn" },
          ...{ checklist: [], createdAt: now, updatedAt: now },
        },
      }),
    );
    await expect(merge(county, await input())).rejects.toEqual(refusal("in-programme"));
    await merge(county, await input({ keep: "other", take: {} }));
    const third = await given.firm();
    const chain = { ...(await input({ oneId: third.id, oneVersion: 1, take: {} })), otherId: goes.id };
    await expect(merge(county, { ...chain, otherVersion: (await found(county, goes.id)).version })).rejects.toEqual(
      refusal("stays-apart"),
    );
    await expect(merge(county, await input({ keep: "one" }))).rejects.toEqual(refusal("merged"));
    expect(stays.id).toBeTruthy();
  });
});

describe("undone", () => {
  test("both stand by themselves again; what was taken goes back unless it was changed since; the merge stays on record", async () => {
    const { stays, goes, county, input } = await twice();
    await merge(county, await input());
    await bySql(`update enterprises set staff = 99 where id = '${stays.id}'`);
    const [line] = await asActor(county, listMerges);
    given.atMoment("2016-11-25T10:00:00+08:00");
    await asActor(county, (ctx) => undoMerge(ctx, { mergeId: line?.id ?? "", reason: "执照编号看错（演示）" }));
    expect(await found(county, stays.id)).toMatchObject({ regNo: null, town: null, staff: 99, status: "checked" });
    expect(await found(county, goes.id)).toMatchObject({
      status: "registered",
      mergedIntoId: null,
      regNo: "330402000012346",
    });
    expect(await asActor(county, listMerges)).toMatchObject([{ undone: { reason: "执照编号看错（演示）" } }]);
    const finds = (q: string) =>
      asActor(county, async (ctx) => (await listEnterprises(ctx, { q })).rows.map(({ id }) => id));
    expect(await finds("有限责任公司")).toEqual([goes.id]);
    // It waits for its check again, by a new clock.
    expect(await asActor(county, (ctx) => countEnterprises(ctx, { mine: "1" }))).toBe(1);
    // And can be joined anew.
    await merge(county, await input());
    expect(await asActor(county, listMerges)).toHaveLength(2);
  });

  test("a record that had been checked needs no new check; a credit code that was taken goes back", async () => {
    const { stays, goes, coordinator, input } = await twice();
    const uscc = makeCreditCode("330402", 777_001);
    await bySql(
      `update enterprises set status = 'checked', uscc = '${uscc}', org_code = '${orgCodeOf(uscc)}' where id = '${goes.id}'`,
    );
    const { uscc: old } = await found(coordinator, stays.id);
    await merge(coordinator, await input({ take: { uscc: "other" } }));
    expect(await found(coordinator, stays.id)).toMatchObject({ uscc, orgCode: orgCodeOf(uscc) });
    const [line] = await asActor(coordinator, listMerges);
    await asActor(coordinator, (ctx) => undoMerge(ctx, { mergeId: line?.id ?? "", reason: "不是一家（演示）" }));
    expect(await found(coordinator, stays.id)).toMatchObject({ uscc: old });
    expect(await found(coordinator, goes.id)).toMatchObject({ uscc, status: "checked" });
  });

  test("of two at once one wins; a stranger undoes nothing; a code that was given away meanwhile is told", async () => {
    const { goes, county, coordinator, input } = await twice();
    await merge(county, await input({ take: {} }));
    const [line] = await asActor(county, listMerges);
    const undo = (actor: Actor) =>
      asActor(actor, (ctx) => undoMerge(ctx, { mergeId: line?.id ?? "", reason: "误并（演示）" }));
    await expect(undo(await given.official(["programme_officer"], { division: "330481" }))).rejects.toEqual(
      refusal("not-found"),
    );
    await expect(undo(goes.owner)).rejects.toEqual(refusal("not-found"));
    const other = await given.firm();
    await bySql(`update enterprises set reg_no = '330402000012346' where id = '${other.id}'`);
    await expect(undo(county)).rejects.toEqual(refusal("code-taken"));
    await bySql(`update enterprises set reg_no = null where id = '${other.id}'`);
    const tries = await Promise.allSettled([undo(county), undo(coordinator)]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    // From a window that was opened before: it is there, and done already.
    await expect(undo(county)).rejects.toBeInstanceOf(Overtaken);
    await expect(undo(goes.owner)).rejects.toEqual(refusal("not-found"));
  });
});
