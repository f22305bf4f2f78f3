import { freshDatabase } from "@tests/support/database";
import { correction, profile, titles } from "@tests/support/enterprises";
import * as given from "@tests/support/given";
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
