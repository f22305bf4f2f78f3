import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day } from "./days";
import {
  addWorkingDays,
  type Calendar,
  calendarOf,
  isWorkingDay,
  kindOfDay,
  nextWorkingDay,
  workingDaysBetween,
} from "./working-days";

/** Spring Festival 2016: rest 7–13 February, worked on Saturday 6 and Sunday 14. */
const calendar = calendarOf(
  [
    ...["07", "08", "09", "10", "11", "12", "13"].map((day) => ({ day: `2016-02-${day}`, kind: "rest" as const })),
    { day: "2016-02-06", kind: "work" },
    { day: "2016-02-14", kind: "work" },
  ],
  "2016-12-31",
);

const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays("2015-01-01", n));
const anyCalendar: fc.Arbitrary<Calendar> = fc
  .record({ rest: fc.array(day, { maxLength: 60 }), work: fc.array(day, { maxLength: 20 }) })
  .map(({ rest, work }) => {
    const rows = [
      ...rest.map((day) => ({ day, kind: "rest" as const })),
      ...work.map((day) => ({ day, kind: "work" as const })),
    ];
    return calendarOf(rows, "2016-12-31");
  });

/** The same counts by their definition: from day to day. */
const walked = {
  add({ from, count }: { from: Day; count: number }, any: Calendar): Day {
    let day = from;
    for (let left = Math.abs(count); left > 0; ) {
      day = addDays(day, Math.sign(count));
      if (isWorkingDay(day, any)) left--;
    }
    return day;
  },
  between({ from, to }: { from: Day; to: Day }, any: Calendar): number {
    let count = 0;
    for (let day = from < to ? from : to; day < (from < to ? to : from); ) {
      day = addDays(day, 1);
      if (isWorkingDay(day, any)) count++;
    }
    return from < to ? count : -count || 0;
  },
};

test("kinds of days", () => {
  const kinds = ["2016-02-05", "2016-02-06", "2016-02-07", "2016-02-08", "2016-02-14", "2016-02-20"];
  expect(kinds.map((d) => kindOfDay(d, calendar))).toEqual([
    "working",
    "make-up",
    "holiday",
    "holiday",
    "make-up",
    "weekend",
  ]);
});

describe("counting", () => {
  test("over the Spring Festival", () => {
    expect(addWorkingDays({ from: "2016-02-05", count: 2 }, calendar)).toBe("2016-02-14");
    expect(addWorkingDays({ from: "2016-02-15", count: -3 }, calendar)).toBe("2016-02-05");
    expect(nextWorkingDay("2016-02-07", calendar)).toBe("2016-02-14");
    expect(nextWorkingDay("2016-02-06", calendar)).toBe("2016-02-06");
    expect(workingDaysBetween({ from: "2016-02-05", to: "2016-02-14" }, calendar)).toBe(2);
    expect(workingDaysBetween({ from: "2016-02-14", to: "2016-02-05" }, calendar)).toBe(-2);
    expect(workingDaysBetween({ from: "2016-02-05", to: "2016-02-05" }, calendar)).toBe(0);
    expect(addWorkingDays({ from: "2016-02-07", count: 0 }, calendar)).toBe("2016-02-07");
    expect(() => addWorkingDays({ from: "2016-02-07", count: 1.5 }, calendar)).toThrow(RangeError);
  });

  test("the n-th working day is worked, and n working days away", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), anyCalendar, (from, count, any) => {
        const to = addWorkingDays({ from, count }, any);
        if (count !== 0) expect(isWorkingDay(to, any)).toBe(true);
        // Counting back, the start itself counts and the end doesn't.
        const back = count < 0 ? Number(isWorkingDay(from, any)) - 1 : 0;
        expect(workingDaysBetween({ from, to }, any)).toBe(count - back);
      }),
    );
  });

  test("as from day to day, whatever the calendar", () => {
    const far = fc.integer({ min: -900, max: 900 }).map((n) => addDays("2015-07-01", n));
    fc.assert(
      fc.property(far, far, fc.integer({ min: -300, max: 300 }), anyCalendar, (from, to, count, any) => {
        expect(workingDaysBetween({ from, to }, any)).toBe(walked.between({ from, to }, any));
        expect(addWorkingDays({ from, count }, any)).toBe(walked.add({ from, count }, any));
        expect(nextWorkingDay(from, any)).toBe(isWorkingDay(from, any) ? from : walked.add({ from, count: 1 }, any));
      }),
    );
  });

  test("before 1970 as after it", () => {
    expect(workingDaysBetween({ from: "1969-12-24", to: "1970-01-02" }, calendar)).toBe(7);
    expect(addWorkingDays({ from: "1970-01-02", count: -7 }, calendar)).toBe("1969-12-24");
  });

  test("spans add up, and swap signs", () => {
    fc.assert(
      fc.property(day, day, day, anyCalendar, (a, b, c, any) => {
        const count = (from: Day, to: Day) => workingDaysBetween({ from, to }, any);
        expect(count(a, b) + count(b, c)).toBe(count(a, c));
        expect(count(a, b) + count(b, a)).toBe(0);
      }),
    );
  });
});
