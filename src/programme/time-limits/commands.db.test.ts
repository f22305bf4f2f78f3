import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { statementsDuring } from "@tests/support/statements";
import { complaintSince, dueOf, input, restoring, ruleNow, security } from "@tests/support/time-limits";
import { beforeEach, describe, expect, test } from "vitest";
import { InvalidInput, Overtaken } from "@/kernel/refusal";
import { applyClocks, planClocks } from "@/platform/clock-plan";
import { asActor, asSystem } from "@/platform/database";
import { rulesOf } from "@/platform/rules";
import { changeTimeLimit } from "./commands";
import { changesOfKind, findClock, movesOf, periodsOf } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });

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

  test("sets right what readers of English read, without moving a date, and keeps what stood there", () =>
    restoring(async () => {
      const { complaint } = await complaintSince("2016-11-21T10:00:00+08:00");
      given.atMoment();
      const admin = await security();
      const say = async (basisEn: string | null) =>
        asActor(admin, async (ctx) => changeTimeLimit(ctx, input(await ruleNow(), { basisEn })));
      await say("Seven working days to verify a complaint");
      await say("Verified within seven working days");
      expect(await ruleNow()).toMatchObject({ length: 7, basisEn: "Verified within seven working days", version: 3 });
      expect(await dueOf(complaint.id)).toMatchObject({ clock: "2016-11-30" });
      await say(null);
      const changes = await asActor({ kind: "public" }, (ctx) => changesOfKind(ctx, "complaint-verify"));
      expect(changes.map(({ before, after }) => [before.basisEn, after.basisEn])).toEqual([
        ["Verified within seven working days", null],
        ["Seven working days to verify a complaint", "Verified within seven working days"],
        [null, "Seven working days to verify a complaint"],
      ]);
      const renewed = { mode: "renew", validFrom: "2017-01-01", basisEn: "From 2017 on" } as const;
      await asActor(admin, async (ctx) => changeTimeLimit(ctx, input(await ruleNow(), renewed)));
      const periods = await asActor({ kind: "public" }, (ctx) => periodsOf(ctx, "complaint-verify"));
      expect(periods.map(({ validFrom, basisEn }) => [validFrom, basisEn])).toContainEqual([
        "2017-01-01",
        "From 2017 on",
      ]);
    }));
});

test("how many clocks run under a rule is counted in one statement, for whoever changes it and for nobody else", async () => {
  await complaintSince("2016-11-21T10:00:00+08:00");
  given.atMoment();
  const admin = await security();
  const kind = "complaint-verify";
  await asActor(admin, (ctx) => periodsOf(ctx, kind));
  const statements = await statementsDuring(async () => {
    expect((await asActor(admin, (ctx) => periodsOf(ctx, kind))).map(({ running }) => running)).toEqual([0, 1]);
  });
  expect(statements).toHaveLength(2);
  for (const actor of [admin, await given.official(["coordinator"]), (await given.firm()).owner])
    expect(
      await asActor(
        actor,
        ({ tx }) => tx.$queryRaw`select n from running_under(array(select id from time_limits where kind = ${kind}))`,
      ),
    ).toEqual(actor === admin ? [{ n: 1 }] : []);
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
