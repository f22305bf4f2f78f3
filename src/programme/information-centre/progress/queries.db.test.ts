import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import { type Day, dateOf } from "@/kernel/days";
import { asActor, asSystem } from "@/platform/database";
import { publishedProgress } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

/** So many contact points of a division, from a day on. */
async function points(division: string, count: number, from: Day): Promise<void> {
  for (let n = 0; n < count; n++) {
    const firm = await given.firm({ division });
    await asSystem("given", async ({ tx, now }) => {
      const point = await tx.contactPoint.create({
        data: {
          enterpriseId: firm.id,
          number: firm.name,
          divisionCode: division,
          status: "active",
          leaderName: "演示",
          leaderPost: "演示",
          liaisonName: "演示",
          liaisonPost: "演示",
          liaisonMobile: "13800000000",
          liaisonEmail: "a@example.cn",
          checklist: [],
          createdAt: now,
          updatedAt: now,
        },
        select: { id: true },
      });
      await tx.contactPointPeriod.create({
        data: {
          contactPointId: point.id,
          enterpriseId: firm.id,
          enterpriseName: firm.name,
          number: firm.name,
          divisionCode: division,
          fromDay: dateOf(from),
        },
        select: { id: true },
      });
    });
  }
}

async function published(day: Day) {
  const [first] = await asActor({ kind: "public" }, (ctx) => publishedProgress(ctx, day));
  if (!first) throw new Error("nothing is published");
  return first;
}

test("what is small is told in words, and so is what would give it away; the total of any day stands", async () => {
  await points("330402", 1, "2015-02-01");
  await points("330483", 4, "2015-06-01");
  await points("330481", 9, "2015-06-01");

  const early = await published("2015-03-01");
  expect([early.actual, early.goal]).toEqual([null, { day: "2015-12-31", value: 100 }]);
  expect(early.divisions.map(({ actual }) => actual)).toEqual(Array.from({ length: 9 }, () => null));

  const later = await published("2016-11-24");
  const of = (code: string) => later.divisions.find(({ place }) => place.code === code)?.actual;
  expect([later.actual, of("330481"), of("330483"), of("330402"), of("330411")]).toEqual([14, 9, null, null, null]);
  expect(later.dates).toEqual([
    { day: "2015-12-31", target: 100, actual: 14 },
    { day: "2016-12-31", target: 200, actual: 14 },
    { day: "2017-12-31", target: 300, actual: undefined },
  ]);
  expect(later.history.slice(0, 6).map(({ day, actual }) => [day, actual])).toEqual([
    ["2015-01-31", 0],
    ["2015-02-28", null],
    ["2015-03-31", null],
    ["2015-04-30", null],
    ["2015-05-31", null],
    ["2015-06-30", 14],
  ]);
  expect(later.history.at(-1)).toEqual({ day: "2016-11-24", actual: 14 });
  // Of the whole of what is published, no number is one or two.
  expect(JSON.stringify(later.divisions.map(({ actual }) => actual))).not.toMatch(/\b[12]\b/);
});
