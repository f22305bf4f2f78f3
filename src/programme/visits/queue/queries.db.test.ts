import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { statementsDuring } from "@tests/support/statements";
import { closedCase, count, people, pointOf } from "@tests/support/visits";
import { beforeEach, describe, expect, test } from "vitest";
import { asActor } from "@/platform/database";
import { makeVisitPlan } from "../jobs";
import { everyVisit, listVisits } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

describe("the list", () => {
  test("of a page takes few statements, whatever its length; count, list and export say the same", async () => {
    const { officer, lead } = await people();
    for (let n = 0; n < 23; n++) await pointOf(await given.firm());
    await makeVisitPlan();
    let page: Awaited<ReturnType<typeof listVisits>> | undefined;
    const statements = await statementsDuring(async () => {
      page = await asActor(lead, (ctx) => listVisits(ctx, { purpose: "patrol" }));
    });
    expect(statements.length).toBeLessThanOrEqual(8);
    expect([page?.rows.length, page?.total]).toEqual([20, 23]);
    const rest = await asActor(lead, (ctx) => listVisits(ctx, { purpose: "patrol" }, page?.next ?? ""));
    expect([rest.rows.length, rest.next]).toEqual([3, null]);
    expect(await asActor(officer, (ctx) => everyVisit(ctx, { purpose: "patrol" }, 100))).toHaveLength(23);
    expect(await count(officer, { division: "330481" })).toBe(0);
    expect(await count(officer, { town: "演示镇" })).toBe(0);
  });

  test("of all that a leader sees has the total that its rows have, and nobody else is told what his division led", async () => {
    const lead = await given.official(["coordinator"]);
    const officer = await given.official(["investigator"]);
    const chief = await given.official(["bureau_leader"]);
    const workingChief = await given.official(["bureau_leader", "investigator"]);
    const haining = await given.official(["bureau_leader"], { division: "330481" });
    const firm = await given.firm();
    await closedCase(firm, [officer]);
    await pointOf(await given.firm());
    await makeVisitPlan();
    const totals: number[] = [];
    for (const actor of [chief, workingChief, haining, lead, officer]) {
      const { rows, total } = await asActor(actor, (ctx) => listVisits(ctx, {}));
      expect(rows).toHaveLength(total ?? Number.NaN);
      expect(await count(actor)).toBe(total);
      totals.push(total ?? Number.NaN);
    }
    const [ofCases = 0, points = 0] = [(totals[0] ?? 0) - (totals[3] ?? 0), totals[3]];
    expect(totals).toEqual([points + ofCases, points + ofCases, 0, points, points + ofCases]);
    expect(ofCases).toBeGreaterThan(0);
    for (const actor of [haining, lead, officer])
      expect(await asActor(actor, ({ tx }) => tx.$queryRaw`select led_visits() + led_referrals() as n`)).toEqual([
        { n: 0 },
      ]);
  });
});
