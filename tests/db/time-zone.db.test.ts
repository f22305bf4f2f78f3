import { spawnSync } from "node:child_process";
import { afterEach, describe, expect, test } from "vitest";
import { type Day, dayFromDate } from "@/kernel/days";
import { asActor, asSystem, disconnect } from "@/platform/database";
import { fileComplaint, moveCase } from "@/programme/cases/commands";
import { asSuperuser, freshDatabase } from "../support/database";
import { atMoment, complaint, firm, official } from "../support/given";

/** Days are days in Jiaxing, wherever the server stands and whatever its database thinks of the time. */

freshDatabase();
const home = process.env.TZ;
afterEach(async () => {
  if (home === undefined) delete process.env.TZ;
  else process.env.TZ = home;
  await setDatabaseZone("UTC");
});

const ZONES = ["Asia/Shanghai", "UTC", "America/New_York", "Pacific/Kiritimati"] as const;
/** Moments at which the day of Jiaxing isn't the day elsewhere: midnight, the end of a year, a day of the clocks' change in New York. */
const MOMENTS = ["2016-11-24T00:10:00+08:00", "2016-12-31T23:50:00+08:00", "2016-03-13T15:30:00+08:00"] as const;

async function setDatabaseZone(zone: string): Promise<void> {
  await asSuperuser(async (client) => {
    const { rows } = await client.query<{ name: string }>("SELECT current_database() AS name");
    await client.query(
      `ALTER DATABASE ${client.escapeIdentifier(rows[0]?.name ?? "")} SET timezone TO ${client.escapeLiteral(zone)}`,
    );
  });
  await disconnect(); // what is opened from now on has it
}

/** The days that a case gets when it is filed at this moment, by a server and a database that both stand in `zone`. */
async function daysOf(zone: string, moment: string): Promise<readonly (Day | null)[]> {
  process.env.TZ = zone;
  await setDatabaseZone(zone);
  atMoment(moment);
  const team = [await official(["investigator"]), await official(["investigator"])];
  const leader = await official(["bureau_leader"]);
  const { id } = await complaint(await firm(), { status: "proposed", team });
  const { caseId } = await asActor(leader, (ctx) => fileComplaint(ctx, { complaintId: id, version: 1 }));
  const [officer] = team;
  if (!officer) throw new Error("nobody is on the team");
  const step = (step: "investigate", version: number) =>
    asActor(officer, (ctx) => moveCase(ctx, { step, caseId, version }));
  await step("investigate", 1);
  await asActor(officer, (ctx) => moveCase(ctx, { step: "pause", stopReason: "appraisal", caseId, version: 2 }));
  return asSystem("look", async ({ tx, today }) => {
    const found = await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: { filedOn: true, dueOn: true } });
    const clocks = await tx.clock.findMany({ where: { subjectId: caseId }, orderBy: { kind: "asc" } });
    const dates = [
      found.filedOn,
      found.dueOn,
      ...clocks.flatMap(({ startedOn, dueOn, pausedSince }) => [startedOn, dueOn, pausedSince]),
    ];
    return [today, ...dates.map((date) => (date ? dayFromDate(date) : null))];
  });
}

describe("the time zone of the server and of its database", () => {
  test.each(MOMENTS)("changes no day of what happens at %s", { timeout: 60_000 }, async (moment) => {
    const [here, ...elsewhere] = ZONES;
    const expected = await daysOf(here, moment);
    for (const zone of elsewhere) expect({ zone, days: await daysOf(zone, moment) }).toEqual({ zone, days: expected });
  });

  test("changes no line of what `npm run due` counts", () => {
    const say = (zone: string) => {
      const question = [
        "--length",
        "15",
        "--unit",
        "working-day",
        "--from",
        "2016-02-05",
        "--pause",
        "2016-02-06..2016-02-14",
      ];
      const { stdout, status } = spawnSync(process.execPath, ["--import", "tsx", "scripts/due.ts", ...question], {
        env: { ...process.env, TZ: zone },
        encoding: "utf8",
      });
      return { stdout, status };
    };
    const expected = say("Asia/Shanghai");
    expect(expected).toMatchObject({ status: 0, stdout: expect.stringContaining("2016-") });
    expect(say("America/New_York")).toEqual(expected);
  });
});
