import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { statementsDuring } from "@tests/support/statements";
import { count, people, pointOf } from "@tests/support/visits";
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
});
