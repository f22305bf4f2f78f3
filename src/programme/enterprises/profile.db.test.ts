import { clusterOf, sweaters } from "@tests/support/clusters";
import { freshDatabase } from "@tests/support/database";
import { correction, profile, titles } from "@tests/support/enterprises";
import * as given from "@tests/support/given";
import { code, faultsOf, HEAD, upload } from "@tests/support/imports";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { makeCreditCode, orgCodeOf } from "@/kernel/credit-code";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { correctEnterprise, editEnterprise } from "./commands";
import { changesOf, findEnterprise } from "./queries";
import type { CorrectEnterprise, EditEnterprise } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });

describe("the profile", () => {
  test("is the owner's; what was checked is not, and every old value stays", async () => {
    const firm = await given.firm();
    const edit = (actor: Actor, changes: Partial<EditEnterprise> = {}, version = 1) =>
      asActor(actor, (ctx) => editEnterprise(ctx, { enterpriseId: firm.id, version, ...profile, titles, ...changes }));
    await expect(edit(firm.member)).rejects.toEqual(refusal("not-found"));
    await expect(edit((await given.firm()).owner)).rejects.toEqual(refusal("not-found"));
    await expect(edit(firm.owner, { name: "别的名称（演示）" })).rejects.toEqual(refusal("county-corrects"));
    await expect(edit(firm.owner, { foundedOn: "2016-11-25" })).rejects.toMatchObject({
      fields: { foundedOn: ["in-future"] },
    });
    await expect(edit(firm.owner, { industryCode: "99" })).rejects.toMatchObject({
      fields: { industryCode: ["unknown-industry"] },
    });
    await edit(firm.owner);
    await expect(edit(firm.owner, { staff: 121 })).rejects.toThrow(Overtaken);
    await edit(firm.owner, { staff: 121 }, 2);
    await edit(firm.owner, { staff: 121 }, 3); // the same again: nothing to write
    const found = await asActor(firm.owner, (ctx) => findEnterprise(ctx, firm.id));
    expect(found).toMatchObject({ ...profile, titles, staff: 121, version: 3 });
    const changes = await asActor(firm.owner, (ctx) => changesOf(ctx, firm.id));
    expect(changes.map(({ before, after }) => [before, after])[0]).toEqual([{ staff: 120 }, { staff: 121 }]);
    expect(changes).toHaveLength(2);
    await asSystem("look", async ({ tx }) => {
      const entries = await tx.auditEntry.findMany({
        where: { act: "edit.enterprise" },
        select: { detail: true },
        orderBy: { seq: "asc" },
      });
      expect(entries[1]?.detail).toEqual({ fields: ["staff"] }); // names of fields, never what stood in them
    });
  });

  test("two edits at once: one wins, one change is kept", async () => {
    const firm = await given.firm();
    const tries = await Promise.allSettled(
      [1, 2].map((staff) =>
        asActor(firm.owner, (ctx) =>
          editEnterprise(ctx, { enterpriseId: firm.id, version: 1, ...profile, titles, researchStaff: 0, staff }),
        ),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await asActor(firm.owner, (ctx) => changesOf(ctx, firm.id))).toHaveLength(1);
  });
});

describe("a correction", () => {
  test("is the county's within its division, with its reason; moving a firm is the city's", async () => {
    const firm = await given.firm();
    const county = await given.official(["programme_officer"], { division: "330402" });
    const city = await given.official(["programme_officer"]);
    const other = await given.official(["programme_officer"], { division: "330481" });
    const correct = async (actor: Actor, changes: Partial<CorrectEnterprise>) => {
      const input = await correction(firm, changes);
      return asActor(actor, (ctx) => correctEnterprise(ctx, input));
    };
    await expect(correct(other, { name: "改名（演示）" })).rejects.toEqual(refusal("not-found"));
    await expect(correct(firm.owner, { name: "改名（演示）" })).rejects.toEqual(refusal("not-found"));
    await expect(correct(county, { divisionCode: "330481" })).rejects.toEqual(refusal("city-moves"));
    const uscc = makeCreditCode("330402", 900_001);
    await correct(county, { name: "改名（演示）", uscc });
    expect(await asActor(county, (ctx) => findEnterprise(ctx, firm.id))).toMatchObject({
      name: "改名（演示）",
      uscc,
      orgCode: orgCodeOf(uscc),
    });
    await correct(city, { divisionCode: "330481" });
    expect(await asActor(county, (ctx) => findEnterprise(ctx, firm.id))).toBeNull();
    expect(await asActor(other, (ctx) => changesOf(ctx, firm.id))).toMatchObject([
      { reason: "按营业执照更正（演示）", askedBy: "演示人员，办公室主任", paper: "营业执照副本" },
      { reason: "按营业执照更正（演示）" },
    ]);
  });

  test("to a code that another firm has is told to the office", async () => {
    const [firm, elsewhere] = [await given.firm(), await given.firm({ division: "330481" })];
    const county = await given.official(["programme_officer"], { division: "330402" });
    const uscc = await asSystem(
      "look",
      async ({ tx }) =>
        (await tx.enterprise.findUniqueOrThrow({ where: { id: elsewhere.id }, select: { uscc: true } })).uscc,
    );
    const input = await correction(firm, { uscc });
    await expect(asActor(county, (ctx) => correctEnterprise(ctx, input))).rejects.toMatchObject({
      fields: { uscc: ["code-taken"] },
    });
  });
});

describe("another division's block economy", () => {
  const elsewhere = expect.objectContaining({ fields: { clusterId: ["cluster-elsewhere"] } });

  test("isn't filled by a county; the city places a firm there, and there it stays whatever its county corrects", async () => {
    const firm = await given.firm();
    const county = await given.official(["programme_officer"], { division: "330402" });
    const city = await given.official(["programme_officer"]);
    const correct = async (actor: Actor, changes: Partial<CorrectEnterprise>) => {
      const input = await correction(firm, changes);
      return asActor(actor, (ctx) => correctEnterprise(ctx, input));
    };
    const [theirs, own] = [await sweaters(), await clusterOf("nanhu-packaging")];
    await expect(correct(county, { clusterId: theirs })).rejects.toEqual(elsewhere);
    await correct(county, { clusterId: own });
    await correct(city, { clusterId: theirs });
    await correct(county, { staff: 77 });
    expect(await asActor(county, (ctx) => findEnterprise(ctx, firm.id))).toMatchObject({
      clusterId: theirs,
      staff: 77,
    });
    // Once it is out, the county can't put it back.
    await correct(county, { clusterId: null });
    await expect(correct(county, { clusterId: theirs })).rejects.toEqual(elsewhere);
  });

  test("a firm that isn't checked yet can't say that it belongs there either", async () => {
    const firm = await given.firm({ status: "registered" });
    const clusterId = await sweaters();
    const edit = (divisionCode: string) =>
      asActor(firm.owner, (ctx) =>
        editEnterprise(ctx, { enterpriseId: firm.id, version: 1, ...profile, titles, clusterId, divisionCode }),
      );
    await expect(edit("330402")).rejects.toEqual(elsewhere);
    await edit("330483");
  });

  test("in a county's list it is a fault of its cell; in the city's it isn't, nor on the land under a zone", async () => {
    const city = await given.official(["programme_officer"]);
    const zone = await given.official(["programme_officer"], { division: "JX-JKQ" });
    const list = (cluster: string, n: number) =>
      `${HEAD},块状经济\n${code(n)},企业${n}（演示）,嘉兴经济技术开发区,${cluster}`;
    const faults = async (actor: Actor, text: string) => faultsOf(actor, (await upload(actor, text)).importId);
    expect(await faults(zone, list("濮院毛衫", 1))).toEqual([[2, "clusterId", "other-cluster"]]);
    expect(await faults(zone, list("南湖包装印刷", 2))).toEqual([]);
    expect(await faults(city, list("濮院毛衫", 3))).toEqual([]);
  });
});
