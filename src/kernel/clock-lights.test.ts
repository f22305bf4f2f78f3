import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alarmsFor, type ClockRule, type ClockState, lightOf, ruleOn } from "./clocks";
import { addDays, type Day } from "./days";
import { calendarOf, workingDaysBetween } from "./working-days";

const restDays = ["02-07", "02-08", "02-09", "02-10", "02-11", "02-12", "02-13", "04-04", "05-02"];
const calendar = calendarOf(
  [
    ...restDays.map((day) => ({ day: `2016-${day}`, kind: "rest" as const })),
    { day: "2016-02-06", kind: "work" },
    { day: "2016-02-14", kind: "work" },
  ],
  "2016-12-31",
);

const aDay = fc.integer({ min: 0, max: 120 }).map((n) => addDays("2016-01-01", n));

describe("rules by date", () => {
  const rule = (validFrom: Day, validTo: Day | null, length: number): ClockRule => ({
    kind: "verify",
    length,
    unit: "working_day",
    extension: null,
    stops: [],
    yellow: 5,
    red: 2,
    basis: "",
    source: "",
    verified: true,
    validFrom,
    validTo,
  });
  const rules = [rule("2007-10-01", "2019-03-31", 7), rule("2019-04-01", null, 15)];
  test.each([
    ["2007-09-30", undefined],
    ["2007-10-01", 7],
    ["2019-03-31", 7],
    ["2019-04-01", 15],
    ["2026-11-24", 15],
  ])("on %s: %s", (day, length) => expect(ruleOn(rules, "verify", day)?.length).toBe(length));
  test("no rule of that kind is a fault, not a green light", () => {
    expect(ruleOn(rules, "decide", "2020-01-01")).toBeUndefined();
  });
  test("of two in force the younger holds", () => {
    const both = [rule("2020-01-01", null, 20), ...rules];
    expect(ruleOn(both, "verify", "2021-01-01")?.length).toBe(20);
    expect(ruleOn(both.toReversed(), "verify", "2021-01-01")?.length).toBe(20);
  });
});

test("short clocks are not born yellow", () => {
  expect(alarmsFor(15, "working_day")).toEqual({ yellow: 5, red: 2 });
  expect(alarmsFor(90, "calendar_day")).toEqual({ yellow: 10, red: 3 });
  expect(alarmsFor(5, "working_day")).toEqual({ yellow: 2, red: 1 });
  expect(alarmsFor(3, "calendar_day")).toEqual({ yellow: 1, red: 0 });
  expect(alarmsFor(1, "working_day")).toEqual({ yellow: 0, red: 0 });
  expect(alarmsFor(24, "hour")).toEqual({ yellow: 12, red: 6 });
});

describe("lights", () => {
  const clock: ClockState = {
    dueOn: "2016-03-02",
    pausedSince: null,
    metOn: null,
    unit: "working_day",
    yellow: 5,
    red: 2,
  };
  test.each([
    ["2016-02-23", "green", 6],
    ["2016-02-24", "yellow", 5],
    ["2016-02-26", "yellow", 3],
    ["2016-02-29", "red", 2],
    ["2016-03-02", "red", 0],
    ["2016-03-03", "overdue", 1],
    ["2016-03-04", "overdue", 2],
    ["2016-03-06", "overdue", 2],
  ] as const)("on %s %s, %i working days", (today, light, amount) => {
    expect(lightOf(clock, today, calendar)).toEqual({ light, amount, unit: "working_day", lateBy: null });
  });
  test("over the weekend a Friday's term is overdue by no whole day yet", () => {
    expect(lightOf({ ...clock, dueOn: "2016-03-04" }, "2016-03-05", calendar)).toMatchObject({
      light: "overdue",
      amount: 0,
    });
  });
  test("calendar days", () => {
    const calendarClock: ClockState = { ...clock, unit: "calendar_day", yellow: 10, red: 3 };
    const on = (today: Day) => lightOf(calendarClock, today, calendar);
    expect(on("2016-02-20")).toMatchObject({ light: "green", amount: 11, unit: "calendar_day" });
    expect(on("2016-02-21")).toMatchObject({ light: "yellow", amount: 10 });
    expect(on("2016-02-28")).toMatchObject({ light: "red", amount: 3 });
    expect(on("2016-03-06")).toMatchObject({ light: "overdue", amount: 4 });
  });
  test("a moment is read as its day in Shanghai", () => {
    expect(lightOf(clock, new Date("2016-03-02T15:59:00Z"), calendar)).toMatchObject({ light: "red", amount: 0 });
    expect(lightOf(clock, new Date("2016-03-02T16:00:00Z"), calendar)).toMatchObject({ light: "overdue", amount: 1 });
  });
  test("met in time, met late", () => {
    expect(lightOf({ ...clock, metOn: "2016-03-01" }, "2016-05-01", calendar)).toMatchObject({
      light: "met",
      amount: 1,
      lateBy: null,
    });
    expect(lightOf({ ...clock, metOn: "2016-03-02" }, "2016-05-01", calendar)).toMatchObject({
      light: "met",
      amount: 0,
      lateBy: null,
    });
    expect(lightOf({ ...clock, metOn: "2016-03-04" }, "2016-05-01", calendar)).toMatchObject({
      light: "met",
      amount: 0,
      lateBy: 2,
    });
  });
  test("paused: what was left when it stopped; overdue before the pause stays overdue", () => {
    expect(lightOf({ ...clock, pausedSince: "2016-02-29" }, "2016-04-01", calendar)).toMatchObject({
      light: "paused",
      amount: 2,
    });
    expect(lightOf({ ...clock, pausedSince: "2016-03-03" }, "2016-03-07", calendar)).toMatchObject({
      light: "overdue",
      amount: 3,
    });
  });
  test("no term, no light", () => {
    const none = { ...clock, dueOn: null };
    expect(lightOf(none, "2016-03-01", calendar).light).toBe("none");
    expect(lightOf({ ...none, metOn: "2016-03-01" }, "2016-03-01", calendar)).toMatchObject({
      light: "met",
      lateBy: null,
    });
  });
  test("hours, to the moment; by day alone, in days", () => {
    const dueAt = new Date("2016-02-06T09:30:00Z");
    const hours: ClockState = { ...clock, unit: "hour", dueOn: "2016-02-06", dueAt, yellow: 12, red: 6 };
    const at = (moment: string) => lightOf(hours, new Date(moment), calendar);
    expect(at("2016-02-05T09:30:00Z")).toMatchObject({ light: "green", amount: 24, unit: "hour" });
    expect(at("2016-02-05T21:30:00Z")).toMatchObject({ light: "yellow", amount: 12 });
    expect(at("2016-02-06T09:00:00Z")).toMatchObject({ light: "red", amount: 0 });
    expect(at("2016-02-06T12:00:00Z")).toMatchObject({ light: "overdue", amount: 2 });
    const met = { ...hours, metOn: "2016-02-06", metAt: new Date("2016-02-06T13:00:00Z") };
    expect(lightOf(met, "2016-03-01", calendar)).toMatchObject({ light: "met", lateBy: 3, unit: "hour" });
    expect(lightOf(hours, "2016-02-06", calendar)).toMatchObject({ light: "red", amount: 0, unit: "calendar_day" });
    expect(lightOf(hours, "2016-02-05", calendar)).toMatchObject({ light: "yellow", amount: 1 });
    expect(lightOf(hours, "2016-02-08", calendar)).toMatchObject({ light: "overdue", amount: 2 });
  });
  test("from day to day a running clock's light only gets worse", () => {
    const order = ["green", "yellow", "red", "overdue"];
    fc.assert(
      fc.property(aDay, aDay, (today, end) => {
        const on = (day: Day) => order.indexOf(lightOf({ ...clock, dueOn: end }, day, calendar).light);
        expect(on(addDays(today, 1))).toBeGreaterThanOrEqual(on(today));
        expect(on(today) === 3).toBe(today > end);
        if (today <= end) {
          const { amount } = lightOf({ ...clock, dueOn: end }, today, calendar);
          expect(amount).toBe(workingDaysBetween({ from: today, to: end }, calendar));
        }
      }),
    );
  });
});
