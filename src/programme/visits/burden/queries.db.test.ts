import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { closedCase, count, invalid, people } from "@tests/support/visits";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { planVisit } from "../commands";
import { burdenOf } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const read = (actor: Actor, enterpriseId: string) => asActor(actor, (ctx) => burdenOf(ctx, enterpriseId));
const plan = (actor: Actor, enterpriseId: string, burdenReason: string | null = null) =>
  asActor(actor, (ctx) =>
    planVisit(ctx, {
      ...{ enterpriseId, purpose: "guidance", dueOn: "2016-12-08", officerId: "", reason: "演示", burdenReason },
    }),
  );

describe("the visits of a year", () => {
  test("are counted by whose officers made them, as many as the list that the number opens; others' years don't count", async () => {
    const { firm, officer, lead } = await people();
    await plan(officer, firm.id);
    await asSystem("given", async ({ tx }) => {
      await tx.visit.updateMany({ where: { enterpriseId: firm.id }, data: { officerId: lead.personId } });
    });
    await plan(officer, firm.id);
    const burden = await read(officer, firm.id);
    expect(burden).toMatchObject({ year: "2016", held: 0, planned: 2, limit: 2 });
    expect(burden.departments.map(({ planned }) => planned)).toEqual([1, 1]);
    expect(await count(officer, { enterprise: firm.id, year: "2016" })).toBe(2);
    expect(await asActor(officer, (ctx) => burdenOf(ctx, firm.id, "2015"))).toMatchObject({ held: 0, planned: 0 });
    const elsewhere = await given.official(["programme_officer"], { division: "330481" });
    expect(await read(elsewhere, firm.id)).toMatchObject({ held: 0, planned: 0 });
  });

  test("beyond the setting another one needs a reason, which is kept; it isn't forbidden, and none is kept where none was needed", async () => {
    const { firm, officer } = await people();
    await plan(officer, firm.id, "不需要（演示）");
    await plan(officer, firm.id);
    await expect(plan(officer, firm.id)).rejects.toEqual(invalid("burdenReason", "burden"));
    await plan(officer, firm.id, "企业请求（演示）");
    const kept = await asSystem("look", ({ tx }) =>
      tx.visit.findMany({ select: { burdenReason: true }, orderBy: { id: "asc" } }),
    );
    expect(kept.map(({ burdenReason }) => burdenReason)).toEqual([null, null, "企业请求（演示）"]);
  });

  test("don't tell of one that follows a case: it counts for its ring and the firm, and never for the warning", async () => {
    const { firm, officer, lead } = await people();
    const found = await closedCase(firm, [officer]);
    await asSystem("given", async ({ tx, now }) => {
      const rule = await tx.visitRule.findFirstOrThrow({ where: { ground: "closed_case" }, select: { id: true } });
      const on = new Date("2016-10-01T00:00:00Z");
      for (const n of [1, 2, 3])
        await tx.visit.create({
          data: {
            ...{ enterpriseId: firm.id, divisionCode: firm.divisionCode, purpose: "follow_up", ground: "closed_case" },
            ...{ ruleId: rule.id, occasion: `ring/${n}`, status: "held", owedOn: on, heldOn: on },
            ...given.ringOf(found),
            ...{ createdAt: now, updatedAt: now },
          },
          select: { id: true },
        });
    });
    expect((await read(firm.owner, firm.id)).held).toBe(3);
    expect((await read(lead, firm.id)).held).toBe(0);
    for (const actor of [officer, lead]) await plan(actor, firm.id);
  });
});
