import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, addMonths } from "./days";
import {
  addedPerMonth,
  DAYS_PER_MONTH,
  forecastRange,
  goalOn,
  median,
  splitDifference,
  standingOf,
  straightLine,
  whatIf,
} from "./pace";

const city = [
  { day: "2015-12-31", value: 100 },
  { day: "2016-12-31", value: 200 },
  { day: "2017-12-31", value: 300 },
];

test("the city on 24 November 2016", () => {
  const standing = standingOf({ milestones: city, day: "2016-11-24", actual: 187, yearBefore: 96 });
  expect(standing).toMatchObject({
    goal: { day: "2016-12-31", value: 200 },
    share: 0.935,
    gap: 13,
    expected: 189,
    behind: 2,
    daysLeft: 37,
  });
  // 13 in 37 days; 91 came in 366 days, so 9.2 more in 37.
  expect(standing.neededPerMonth).toBeCloseTo((13 / 37) * DAYS_PER_MONTH);
  expect(standing.pacePerMonth).toBeCloseTo(7.57, 2);
  expect(standing.forecast).toBe(196);
});

test("the next date is the goal until its day is over; after the last, the last", () => {
  expect(goalOn(city, "2014-06-01").value).toBe(100);
  expect(goalOn(city, "2015-12-31").value).toBe(100);
  expect(goalOn(city, "2016-01-01").value).toBe(200);
  expect(goalOn(city, "2020-01-01").value).toBe(300);
  expect(goalOn([], "2016-01-01")).toEqual({ day: "2016-01-01", value: 0 });
});

test("the line starts at nought a year before the first date and rests after the last", () => {
  expect(straightLine(city, "2014-12-31")).toBe(0);
  expect(straightLine(city, "2010-01-01")).toBe(0);
  expect(straightLine(city, "2015-12-31")).toBe(100);
  expect(straightLine(city, "2016-07-01")).toBe(150);
  expect(straightLine(city, "2018-05-05")).toBe(300);
});

test("on the last day nothing can be made up for, and nothing is forecast", () => {
  const late = standingOf({ milestones: city, day: "2016-12-31", actual: 190, yearBefore: 100 });
  expect(late).toMatchObject({ gap: 10, daysLeft: 0, neededPerMonth: null, forecast: 190, behind: 10 });
  const met = standingOf({ milestones: city, day: "2016-12-31", actual: 201, yearBefore: 100 });
  expect(met).toMatchObject({ gap: 0, neededPerMonth: 0, behind: 0, share: 1.005 });
});

const day = fc.integer({ min: -400, max: 1500 }).map((count) => addDays("2014-12-31", count));
const milestones = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 4 }).map((steps) => {
  let sum = 0;
  return steps.map((step, index) => {
    sum += step;
    return { day: addMonths("2015-12-31", 12 * index), value: sum };
  });
});
const count = fc.integer({ min: 0, max: 600 });

test("property: the line never falls, never leaves the goal behind, and meets every date", () => {
  fc.assert(
    fc.property(milestones, day, (goals, on) => {
      const here = straightLine(goals, on);
      expect(Number.isInteger(here)).toBe(true);
      expect(straightLine(goals, addDays(on, 1))).toBeGreaterThanOrEqual(here);
      expect(here).toBeLessThanOrEqual(goalOn(goals, on).value);
      for (const goal of goals) expect(straightLine(goals, goal.day)).toBe(goal.value);
    }),
  );
});

test("property: gap, pace and forecast agree with each other", () => {
  fc.assert(
    fc.property(milestones, day, count, count, (goals, on, actual, yearBefore) => {
      const standing = standingOf({ milestones: goals, day: on, actual, yearBefore });
      const { goal, gap, daysLeft, neededPerMonth, pacePerMonth, forecast, expected, behind } = standing;
      expect(Math.min(actual, goal.value) + gap).toBe(goal.value);
      expect(behind).toBe(Math.max(0, expected - actual));
      expect(standing.share >= 1).toBe(gap === 0);
      // Whoever goes at the pace that is needed arrives; whoever is slower doesn't.
      if (neededPerMonth !== null && gap > 0) {
        expect((neededPerMonth / DAYS_PER_MONTH) * daysLeft).toBeCloseTo(gap, 6);
        if (pacePerMonth < neededPerMonth - 1e-9) expect(forecast).toBeLessThan(goal.value);
        if (pacePerMonth > neededPerMonth + 1e-9) expect(forecast).toBeGreaterThanOrEqual(goal.value);
      }
      if (pacePerMonth >= 0) expect(forecast).toBeGreaterThanOrEqual(actual);
      else if (daysLeft > 0) expect(forecast).toBeLessThanOrEqual(actual);
      if (daysLeft === 0) expect(forecast).toBe(actual);
    }),
  );
});

test("property: shares add up, or it is said by how much they don't", () => {
  fc.assert(
    fc.property(fc.array(count), fc.integer({ min: -50, max: 50 }), (shares, off) => {
      const sum = shares.reduce((total, share) => total + share, 0);
      expect(splitDifference(shares, sum)).toBe(0);
      expect(splitDifference(shares, sum + off)).toBe(0 - off);
    }),
  );
});

/** A count on the same day of each of thirteen months up to a day. */
const year = fc
  .tuple(day, fc.array(fc.integer({ min: -5, max: 20 }), { minLength: 13, maxLength: 13 }))
  .map(([last, steps]) => {
    let sum = 50;
    return steps.map((step, index) => {
      sum = Math.max(0, sum + step);
      return { day: addMonths(last, index - 12), value: sum };
    });
  });

test("a forecast's range holds the year's pace, and is the pace itself when every month was alike", () => {
  fc.assert(
    fc.property(year, fc.integer({ min: 0, max: 700 }), (counts, ahead) => {
      const last = counts.at(-1);
      if (!last) return;
      const { low, mean, high } = forecastRange(counts, addDays(last.day, ahead));
      expect(low).toBeLessThanOrEqual(mean);
      expect(mean).toBeLessThanOrEqual(high);
      expect(low).toBeGreaterThanOrEqual(0);
      // The middle is the forecast that the board's sentence tells.
      const goal = [{ day: addDays(last.day, ahead), value: 1 }];
      const { forecast } = standingOf({
        milestones: goal,
        day: last.day,
        actual: last.value,
        yearBefore: counts[0]?.value ?? 0,
      });
      expect(mean).toBe(forecast);
      if (ahead === 0) expect([low, high]).toEqual([last.value, last.value]);
    }),
  );
  const even = Array.from({ length: 13 }, (_, index) => ({ day: addMonths("2016-11-24", index - 12), value: 100 }));
  expect(forecastRange(even, "2017-12-31")).toEqual({ low: 100, mean: 100, high: 100 });
});

test("by hand: nothing for nine months, then ten a month", () => {
  const counts = Array.from({ length: 13 }, (_, index) => ({
    day: addMonths("2016-10-31", index - 12),
    value: 100 + Math.max(0, index - 9) * 10,
  }));
  // 62 days left: 30 came in the last 92 days, 30 in the 366 of the year, none in the slowest quarter.
  expect(forecastRange(counts, "2017-01-01")).toEqual({ low: 130, mean: 135, high: 150 });
  expect(forecastRange([], "2017-01-01")).toEqual({ low: 0, mean: 0, high: 0 });
});

test("so many more a month: none on the day itself, more never less, the city as the sum of its divisions", () => {
  expect(addedPerMonth({ day: "2016-11-24", actual: 187 }, 2, "2016-12-31")).toBe(189);
  expect(addedPerMonth({ day: "2016-12-31", actual: 187 }, 2, "2016-12-31")).toBe(187);
  expect(addedPerMonth({ day: "2017-12-31", actual: 187 }, 2, "2016-12-31")).toBe(187);
  fc.assert(
    fc.property(
      day,
      count,
      fc.integer({ min: 0, max: 50 }),
      fc.integer({ min: 0, max: 900 }),
      (on, actual, more, ahead) => {
        const at = (perMonth: number, days: number) => addedPerMonth({ day: on, actual }, perMonth, addDays(on, days));
        expect(at(more, ahead)).toBeLessThanOrEqual(at(more + 1, ahead));
        expect(at(more, ahead)).toBeLessThanOrEqual(at(more, ahead + 1));
        expect(at(more, 0)).toBe(actual);
      },
    ),
  );
});

test("what if: each place its own number or everybody's; changing one changes that one and the city, by as much", () => {
  const places = fc.array(
    fc.record({
      actual: fc.integer({ min: 0, max: 80 }),
      quota: fc.integer({ min: 0, max: 120 }),
      own: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const asked = { common: fc.integer({ min: 0, max: 100 }), ahead: fc.integer({ min: 0, max: 900 }) };
  fc.assert(
    fc.property(
      day,
      places,
      asked.common,
      asked.ahead,
      fc.nat(),
      fc.nat(100),
      (on, some, common, ahead, which, other) => {
        const named = some.map((place, index) => ({ ...place, key: String(index) }));
        const ask = (given: typeof named) => whatIf({ day: on, deadline: addDays(on, ahead), common, places: given });
        const { rows, total } = ask(named);
        expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(total);
        for (const [index, { adds, n, gap, quota }] of rows.entries()) {
          const place = named[index];
          expect(adds).toBe(place?.own ?? common);
          expect(n).toBe(addedPerMonth({ day: on, actual: place?.actual ?? 0 }, adds, addDays(on, ahead)));
          expect(gap).toBe(n >= quota ? 0 : quota - n);
        }
        // Said to each place by itself, the common number answers the same.
        expect(ask(named.map(({ own, ...place }) => ({ ...place, own: own ?? common }))).rows).toEqual(rows);
        const at = which % named.length;
        const changed = ask(named.map((place, index) => (index === at ? { ...place, own: other } : place)));
        for (const [index, row] of changed.rows.entries()) if (index !== at) expect(row).toEqual(rows[index]);
        expect(changed.total - total).toBe((changed.rows[at]?.n ?? 0) - (rows[at]?.n ?? 0));
      },
    ),
  );
});

test("the split: by how much it misses the target, whatever the shares and in whatever order", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { maxLength: 12 }), fc.nat(3000), fc.nat(40), (shares, target, more) => {
      const difference = splitDifference(shares, target);
      expect(target + difference).toBe(shares.reduce((sum, share) => sum + share, 0));
      expect(splitDifference(shares.toReversed(), target)).toBe(difference);
      expect(splitDifference([...shares, more], target)).toBe(difference + more);
      expect(splitDifference([...shares, ...(difference < 0 ? [-difference] : [])], target)).toBe(
        Math.max(0, difference),
      );
    }),
  );
});

test("the median of a run of months", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([])).toBe(0);
});
