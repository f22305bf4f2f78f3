import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import { dateOf } from "@/kernel/days";
import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import { applyClocks, planClocks } from "@/platform/clock-plan";
import { clocksOf } from "@/platform/clocks";
import { asActor, asSystem } from "@/platform/database";
import { rulesOf } from "@/platform/rules";
import { announceYear, changeHoliday, changeTimeLimit } from "./commands";
import { recountJob } from "./jobs";
import { changesOfKind, changesOfYear, findClock, holidaysOf, limitsOn, movesOf, periodsOf } from "./queries";
import type { ChangeTimeLimit } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const security = () => given.official(["security_administrator"], { kind: "operations" });
const refusal = (code: string) => expect.objectContaining({ code });

/** A complaint that waits for verification since a moment, with its clock; `seven` working days under the rule of 2016. */
async function complaintSince(moment: string) {
  given.atMoment(moment);
  const officer = await given.official(["investigator"]);
  const firm = await given.firm();
  const complaint = await given.complaint(firm, { status: "verifying", team: [officer] });
  await asSystem("given", async (ctx) => {
    const plan = await planClocks(
      ctx,
      { kind: "complaint", id: complaint.id, complaintId: complaint.id },
      { start: ["complaint-verify"] },
    );
    await applyClocks(ctx, plan);
    await ctx.tx.complaint.updateMany({
      where: { id: complaint.id },
      data: { dueOn: plan.dueOn ? dateOf(plan.dueOn) : null },
    });
  });
  return { officer, firm, complaint };
}

async function dueOf(id: string) {
  return asSystem("look", async (ctx) => {
    const row = await ctx.tx.complaint.findUniqueOrThrow({ where: { id }, select: { dueOn: true } });
    const [clock] = (await clocksOf(ctx, [id])).get(id) ?? [];
    return { record: row.dueOn?.toISOString().slice(0, 10), clock: clock?.dueOn, clockId: clock?.id ?? "" };
  });
}

async function ruleNow(kind = "complaint-verify") {
  return asActor(await security(), async (ctx) => {
    const rule = (await limitsOn(ctx, ctx.today)).get(kind);
    const period = (await periodsOf(ctx, kind)).find(({ id }) => id === rule?.id);
    if (!period) throw new Error("no rule");
    return period;
  });
}

function input(rule: Awaited<ReturnType<typeof ruleNow>>, change: Partial<ChangeTimeLimit>): ChangeTimeLimit {
  const { id, version, length, unit, extension, basis, source } = rule;
  return {
    mode: "correct",
    timeLimitId: id,
    version,
    length,
    unit,
    extension,
    stops: [],
    basis,
    source,
    reason: "核对原文后改正",
    ...change,
  } as ChangeTimeLimit;
}

/** Reference rows are not emptied between tests: each puts the rule back as it was delivered. */
async function restoring(work: () => Promise<void>): Promise<void> {
  const copy =
    "create table if not exists kept_limits as table time_limits; create table if not exists kept_days as table holidays";
  await asSuperuser((client) => client.query(copy));
  try {
    await work();
  } finally {
    await asSuperuser((client) =>
      client.query(`set session_replication_role = replica; delete from time_limits; insert into time_limits table kept_limits;
        delete from holidays; insert into holidays table kept_days; drop table kept_limits, kept_days;
        update settings set value = to_jsonb((value #>> '{}')::int + 1) where key = 'rules-version'`),
    );
  }
}

describe("a correction", () => {
  test("moves the dates of the clocks that run under the rule, of their records, and tells which", () =>
    restoring(async () => {
      const { complaint, officer } = await complaintSince("2016-11-21T10:00:00+08:00");
      expect(await dueOf(complaint.id)).toMatchObject({ clock: "2016-11-30", record: "2016-11-30" });
      given.atMoment();
      const rule = await ruleNow();
      expect(rule).toMatchObject({ length: 7, running: 1, verified: false });
      const admin = await security();
      const { changeId, kind } = await asActor(admin, (ctx) =>
        changeTimeLimit(ctx, input(rule, { length: 10, verified: "yes" })),
      );
      expect(kind).toBe("complaint-verify");
      const due = await dueOf(complaint.id);
      expect(due).toMatchObject({ clock: "2016-12-05", record: "2016-12-05" });

      const moved = await asActor(admin, (ctx) => movesOf(ctx, changeId));
      expect(moved).toMatchObject({
        total: 1,
        rows: [{ kind: "complaint-verify", subjectId: complaint.id, from: "2016-11-30", to: "2016-12-05" }],
      });
      // Who works on it sees why; whoever may not see the complaint sees nothing.
      const clock = await asActor(officer, (ctx) => findClock(ctx, due.clockId));
      expect(clock?.moves).toMatchObject([{ from: "2016-11-30", to: "2016-12-05", reason: "核对原文后改正" }]);
      expect(await asActor({ kind: "public" }, (ctx) => movesOf(ctx, changeId))).toEqual({ total: 0, rows: [] });
      const stranger = await given.firm();
      expect(await asActor(stranger.owner, (ctx) => findClock(ctx, due.clockId))).toBeNull();

      const [change] = await asActor(admin, (ctx) => changesOfKind(ctx, kind));
      expect(change).toMatchObject({
        by: admin.name,
        before: { length: 7, verified: false },
        after: { length: 10, verified: true },
      });
      const { rows } = await asSuperuser((client) =>
        client.query("select act, subject_id, detail from audit_entries where actor_id = $1 order by seq", [
          admin.personId,
        ]),
      );
      expect(rows.map(({ act }) => act)).toEqual(["recount.clock", "change.time-limit"]);
      expect(rows[0]).toMatchObject({ subject_id: complaint.id, detail: { from: "2016-11-30", to: "2016-12-05" } });
    }));

  test("reaches clocks that stand still, without their pause, and none that has ended", () =>
    restoring(async () => {
      const { complaint, officer } = await complaintSince("2016-11-21T10:00:00+08:00");
      const { complaint: done } = await complaintSince("2016-11-21T10:00:00+08:00");
      given.atMoment("2016-11-23T10:00:00+08:00");
      await asActor(officer, async (ctx) => {
        const subject = { kind: "complaint", id: complaint.id, complaintId: complaint.id };
        await applyClocks(
          ctx,
          await planClocks(ctx, subject, { pause: ["complaint-verify"] }, { stopReason: "appraisal" }),
        );
      });
      await asSystem("given", async (ctx) => {
        const subject = { kind: "complaint", id: done.id, complaintId: done.id };
        await applyClocks(ctx, await planClocks(ctx, subject, { meet: ["complaint-verify"] }));
      });
      given.atMoment();
      const rule = await ruleNow();
      const { changeId } = await asActor(await security(), (ctx) => changeTimeLimit(ctx, input(rule, { length: 8 })));
      expect(await asActor(await security(), (ctx) => movesOf(ctx, changeId))).toMatchObject({
        total: 1,
        rows: [{ to: "2016-12-01" }],
      });
      // A record whose only clock stands still has no date of its own.
      expect(await dueOf(complaint.id)).toMatchObject({ clock: "2016-12-01", record: undefined });
      expect(await dueOf(done.id)).toMatchObject({ clock: "2016-11-30" });
    }));

  test("is refused to everybody else, to the slower of two, and when nothing differs", () =>
    restoring(async () => {
      const rule = await ruleNow();
      for (const actor of [
        await given.official(["system_administrator"], { kind: "operations" }),
        await given.official(["coordinator", "bureau_leader"]),
        (await given.firm()).owner,
      ]) {
        await expect(asActor(actor, (ctx) => changeTimeLimit(ctx, input(rule, { length: 9 })))).rejects.toEqual(
          refusal("not-found"),
        );
      }
      const [one, two] = [await security(), await security()];
      const results = await Promise.allSettled(
        [one, two].map((actor, n) => asActor(actor, (ctx) => changeTimeLimit(ctx, input(rule, { length: 8 + n })))),
      );
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
      const now = await ruleNow();
      await expect(asActor(one, (ctx) => changeTimeLimit(ctx, input(now, {})))).rejects.toEqual(
        expect.any(InvalidInput),
      );
      expect(await asActor(one, (ctx) => changesOfKind(ctx, "complaint-verify"))).toHaveLength(1);
    }));
});

describe("a new rule", () => {
  test("ends the one before it, and holds for clocks that start from its first day on", () =>
    restoring(async () => {
      const { complaint: before } = await complaintSince("2016-11-21T10:00:00+08:00");
      given.atMoment();
      const rule = await ruleNow();
      await asActor(await security(), (ctx) =>
        changeTimeLimit(ctx, input(rule, { mode: "renew", validFrom: "2017-01-01", length: 15 })),
      );
      const periods = await asActor({ kind: "public" }, (ctx) => periodsOf(ctx, "complaint-verify"));
      expect(periods.map(({ validFrom, validTo, length, running }) => [validFrom, validTo, length, running])).toEqual([
        ["2019-04-01", null, 15, null],
        ["2017-01-01", "2019-03-31", 15, null],
        ["2007-10-01", "2016-12-31", 7, null],
      ]);
      expect(await dueOf(before.id)).toMatchObject({ clock: "2016-11-30" });
      const { complaint: after } = await complaintSince("2017-01-05T10:00:00+08:00");
      expect(await dueOf(after.id)).toMatchObject({ clock: "2017-01-25" });
    }));

  test("begins neither today nor in another rule's time", () =>
    restoring(async () => {
      const rule = await ruleNow();
      const admin = await security();
      for (const [validFrom, code] of [
        ["2016-11-24", "not-in-future"],
        ["2019-04-01", "outside-period"],
      ] as const) {
        await expect(
          asActor(admin, (ctx) => changeTimeLimit(ctx, input(rule, { mode: "renew", validFrom, length: 9 }))),
        ).rejects.toMatchObject({ fields: { validFrom: [code] } });
      }
    }));
});

describe("the calendar", () => {
  test("a day that is set right moves what is due on it or after it", () =>
    restoring(async () => {
      const { complaint } = await complaintSince("2016-11-21T10:00:00+08:00");
      given.atMoment();
      const admin = await security();
      const change = {
        day: "2016-11-29",
        kind: "rest" as const,
        name: "演示假日",
        source: "演示通知",
        reason: "补录当日放假",
      };
      const { changeId } = await asActor(admin, (ctx) => changeHoliday(ctx, change));
      expect(await dueOf(complaint.id)).toMatchObject({ clock: "2016-12-01", record: "2016-12-01" });
      expect(await asActor(admin, (ctx) => movesOf(ctx, changeId))).toMatchObject({ total: 1 });
      await asActor(admin, (ctx) => changeHoliday(ctx, { ...change, kind: "work", reason: "并不放假，改回" }));
      expect(await dueOf(complaint.id)).toMatchObject({ clock: "2016-11-30" });
      const changes = await asActor(admin, (ctx) => changesOfYear(ctx, 2016));
      expect(changes.map(({ before, after }) => [before[0]?.kind, after[0]?.kind])).toEqual([
        ["rest", "work"],
        [undefined, "rest"],
      ]);
    }));

  test("a year is entered whole, once, after the year before it; what reached beyond is counted anew", () =>
    restoring(async () => {
      const { complaint } = await complaintSince("2026-12-30T10:00:00+08:00");
      expect(await dueOf(complaint.id)).toMatchObject({ clock: "2027-01-20" });
      const admin = await security();
      const clockId = (await dueOf(complaint.id)).clockId;
      expect((await asSystem("look", (ctx) => findClock(ctx, clockId)))?.knownUntil).toBe("2026-12-31");
      const days = "元旦 2027-01-01..2027-01-03\n春节 2027-02-05..2027-02-11 上班 2027-01-31";
      await expect(asActor(admin, (ctx) => announceYear(ctx, { year: 2026, source: "x", days }))).rejects.toEqual(
        refusal("year-known"),
      );
      await expect(asActor(admin, (ctx) => announceYear(ctx, { year: 2028, source: "x", days }))).rejects.toEqual(
        refusal("year-too-early"),
      );
      await expect(
        asActor(admin, (ctx) => announceYear(ctx, { year: 2027, source: "x", days: "元旦 2028-01-01" })),
      ).rejects.toEqual(expect.any(InvalidInput));
      await expect(
        asActor(admin, (ctx) =>
          changeHoliday(ctx, { day: "2027-01-01", kind: "rest", name: "x", source: "x", reason: "还没有公布" }),
        ),
      ).rejects.toEqual(refusal("year-unknown"));
      const { changeId } = await asActor(admin, (ctx) =>
        announceYear(ctx, { year: 2027, source: "演示〔2026〕1号", days }),
      );
      expect(await asActor(admin, (ctx) => movesOf(ctx, changeId))).toMatchObject({
        total: 1,
        rows: [{ from: "2027-01-20", to: "2027-01-21" }],
      });
      expect((await asSystem("look", (ctx) => findClock(ctx, clockId)))?.knownUntil).toBeNull();
      expect(await asActor(admin, (ctx) => holidaysOf(ctx, 2027))).toMatchObject({
        known: { from: 2014, to: 2027 },
        days: { length: 11 },
      });
    }));

  test("nobody else changes it", async () => {
    const actor = await given.official(["coordinator"]);
    const change = { day: "2016-11-29", kind: "rest" as const, name: "x", source: "x", reason: "没有权限的人" };
    await expect(asActor(actor, (ctx) => changeHoliday(ctx, change))).rejects.toEqual(expect.any(Refusal));
    await expect(
      asActor(actor, (ctx) => announceYear(ctx, { year: 2027, source: "x", days: "元旦 2027-01-01" })),
    ).rejects.toEqual(refusal("not-found"));
  });
});

test("rules that a release brought move the dates by the job, once", () =>
  restoring(async () => {
    const { complaint } = await complaintSince("2016-11-21T10:00:00+08:00");
    given.atMoment();
    await recountJob.run();
    const bump =
      "update settings set value = to_jsonb((value #>> '{}')::int + 1), updated_at = now() where key = 'rules-version'";
    await asSuperuser((client) =>
      client.query(
        `insert into holidays (day, kind, name, source, verified) values ('2016-11-28', 'rest', 'x', 'x', true); ${bump}`,
      ),
    );
    await recountJob.run();
    expect(await dueOf(complaint.id)).toMatchObject({ clock: "2016-12-01", record: "2016-12-01" });
    await recountJob.run();
    const { rows } = await asSuperuser((client) => client.query("select change_id from clock_moves"));
    expect(rows).toEqual([{ change_id: null }]);
  }));

test("a change counts at the next request", () =>
  restoring(async () => {
    const rule = await ruleNow("message-answer");
    await asActor(await security(), (ctx) => changeTimeLimit(ctx, input(rule, { length: 6 })));
    const length = await asActor(
      { kind: "public" },
      async (ctx) => (await rulesOf(ctx)).limits.find(({ id }) => id === rule.id)?.length,
    );
    expect(length).toBe(6);
  }));
