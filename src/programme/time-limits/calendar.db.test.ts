import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { complaintSince, dueOf, restoring, security } from "@tests/support/time-limits";
import { beforeEach, describe, expect, test } from "vitest";
import { InvalidInput, Refusal } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { announceYear, changeHoliday } from "./commands";
import { recountJob } from "./jobs";
import { changesOfYear, findClock, holidaysOf, movesOf } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });

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
      await expect(
        asActor(admin, (ctx) =>
          changeHoliday(ctx, { day: "2013-12-31", kind: "rest", name: "x", source: "x", reason: "此前没有期限" }),
        ),
      ).rejects.toMatchObject({ fields: { day: ["before-calendar"] } });
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
