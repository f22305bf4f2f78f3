import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import { dateOf } from "@/kernel/days";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { countActivePoints } from "../contact-points/register/queries";
import { progressByGroup, progressByMonth } from "./board/queries";
import { changeQuotas } from "./commands";
import { progressOn, quotaChanges, targetRows } from "./queries";
import { changeQuotasInput } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const everybody = { kind: "public" } as const;

type Life = {
  readonly division: string;
  readonly cluster?: string;
  readonly periods: readonly (readonly [from: string, to: string | null])[];
};

/** Contact points with their periods of validity, as approvals, suspensions, resumptions and exits leave them. */
const LIVES: readonly Life[] = [
  { division: "330402", cluster: "nanhu-microelectronics", periods: [["2015-03-10", null]] },
  { division: "330402", cluster: "nanhu-microelectronics", periods: [["2015-03-10", "2016-11-24"]] }, // left on the day itself
  {
    division: "330402",
    periods: [
      ["2015-12-31", "2016-02-01"],
      ["2016-06-15", null],
    ],
  }, // suspended, then resumed
  { division: "330483", cluster: "tongxiang-sweaters", periods: [["2016-11-24", null]] }, // approved on the day itself
  { division: "330483", cluster: "tongxiang-sweaters", periods: [["2016-11-25", null]] }, // approved the day after
  { division: "330483", periods: [["2016-01-01", "2016-01-01"]] }, // approved and suspended on one day: valid on none
];

async function live(lives: readonly Life[]): Promise<void> {
  for (const [index, { division, cluster, periods }] of lives.entries()) {
    const firm = await given.firm({ division });
    await asSystem("given", async ({ tx, now }) => {
      const where = cluster
        ? await tx.cluster.findUniqueOrThrow({ where: { code: cluster }, select: { id: true } })
        : null;
      const number = `嘉商密联点 ${String(index + 1).padStart(4, "0")}`;
      const open = periods.some(([, to]) => to === null);
      const liaison = {
        leaderName: "演示",
        leaderPost: "演示",
        liaisonName: "演示",
        liaisonPost: "演示",
        liaisonMobile: "13800000000",
        liaisonEmail: "a@example.cn",
      };
      const point = await tx.contactPoint.create({
        data: {
          enterpriseId: firm.id,
          number,
          divisionCode: division,
          status: open ? "active" : "exited",
          ...liaison,
          checklist: [],
          createdAt: now,
          updatedAt: now,
        },
        select: { id: true },
      });
      await tx.contactPointPeriod.createMany({
        data: periods.map(([from, to]) => ({
          contactPointId: point.id,
          enterpriseId: firm.id,
          enterpriseName: firm.name,
          number,
          divisionCode: division,
          clusterId: where?.id ?? null,
          fromDay: dateOf(from),
          toDay: to ? dateOf(to) : null,
        })),
      });
    });
  }
}

/** What a person counts on his fingers: day → all, 南湖, 桐乡. */
const BY_HAND: readonly (readonly [string, number, number, number])[] = [
  ["2015-03-09", 0, 0, 0],
  ["2015-03-10", 2, 2, 0],
  ["2015-12-31", 3, 3, 0],
  ["2016-01-01", 3, 3, 0],
  ["2016-01-31", 3, 3, 0],
  ["2016-02-01", 2, 2, 0],
  ["2016-06-14", 2, 2, 0],
  ["2016-06-15", 3, 3, 0],
  ["2016-11-23", 3, 3, 0],
  ["2016-11-24", 3, 2, 1],
];

describe("actuals", () => {
  test("of any day are those of a table made by hand, and of the register's own count", async () => {
    await live(LIVES);
    await asActor(everybody, async (ctx) => {
      for (const [day, all, nanhu, tongxiang] of BY_HAND) {
        const [points, sites] = await progressOn(ctx, { day });
        const of = (code: string) => points?.divisions.find(({ place }) => place.code === code)?.standing.actual;
        expect([day, points?.standing.actual, of("330402"), of("330483"), sites?.standing.actual]).toEqual([
          day,
          all,
          nanhu,
          tongxiang,
          0,
        ]);
        expect(await countActivePoints(ctx, { asOf: day })).toBe(all);
        expect(await countActivePoints(ctx, { asOf: day, division: "330402" })).toBe(nanhu);
        const [scoped] = await progressOn(ctx, { day, scope: { division: "330402" } });
        expect(scoped?.standing.actual).toBe(nanhu);
      }
    });
  });

  test("at past dates and a year before are counted as of those days", async () => {
    await live(LIVES);
    await asActor(everybody, async (ctx) => {
      const [points] = await progressOn(ctx, { day: "2016-11-24" });
      expect(points?.years.map(({ value, actual }) => [value, actual])).toEqual([
        [100, 3],
        [200, 3],
        [300, null],
      ]);
      expect(points?.standing).toMatchObject({
        goal: { day: "2016-12-31", value: 200 },
        gap: 197,
        pacePerMonth: expect.closeTo((1 / 366) * (365.25 / 12)),
      });
    });
  });

  test("by month end at the end of each month, and today on today; by cluster with the rest together", async () => {
    await live(LIVES);
    await asActor(everybody, async (ctx) => {
      const months = (await progressByMonth(ctx, { day: "2016-11-24" }))["contact-points"];
      expect(months[0]).toEqual({ day: "2015-01-31", actual: 0, line: 8 });
      expect(months.at(-1)).toEqual({ day: "2016-11-24", actual: 3, line: 189 });
      for (const { day, actual } of months) expect(actual).toBe(await countActivePoints(ctx, { asOf: day }));
      const clusters = (await progressByGroup(ctx, { day: "2016-11-24" }))["contact-points"].cluster;
      expect(clusters.map(({ place, n }) => [place?.nameZh ?? null, n])).toEqual([
        ["南湖微电子", 1],
        ["濮院毛衫", 1],
        [null, 1],
      ]);
      const none = await progressOn(ctx, { day: "2016-11-24", scope: { cluster: "none" } });
      expect(none[0]?.standing).toMatchObject({ actual: 1, goal: { value: 0 } });
      expect(await countActivePoints(ctx, { asOf: "2016-11-24", cluster: "none" })).toBe(1);
    });
  });
});

describe("the split", () => {
  async function goal() {
    const targets = await asActor(everybody, targetRows);
    const target = targets.find(
      ({ indicator, deadline }) => indicator === "contact-points" && deadline === "2016-12-31",
    );
    if (!target) throw new Error("the reference rows lack a target");
    return target;
  }
  const changed = (quotas: Awaited<ReturnType<typeof goal>>["quotas"], code: string, by: number) =>
    quotas.map((quota) => ({ ...quota, value: quota.value + (quota.divisionCode === code ? by : 0) }));

  test("adds up as delivered", async () => {
    const progress = await asActor(everybody, (ctx) => progressOn(ctx, { day: "2016-11-24" }));
    expect(progress.map(({ splitDifference }) => splitDifference)).toEqual([0, 0]);
  });

  test("is changed by the coordinator, is on record, and says by how much it misses the target", async () => {
    const lead = await given.official(["coordinator"], { name: "统筹演示" });
    const { id, quotas } = await goal();
    await asActor(lead, (ctx) =>
      changeQuotas(ctx, { targetId: id, reason: "按企业数调整（演示）", quotas: changed(quotas, "330402", -3) }),
    );
    const after = await goal();
    expect(after.quotas.find(({ divisionCode }) => divisionCode === "330402")).toMatchObject({ value: 22, version: 2 });
    await asActor(lead, async (ctx) => {
      const [points] = await progressOn(ctx, { day: "2016-11-24" });
      expect(points?.splitDifference).toBe(-3);
      expect(await quotaChanges(ctx, id)).toMatchObject([
        { who: "统筹演示", reason: "按企业数调整（演示）", changes: { "330402": "25→22" } },
      ]);
    });
    await asActor(lead, (ctx) =>
      changeQuotas(ctx, { targetId: id, reason: "改回（演示）", quotas: changed(after.quotas, "330402", 3) }),
    );
  });

  test("of two who change it at once one wins, and the other is told", async () => {
    const [lead, other] = [await given.official(["coordinator"]), await given.official(["coordinator"])];
    const { id, quotas } = await goal();
    const change = (who: typeof lead, code: string, by: number) =>
      asActor(who, (ctx) => changeQuotas(ctx, { targetId: id, reason: "演示", quotas: changed(quotas, code, by) }));
    const results = await Promise.allSettled([change(lead, "330402", 1), change(other, "330402", 2)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
    // Another division moved meanwhile: the sum that this one saw is not the sum any more.
    await expect(change(other, "330483", 1)).rejects.toThrow(Overtaken);
    await asSystem("look", async ({ tx }) =>
      expect(await tx.auditEntry.count({ where: { subjectId: id, act: "change.quotas" } })).toBe(1),
    );
  });

  test("is refused to everybody else, by the command and by the database", async () => {
    const { id, quotas } = await goal();
    const officer = await given.official(["investigator", "bureau_leader", "programme_officer"]);
    const firm = await given.firm();
    for (const actor of [officer, firm.owner, everybody]) {
      await expect(
        asActor(actor, (ctx) =>
          changeQuotas(ctx, { targetId: id, reason: "演示", quotas: changed(quotas, "330402", 1) }),
        ),
      ).rejects.toMatchObject({ code: "not-found" });
      const { count } = await asActor(actor, ({ tx }) =>
        tx.quota.updateMany({ where: { targetId: id }, data: { value: 0 } }),
      );
      expect(count).toBe(0);
    }
  });

  test("must be whole numbers for exactly the divisions there are", async () => {
    const lead = await given.official(["coordinator"]);
    const { id, quotas } = await goal();
    await expect(
      asActor(lead, (ctx) => changeQuotas(ctx, { targetId: id, reason: "演示", quotas })),
    ).rejects.toMatchObject({ code: "nothing-changed" });
    await expect(
      asActor(lead, (ctx) => changeQuotas(ctx, { targetId: id, reason: "演示", quotas: quotas.slice(1) })),
    ).rejects.toMatchObject({ fields: { "": ["other-divisions"] } });
    const read = changeQuotasInput.safeParse({
      targetId: id,
      reason: " ",
      "value.330402": "2.5",
      "version.330402": "1",
      "value.JX-GQ": "7",
      "version.JX-GQ": "1",
      "value.330483": "",
      "version.330483": "1",
    });
    expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ["reason", "missing"],
      ["value.330402", "not-a-count"],
      ["value.330483", "not-a-count"],
    ]);
  });
});
