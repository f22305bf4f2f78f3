import { deliveredCalendar } from "@seed/reference/holidays";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alarmsFor, type ClockState, countDays, explainDays, fullOn, leftUnit, lightOf, type Pause } from "./clocks";
import { addDays, addMonths, type Day, dateOf, dayFromDate, daysBetween, endOfMonth } from "./days";
import { calendarOf, isWorkingDay, nextWorkingDay } from "./working-days";

/** Nobody rests: the day is seen as it is counted. */
const everyDayWorked = calendarOf(
  Array.from({ length: 5000 }, (_, n) => ({ day: addDays("2014-01-01", n), kind: "work" as const })),
  "2027-12-31",
);
const due = (startedOn: Day, length: number, more: { pauses?: Pause[]; extendedBy?: number } = {}) =>
  countDays({ unit: "month", startedOn, length, ...more }, everyDayWorked).dueOn;

describe("a term in months ends on the day of the month that corresponds, or on the last day (民法典 第二百零二条)", () => {
  test.each([
    ["2016-05-26", 6, "2016-11-26"],
    ["2016-01-31", 1, "2016-02-29"],
    ["2015-01-31", 1, "2015-02-28"],
    ["2016-01-29", 1, "2016-02-29"],
    ["2015-01-29", 1, "2015-02-28"],
    ["2016-01-31", 2, "2016-03-31"],
    ["2016-01-31", 3, "2016-04-30"],
    ["2016-02-29", 1, "2016-03-29"],
    ["2016-02-29", 12, "2017-02-28"],
    ["2016-02-29", 48, "2020-02-29"],
    ["2015-08-31", 6, "2016-02-29"],
    ["2016-08-31", 6, "2017-02-28"],
    ["2015-12-31", 1, "2016-01-31"],
    ["2016-11-30", 3, "2017-02-28"],
    ["2016-12-15", 36, "2019-12-15"],
  ])("%s and %i months: %s", (startedOn, length, end) => expect(due(startedOn, length)).toBe(end));

  test("of every day of four years, for one to thirty-six months: in the month so many later, on its day or the last", () => {
    const wrong: string[] = [];
    for (let day = "2015-01-01"; day <= "2018-12-31"; day = addDays(day, 1)) {
      const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1];
      for (let length = 1; length <= 36; length++) {
        const last = dayFromDate(new Date(Date.UTC(year, month + length + 1, 0)));
        const wanted = Math.min(Number(day.slice(8)), dateOf(last).getUTCDate());
        const full = fullOn({ unit: "month", startedOn: day, length }, everyDayWorked);
        if (full !== `${last.slice(0, 8)}${String(wanted).padStart(2, "0")}`) wrong.push(`${day} + ${length}: ${full}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("an extension counts from the first day, not from the shortened end", () => {
    expect(due("2016-01-31", 1, { extendedBy: 1 })).toBe("2016-03-31");
  });
});

describe("a day of rest at the end, and pauses", () => {
  test("the end rolls off days of rest as that of calendar days does (第二百零三条); what is merely full doesn't", () => {
    const term = { unit: "month", startedOn: "2016-08-03", length: 2 } as const;
    // 3 October lies in the week of the National Day.
    expect(countDays(term, deliveredCalendar).dueOn).toBe("2016-10-08");
    expect(fullOn(term, deliveredCalendar)).toBe("2016-10-03");
  });

  test("each day of a pause is a calendar day more; an open one is a forecast", () => {
    expect(due("2016-01-31", 1, { pauses: [{ from: "2016-02-10", to: "2016-02-15" }] })).toBe("2016-03-05");
    expect(due("2016-01-31", 1, { pauses: [{ from: "2016-02-29", to: "2016-03-02" }] })).toBe("2016-03-02");
    expect(due("2016-01-31", 1, { pauses: [{ from: "2016-03-01", to: "2016-03-10" }] })).toBe("2016-02-29");
    const open = {
      unit: "month",
      startedOn: "2016-03-01",
      length: 1,
      pauses: [{ from: "2016-03-10", to: null }],
    } as const;
    expect(countDays({ ...open, today: "2016-03-20" }, everyDayWorked)).toMatchObject({
      dueOn: "2016-04-11",
      forecast: true,
    });
  });

  const aDay = fc.integer({ min: 0, max: 1400 }).map((n) => addDays("2014-06-01", n));
  const aPause: fc.Arbitrary<Pause> = fc
    .tuple(aDay, fc.integer({ min: 0, max: 40 }))
    .map(([from, n]) => ({ from, to: addDays(from, n) }));

  test("whatever the term: as calendar days of the number that the months have from their first day", () => {
    fc.assert(
      fc.property(
        aDay,
        fc.integer({ min: 1, max: 24 }),
        fc.array(aPause, { maxLength: 3 }),
        (startedOn, length, pauses) => {
          const days = daysBetween(startedOn, addMonths(startedOn, length));
          const months = countDays({ unit: "month", startedOn, length, pauses }, deliveredCalendar);
          expect(months).toEqual(
            countDays({ unit: "calendar_day", startedOn, length: days, pauses }, deliveredCalendar),
          );
          expect(isWorkingDay(months.dueOn, deliveredCalendar)).toBe(true);
          if (pauses.length === 0)
            expect(months.dueOn).toBe(nextWorkingDay(addMonths(startedOn, length), deliveredCalendar));
        },
      ),
    );
  });

  test("a month more is never earlier, and the last day of a month stays in the month that follows", () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 60 }), (day, length) => {
        expect(due(day, length + 1) > due(day, length)).toBe(true);
        const last = endOfMonth(day);
        expect(due(last, length).slice(0, 7)).toBe(addMonths(`${last.slice(0, 7)}-01`, length).slice(0, 7));
      }),
    );
  });

  test.each([{ length: 0 }, { length: 1.5 }, { length: 2, extendedBy: -1 }])("%j is no term", (bad) => {
    expect(() => countDays({ unit: "month", startedOn: "2016-03-01", ...bad }, everyDayWorked)).toThrow(RangeError);
  });
});

test("what is full in other units: calendar days as they are, working days on the last of them", () => {
  const on = (unit: "calendar_day" | "working_day") =>
    fullOn({ unit, startedOn: "2016-02-05", length: 2 }, deliveredCalendar);
  expect([on("calendar_day"), on("working_day")]).toEqual(["2016-02-07", "2016-02-14"]);
});

test("each full month is named among the days, the others are numbered", () => {
  const term = { unit: "month", startedOn: "2016-01-31", length: 2 } as const;
  const lines = explainDays(term, countDays(term, everyDayWorked), everyDayWorked);
  expect(lines).toHaveLength(61);
  expect(lines.filter(({ kind }) => kind === "month").map(({ day, number, due: last }) => [day, number, last])).toEqual(
    [
      ["2016-02-29", 1, false],
      ["2016-03-31", 2, true],
    ],
  );
  expect(lines[2]).toMatchObject({ day: "2016-02-02", kind: "calendar", number: 2 });
});

test("what is left is told in calendar days, and so are the alarms", () => {
  expect(leftUnit("month")).toBe("calendar_day");
  expect(alarmsFor(1, "month")).toEqual({ yellow: 10, red: 3 });
  const clock: ClockState = {
    ...{ dueOn: "2016-11-25", pausedSince: null, metOn: null },
    ...{ unit: "month", yellow: 10, red: 3 },
  };
  const on = (day: Day) => lightOf(clock, day, deliveredCalendar);
  expect(on("2016-11-14")).toEqual({ light: "green", amount: 11, unit: "calendar_day", lateBy: null });
  expect(on("2016-11-15")).toMatchObject({ light: "yellow", amount: 10 });
  expect(on("2016-11-22")).toMatchObject({ light: "red", amount: 3 });
  expect(on("2016-11-26")).toMatchObject({ light: "overdue", amount: 1, unit: "calendar_day" });
});
