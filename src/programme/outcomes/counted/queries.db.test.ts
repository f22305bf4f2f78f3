import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { point } from "@tests/support/registers";
import { expect, test } from "vitest";
import type { Day } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { publishedProgress } from "../../information-centre/progress/queries";
import { outcomesOn } from "./queries";

freshDatabase();

const everybody = { kind: "public" } as const;

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
