import { sumOf, TODAY, world } from "@tests/support/city";
import { asSuperuser } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeAll, describe, expect, test } from "vitest";
import { LISTED_LIGHTS } from "@/kernel/clocks";
import { addDays, dateOf, dayFromDate } from "@/kernel/days";
import { isWorkingDay } from "@/kernel/working-days";
import { asActor, asSystem, type Ctx } from "@/platform/database";
import { rulesOf } from "@/platform/rules";
import { countCases } from "../../cases/queue/queries";
import { countComplaints } from "../../complaints/intake/queries";
import { COMPLAINT_STATUSES } from "../../complaints/workflow";
import { countReferrals } from "../../referrals/queue/queries";
import { REFERRAL_STATUSES } from "../../referrals/workflow";
import { countVisits } from "../../visits/queue/queries";
import { foldTallies } from "../jobs";
import { deskOf } from "../queries";

// One world for all tests of the file, because it is large; only the last ones change it.
let actors: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  given.atMoment();
  actors = await world();
}, 120_000);

describe("the coordinator's figures", () => {
  test("are the lengths of the lists that they open", async () => {
    await foldTallies();
    await asActor(actors.lead, async (ctx) => {
      const { city } = await deskOf(ctx);
      if (!city) throw new Error("no city");
      const { figures, overdue, lights } = city;
      expect(figures.complaints).toBe(await countComplaints(ctx, { submittedMonth: "2016" }));
      expect(figures.cases).toBe(await countCases(ctx, { filedMonth: "2016" }));
      for (const { month, complaints, cases } of figures.byMonth) {
        expect([month, complaints, cases]).toEqual([
          month,
          await countComplaints(ctx, { submittedMonth: month }),
          await countCases(ctx, { filedMonth: month }),
        ]);
      }
      for (const division of ["330400", "330402", "330481", "330483"]) {
        for (const status of COMPLAINT_STATUSES.filter((one) => one !== "draft")) {
          expect(figures.complaintsAt[division]?.[status] ?? 0).toBe(
            await countComplaints(ctx, { division, status, submittedMonth: "2016" }),
          );
        }
        expect(sumOf(figures.casesAt[division])).toBe(await countCases(ctx, { division, filedMonth: "2016" }));
      }
      for (const department of city.departments) {
        for (const status of REFERRAL_STATUSES) {
          expect(figures.referralsAt[department.id]?.[status] ?? 0).toBe(
            await countReferrals(ctx, { department: department.id, status }),
          );
        }
        expect(overdue.at[department.id] ?? 0).toBe(
          await countReferrals(ctx, { department: department.id, overdue: true }),
        );
      }
      expect(Object.keys(overdue.at)).toContain(actors.police.departmentId);
      expect(overdue).toMatchObject({
        complaints: await countComplaints(ctx, { overdue: true }),
        cases: await countCases(ctx, { overdue: true }),
        visits: await countVisits(ctx, { overdue: "1" }),
        referrals: await countReferrals(ctx, { overdue: true }),
      });
      for (const light of LISTED_LIGHTS) {
        expect([light, lights.complaint[light], lights.case[light]]).toEqual([
          light,
          await countComplaints(ctx, { light }),
          await countCases(ctx, { light }),
        ]);
      }
      expect(Object.entries(lights.complaint).filter(([, n]) => n === 0)).toEqual([]);
      expect(sumOf(figures.complaintsNow, ["submitted", "returned", "verifying", "proposed"])).toBe(
        await countComplaints(ctx, { status: "open" }),
      );
      expect(figures.complaintsNow.submitted ?? 0).toBe(await countComplaints(ctx, { status: "submitted" }));
      expect(Object.values(figures.complaintsAt).reduce((sum, at) => sum + sumOf(at, ["not_filed"]), 0)).toBe(
        await countComplaints(ctx, { status: "not_filed", submittedMonth: "2016" }),
      );
      expect(sumOf(figures.casesNow, ["filed", "investigating", "concluded", "decided"])).toBe(
        await countCases(ctx, { status: "open" }),
      );
    });
  });

  test("what a department has before it is the nearest of its open ones", async () => {
    const { earliest } = (await asActor(actors.lead, deskOf)).city ?? {};
    expect(earliest?.[actors.police.departmentId]?.light).toBe("overdue");
    expect(earliest?.[actors.hr.departmentId]?.light).toBe("overdue");
  });
});

test("what was done in time and late opens exactly those, this year's", async () => {
  // Of the complaints some, of cases and referrals all; of these three in the year before.
  await asSuperuser((client) =>
    client.query(`update clocks set met_on = case when id in (select id from clocks where subject_kind = 'case' order by id limit 3)
        then '2015-12-30'::date else '${TODAY}'::date end
      where met_on is null and paused_since is null and (subject_kind <> 'complaint'
        or id in (select id from clocks where subject_kind = 'complaint' order by id limit 16))`),
  );
  await foldTallies();
  await asActor(actors.lead, async (ctx) => {
    const met = (await deskOf(ctx)).city?.figures.met ?? {};
    const ways = { kept: { punctual: "kept" }, late: { punctual: "late" } } as const;
    for (const how of ["kept", "late"] as const) {
      const filter = { metMonth: "2016", ...ways[how] };
      expect([how, met["complaint-verify"]?.[how]]).toEqual([how, await countComplaints(ctx, filter)]);
      expect([how, met["case-decide"]?.[how]]).toEqual([how, await countCases(ctx, filter)]);
      expect(met["complaint-verify"]?.[how]).toBeGreaterThan(0);
    }
    const before = await countCases(ctx, { metMonth: "2015" });
    expect(before).toBeGreaterThan(0);
    expect(await countCases(ctx, { punctual: "kept" })).toBe((met["case-decide"]?.kept ?? 0) + before);
    expect(await countComplaints(ctx, { metMonth: "2015" })).toBe(0);
  });
  for (const [name, actor] of [
    ["police", actors.police],
    ["hr", actors.hr],
  ] as const)
    await asActor(actor, async (ctx) => {
      const answered = (await deskOf(ctx)).department?.answered;
      expect([name, answered]).toEqual([
        name,
        {
          kept: await countReferrals(ctx, { box: "in", metMonth: "2016", punctual: "kept" }),
          late: await countReferrals(ctx, { box: "in", metMonth: "2016", punctual: "late" }),
        },
      ]);
      expect((answered?.kept ?? 0) + (answered?.late ?? 0)).toBeGreaterThan(0);
    });
  expect(await asActor(actors.intake, (ctx) => countComplaints(ctx, { metMonth: "2016" }))).toBe(
    await asActor(actors.intake, async (ctx) => {
      const seen = await ctx.tx.complaint.findMany({ select: { id: true } });
      const met = await asSystem("look", ({ tx }) =>
        tx.clock.count({
          where: { kind: "complaint-verify", subjectId: { in: seen.map(({ id }) => id) }, metOn: dateOf(TODAY) },
        }),
      );
      return met;
    }),
  );
});

test("the average is of those that its number opens, in working days", async () => {
  await asActor(actors.lead, async (ctx) => {
    const { figures } = (await deskOf(ctx)).city ?? {};
    const met = figures?.met["complaint-verify"] ?? { kept: 0, late: 0 };
    expect(met.kept + met.late).toBe(await countComplaints(ctx, { metMonth: "2016" }));
    const { calendar } = await rulesOf(ctx);
    const clocks = await ctx.tx.clock.findMany({
      where: { kind: "complaint-verify", metOn: { gte: dateOf("2016-01-01") } },
      select: { startedOn: true, metOn: true },
    });
    const days = clocks.map(({ startedOn, metOn }) => {
      let n = 0;
      for (let day = dayFromDate(startedOn); metOn && day < dayFromDate(metOn); ) {
        day = addDays(day, 1);
        if (isWorkingDay(day, calendar)) n += 1;
      }
      return n;
    });
    expect(figures?.days["complaint-verify"] ?? 0).toBe(days.reduce((sum, n) => sum + n, 0));
  });
});

describe("with a world that moves on", () => {
  test("of time kept count each clock once, in the month in which it was met, and late stays late", async () => {
    const { late, all } = await asSystem("given", async ({ tx }) => {
      const verified = { subjectKind: "complaint", metOn: { not: null } } as const;
      await tx.clock.updateMany({
        where: { subjectKind: "complaint", metOn: null, pausedSince: null },
        data: { metOn: dateOf(TODAY) },
      });
      // Setting a day right isn't meeting the clock again.
      await tx.clock.updateMany({ where: verified, data: { metOn: dateOf("2016-11-01") } });
      return {
        late: await tx.clock.count({ where: { ...verified, dueOn: { lt: dateOf(TODAY) } } }),
        all: await tx.clock.count({ where: verified }),
      };
    });
    expect(late).toBeGreaterThan(0);
    const desk = await asActor(actors.lead, deskOf);
    expect(desk.city?.figures.met["complaint-verify"]).toEqual({ late, kept: all - late });
  });
});

const FORMS = ["improper_acquisition", "use_of_acquired", "breach_of_duty", "inducement", "third_party"] as const;

/** Numbers of ways and of block economies against their lists, for whoever has that desk. */
async function expectWays(ctx: Ctx) {
  const { city } = await deskOf(ctx);
  const { forms = {}, clusters = {} } = city?.figures ?? {};
  for (const form of FORMS)
    expect([form, forms[form] ?? 0]).toEqual([form, await countComplaints(ctx, { form, submittedMonth: "2016" })]);
  for (const [cluster, n] of Object.entries(clusters)) {
    expect([cluster, n]).toEqual([cluster, await countComplaints(ctx, { cluster, submittedMonth: "2016" })]);
    // The list itself counts rows as soon as it is asked for more than the tallies know.
    const byRows = await countComplaints(ctx, { cluster, submittedMonth: "2016", q: "演示" });
    expect([cluster, byRows]).toEqual([cluster, n]);
  }
  return { forms, clusters };
}

describe("by way and by block economy", () => {
  test("each number opens its rows; a firm that moves takes its complaints along", async () => {
    const some = await asActor(actors.lead, expectWays);
    expect(sumOf(some.clusters)).toBe(
      await asActor(actors.lead, (ctx) => countComplaints(ctx, { submittedMonth: "2016" })),
    );
    expect(some.forms.breach_of_duty ?? 0).toBeGreaterThan(0);
    const cluster = await asSystem("given", async ({ tx }) => {
      const { id } = await tx.cluster.findFirstOrThrow({ select: { id: true } });
      const moved = await tx.complaint.findFirstOrThrow({
        where: { submittedAt: { gt: dateOf("2016-02-01") } },
        select: { id: true, enterpriseId: true },
      });
      await tx.enterprise.updateMany({ where: { id: moved.enterpriseId }, data: { clusterId: id } });
      await tx.complaint.updateMany({
        where: { id: moved.id },
        data: { forms: ["improper_acquisition", "third_party"] },
      });
      return id;
    });
    const after = await asActor(actors.lead, expectWays);
    expect(after.clusters[cluster] ?? 0).toBeGreaterThan(0);
    expect(after.forms.third_party).toBe(1);
    await foldTallies();
    expect(await asActor(actors.lead, expectWays)).toEqual(after);
  });
});
