import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { point } from "@tests/support/registers";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor, OfficialActor } from "@/kernel/actor";
import { type Day, dateOf } from "@/kernel/days";
import { asActor, asSystem } from "@/platform/database";
import { publishedProgress } from "../../information-centre/progress/queries";
import { rowsBehind } from "../behind/queries";
import { outcomesOn } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const everybody = { kind: "public" } as const;

const told = async (actor: Actor, code: string, day: Day = "2016-11-24", kept = false) =>
  (await asActor(actor, (ctx) => outcomesOn(ctx, day, { kept }))).outcomes.find(
    ({ indicator }) => indicator.code === code,
  );

/** So many contact points of a division since a day. */
async function points(division: string, count: number, from: Day): Promise<void> {
  for (let n = 0; n < count; n++) await (await point({ division })).enters(from, from);
}

test("whom the published progress of a day tells in words the effects of that day don't count, by any figure", async () => {
  await points("330402", 2, "2015-02-01");
  await points("330483", 4, "2015-06-01");
  await points("330481", 9, "2015-06-01");
  given.atMoment();

  const office = await given.official(["government_office"], { kind: "government_office" });
  for (const day of ["2015-02-10", "2015-12-31", "2016-11-24"] as const)
    for (const reader of [everybody, office]) {
      const [progress] = await asActor(reader, (ctx) => publishedProgress(ctx, day));
      const { outcomes } = await asActor(reader, (ctx) => outcomesOn(ctx, day));
      const counted = outcomes.filter(({ indicator }) => indicator.counted);
      expect(counted).toHaveLength(3);
      for (const { points: course, places } of counted) {
        const last = course.at(-1);
        // As the progress: the city's number of member firms, or nothing from which it would follow.
        expect([day, last?.figures.denominator]).toEqual([day, progress?.actual]);
        if (progress?.actual === null) expect(last).toMatchObject({ told: null, inWords: true });
        for (const { place, cells } of places) {
          const published = progress?.divisions.find((one) => one.place.code === place?.code)?.actual;
          if (place && published === null)
            expect(cells.at(-1)).toMatchObject({ told: null, inWords: true, figures: { denominator: null } });
        }
      }
      const byPlace = counted.find(({ indicator }) => indicator.counted === "participants")?.places ?? [];
      expect(byPlace.length).toBeGreaterThan(3);
      // Where it is told, it is.
      const told = byPlace.filter(({ cells }) => cells.at(-1)?.inWords === false).map(({ place }) => place?.code);
      expect([day, told]).toEqual([day, day === "2015-02-10" ? [] : [undefined, "330481"]]);
    }
  const lead = await given.official(["coordinator"]);
  const { outcomes } = await asActor(lead, (ctx) => outcomesOn(ctx, "2015-02-10"));
  expect(outcomes.find(({ indicator }) => indicator.counted === "participants")?.points.at(-1)).toMatchObject({
    figures: { numerator: 0, denominator: 2 },
    inWords: false,
  });
});

/** A contact point since a day, of a firm of this division. */
async function member(division: string, since: Day, officer?: OfficialActor) {
  const firm = await given.firm({ division });
  const contactPointId = await asSystem("given", async ({ tx, now }) => {
    const liaison = { leaderName: "甲", leaderPost: "乙", liaisonName: "丙", liaisonPost: "丁" };
    const { id } = await tx.contactPoint.create({
      data: {
        ...{ enterpriseId: firm.id, divisionCode: division, status: "active", number: `点${firm.id}`, ...liaison },
        ...{
          liaisonMobile: "13800000000",
          liaisonEmail: "a@example.cn",
          checklist: [],
          createdAt: now,
          updatedAt: now,
        },
      },
      select: { id: true },
    });
    await tx.contactPointPeriod.createMany({
      data: [
        {
          ...{ contactPointId: id, enterpriseId: firm.id, enterpriseName: firm.name, number: `点${firm.id}` },
          ...{ divisionCode: division, fromDay: dateOf(since) },
        },
      ],
    });
    if (officer)
      await tx.pointService.createMany({
        data: [
          {
            ...{
              contactPointId: id,
              enterpriseId: firm.id,
              code: "training",
              doneOn: dateOf("2016-10-20"),
              note: "演示",
            },
            ...{ enteredById: officer.personId, enteredAt: now },
          },
        ],
      });
    return id;
  });
  return { ...firm, contactPointId };
}

describe("what is counted", () => {
  async function stage() {
    const lead = await given.official(["coordinator", "programme_officer"]);
    const county = await given.official(["programme_officer"], { division: "330402" });
    const here = await member("330402", "2015-05-01", county);
    const there = await member("330481", "2015-06-01", lead);
    await member("330402", "2016-02-01");
    const late = await member("330402", "2016-11-20");
    given.atMoment("2016-11-10T10:00:00+08:00");
    await given.caseOf(here);
    await given.caseOf(there, { division: "330481" });
    await given.caseOf(late); // ten days before it was a member
    given.atMoment();
    return { lead, county };
  }

  test("incidence and participation come from the rows of the period, and open as many", async () => {
    const { lead } = await stage();
    const cases = await told(lead, "case-incidence");
    const quarter = cases?.points.find(({ period }) => period.key === "2016-Q4");
    expect(quarter).toMatchObject({ figures: { numerator: 2, denominator: 4 }, told: { value: 500 } });
    expect(quarter?.told?.interval?.low).toBeCloseTo(60.55, 1);
    expect(quarter?.told?.interval?.high).toBeCloseTo(1806.17, 1);
    const places = cases?.places.map(({ place, cells }) => [
      place?.code ?? null,
      cells.map((point) => point?.figures.numerator),
    ]);
    expect(places).toContainEqual([null, [0, 2]]);
    expect(places).toContainEqual(["330402", [0, 1]]);
    const behind = { of: "cases", from: "2016-01-01", to: "2016-11-24" } as const;
    expect(await asActor(lead, (ctx) => rowsBehind(ctx, behind))).toMatchObject({ total: 2, rows: [{}, {}] });
    expect((await told(lead, "participation"))?.points.at(-1)).toMatchObject({
      figures: { numerator: 2, denominator: 4 },
    });
    const took = { ...behind, of: "participants" as const };
    expect(await asActor(lead, (ctx) => rowsBehind(ctx, took))).toMatchObject({ total: 2, rows: [{}, {}] });
    expect(await asActor(lead, (ctx) => rowsBehind(ctx, { ...took, division: "330481" }))).toMatchObject({ total: 1 });
  });

  test("small figures are words for whoever reads figures only, and no place's cases are anybody's but the city's and its bureau's", async () => {
    const { county } = await stage();
    // Three members at the end of 2015: of fewer nothing is told.
    await member("330483", "2015-07-01");
    const office = await given.official(["government_office"], { kind: "government_office" });
    const police = await given.official(["department_handler"], { kind: "police" });
    for (const actor of [everybody, police, (await given.firm()).owner]) {
      const cases = await told(actor, "case-incidence");
      expect(cases?.points.at(-1)).toMatchObject({ inWords: true, told: null });
      expect(cases?.places.filter(({ place }) => place !== null)).toEqual([]);
      const behind = { of: "cases", from: "2016-01-01", to: "2016-11-24" } as const;
      expect(await asActor(actor, (ctx) => rowsBehind(ctx, behind))).toEqual({ rows: [], total: null });
    }
    // Neither is told of a running year, nor of any span but those of the page: two of them could be subtracted.
    const lead = await given.official(["coordinator"]);
    for (const to of ["2016-11-22", "2016-11-23", "2016-11-24"]) {
      const span = { of: "cases", from: "2015-01-01", to } as const;
      expect(await asActor(lead, (ctx) => rowsBehind(ctx, span))).toMatchObject({ total: expect.any(Number) });
      for (const actor of [everybody, police, county])
        expect((await asActor(actor, (ctx) => rowsBehind(ctx, span))).total).toBeNull();
    }
    const runs = (await told(everybody, "case-incidence"))?.points.filter(({ period }) => period.running);
    expect(runs?.map(({ inWords }) => inWords)).toEqual([true]);
    const over = { of: "cases", from: "2015-10-01", to: "2015-12-31" } as const;
    expect(await asActor(everybody, (ctx) => rowsBehind(ctx, over))).toEqual({ rows: [], total: 0 });
    // What the page tells of a running year it tells here, and of no other span that ends today.
    const took = { of: "participants", from: "2016-01-01", to: "2016-11-24" } as const;
    const year = (await told(everybody, "participation"))?.points.at(-1);
    expect(year).toMatchObject({ period: { from: took.from, to: took.to } });
    expect((await asActor(everybody, (ctx) => rowsBehind(ctx, took))).total).toBe(
      year?.inWords ? null : (year?.figures.numerator ?? null),
    );
    expect((await asActor(everybody, (ctx) => rowsBehind(ctx, { ...took, from: "2015-01-01" }))).total).toBeNull();
    const seen = await told(office, "case-incidence");
    expect(
      seen?.places.every(({ cells }) => cells.at(-1)?.inWords !== false || cells.at(-1)?.figures.numerator === 0),
    ).toBe(true);
    // The bureau of a county counts its own; what is kept for it is for no other house of the place, whatever its duties.
    const other: Actor = { ...county, departmentKind: "science_tech" };
    for (const kept of [false, true]) {
      const own = await told(county, "case-incidence", "2016-11-24", kept);
      expect(own?.places.map(({ place }) => place?.code)).toEqual([undefined, "330402"]);
      expect(
        (await told(other, "case-incidence", "2016-11-24", kept))?.places.filter(({ place }) => place !== null),
      ).toEqual([]);
    }
    // Of past days the office could choose two: it is told of a running year as of today alone, here and of what is behind it.
    for (const division of ["330402", "330481"]) {
      const firm = await member(division, "2016-02-01");
      given.atMoment("2016-11-10T10:00:00+08:00");
      await given.caseOf(firm, { division });
      given.atMoment();
    }
    const running = async (day: Day) => {
      const city = (await told(office, "case-incidence", day))?.places[0]?.cells.at(-1);
      const behind = await asActor(office, (ctx) => rowsBehind(ctx, { of: "cases", from: "2016-01-01", to: day }));
      return [city?.inWords, behind.total];
    };
    expect(await running("2016-11-24")).toEqual([false, 4]);
    expect(await running("2016-11-23")).toEqual([true, null]);
  });
});
