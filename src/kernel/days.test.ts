import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  addDays,
  addMonths,
  boundsOf,
  compareDays,
  dateOf,
  dayFromDate,
  dayOfMoment,
  daysBetween,
  endOfDay,
  endOfMonth,
  isDay,
  monthOf,
  monthsBetween,
  monthsFrom,
  parseDay,
  parseMoment,
  partsOfDay,
  startOfDay,
  timeOfMoment,
  weekdayOf,
  weeksOf,
  writtenDay,
} from "./days";

const instant = fc.date({ min: new Date("1992-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
const day = instant.map(dayFromDate);

describe("what is a day", () => {
  test.each(["2016-02-29", "2014-12-31", "2000-02-29", "1000-01-01"])("%s is one", (text) => {
    expect(isDay(text)).toBe(true);
  });
  test.each([
    "2015-02-29",
    "1900-02-29",
    "2016-13-01",
    "2016-00-10",
    "2016-04-31",
    "2016-4-1",
    "0016-01-01",
    "20160101",
    "",
    "2016-01-01T00:00",
    " 2016-01-01",
  ])("%j is none", (text) => expect(isDay(text)).toBe(false));
  test.each([
    ["2016-5-3", "2016-05-03"],
    ["2016/05/03", "2016-05-03"],
    ["2016.5.3", "2016-05-03"],
    [" 2016年5月3日 ", "2016-05-03"],
    ["２０１６年１２月３１日", "2016-12-31"],
    ["2016-2-30", undefined],
    ["3.5.2016", undefined],
    ["昨天", undefined],
  ])("%j reads as %s", (text, read) => {
    expect(parseDay(text)).toBe(read);
    expect(writtenDay(text)).toBe(read ?? text);
  });
  test.each([
    [["2016", "11", "3"], "2016 11 3"],
    [["２０１６年", "１１ 月", "3日"], "2016 11 3"],
    [["二〇一六", "十一月份", "三号"], "2016 11 3"],
    [["2016年11月3日", "", ""], "2016 11 3"],
    [["2016.11.3", " ", ""], "2016 11 3"],
    [["2016年11月", "", ""], "2016 11 "],
    [["2016年", "", ""], "2016  "],
    [["2016-11-3", "11", ""], "2016-11-3 11 "],
    [["去年", "冬天", ""], "去年 冬天 "],
    [["", "", ""], "  "],
  ] as const)("the boxes %j hold %j", (boxes, read) => expect(partsOfDay(boxes).join(" ")).toBe(read));
  test("arithmetic on what is no day throws instead of guessing", () => {
    expect(() => addDays("2015-02-30", 1)).toThrow(RangeError);
    expect(() => dateOf("soon")).toThrow(RangeError);
  });
});

describe("days and moments", () => {
  afterEach(() => void vi.unstubAllEnvs());

  test("a day begins at 16:00 UTC of the day before", () => {
    expect(startOfDay("2016-11-24").toISOString()).toBe("2016-11-23T16:00:00.000Z");
    expect(dayOfMoment(new Date("2016-11-23T15:59:59.999Z"))).toBe("2016-11-23");
    expect(dayOfMoment(new Date("2016-11-23T16:00:00.000Z"))).toBe("2016-11-24");
    expect(dayOfMoment(new Date("2016-12-31T16:00:00.000Z"))).toBe("2017-01-01");
    expect(timeOfMoment(new Date("2016-11-23T15:59:59.999Z"))).toBe("23:59");
    expect(timeOfMoment(new Date("2016-11-23T16:00:00.000Z"))).toBe("00:00");
  });
  test("a day ends where the next begins, the last one too", () => {
    fc.assert(fc.property(day, (d) => void expect(endOfDay(d)).toEqual(startOfDay(addDays(d, 1)))));
    expect(endOfDay("9999-12-31").toISOString()).toBe("9999-12-31T16:00:00.000Z");
  });
  test("a moment is read out of an address if its day is one", () => {
    fc.assert(fc.property(instant, (moment) => void expect(parseMoment(moment.toISOString())).toEqual(moment)));
    for (const text of ["", "soon", "2016-11-24T25:00:00Z", "0000-01-01T00:00:00Z", "-005000-01-01T00:00:00Z"])
      expect(parseMoment(text), text).toBeUndefined();
    expect(parseMoment("+275760-09-13T00:00:00.000Z")).toBeUndefined();
  });
  test("agrees with the zone data of Asia/Shanghai, in any zone of the server", () => {
    const shanghai = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });
    for (const server of ["UTC", "America/New_York", "Pacific/Kiritimati", "Asia/Shanghai"]) {
      vi.stubEnv("TZ", server);
      fc.assert(
        fc.property(instant, (moment) => {
          expect(dayOfMoment(moment)).toBe(shanghai.format(moment));
          expect(startOfDay(dayOfMoment(moment)).getTime()).toBeLessThanOrEqual(moment.getTime());
        }),
      );
    }
  });
  test("the day of its own beginning and of its last millisecond", () => {
    fc.assert(
      fc.property(day, (d) => {
        expect(dayOfMoment(startOfDay(d))).toBe(d);
        expect(dayOfMoment(new Date(startOfDay(addDays(d, 1)).getTime() - 1))).toBe(d);
        expect(dayFromDate(dateOf(d))).toBe(d);
      }),
    );
  });
});

describe("arithmetic", () => {
  test("adding and counting are inverse", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -20_000, max: 20_000 }), (d, n) => {
        const other = addDays(d, n);
        expect(daysBetween(d, other)).toBe(n);
        expect(compareDays(d, other) + Math.sign(n)).toBe(0);
        expect((weekdayOf(d) + (n % 7) + 6) % 7).toBe((weekdayOf(other) + 6) % 7);
      }),
    );
  });
  test("week days", () => {
    expect(weekdayOf("2016-02-05")).toBe(5);
    expect(weekdayOf("2016-02-07")).toBe(7);
    expect(weekdayOf("2016-02-08")).toBe(1);
  });
  test("months", () => {
    expect(endOfMonth("2016-02-10")).toBe("2016-02-29");
    expect(endOfMonth("2016-12-31")).toBe("2016-12-31");
    expect(addMonths("2016-01-31", 1)).toBe("2016-02-29");
    expect(addMonths("2016-11-24", 36)).toBe("2019-11-24");
    expect(addMonths("2016-03-31", -1)).toBe("2016-02-29");
    expect(monthsBetween("2016-01-31", "2016-02-28")).toBe(0);
    expect(monthsBetween("2016-01-31", "2016-02-29")).toBe(1);
    expect(monthsBetween("2016-01-15", "2016-07-14")).toBe(5);
    expect(monthsBetween("2016-07-14", "2016-01-15")).toBe(-5);
    expect(monthsBetween("2016-07-14", "2016-07-14")).toBe(0);
    expect(monthsFrom("2015-11-30", "2016-02-01")).toEqual(["2015-11", "2015-12", "2016-01", "2016-02"]);
    expect(monthsFrom("2016-02-01", "2016-01-31")).toEqual([]);
  });
  test("a full month is the one that addMonths gives", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 600 }), (d, n) => {
        expect(monthsBetween(d, addMonths(d, n))).toBe(n);
        expect(monthsBetween(d, addDays(addMonths(d, n + 1), -1))).toBe(n);
      }),
    );
  });
});

describe("the weeks of a month", () => {
  test("are those that have a day of it, from Monday to Sunday", () => {
    const weeks = weeksOf("2016-02");
    expect(weeks.map(([monday]) => monday)).toEqual([
      ...["2016-02-01", "2016-02-08", "2016-02-15", "2016-02-22", "2016-02-29"],
    ]);
    expect(weeks.at(-1)).toEqual([
      ...["2016-02-29", "2016-03-01", "2016-03-02", "2016-03-03", "2016-03-04", "2016-03-05", "2016-03-06"],
    ]);
  });
  test("hold each day of the month once, in order", () => {
    fc.assert(
      fc.property(day, (d) => {
        const weeks = weeksOf(monthOf(d));
        for (const week of weeks) expect(week.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7]);
        const { from, after } = boundsOf(monthOf(d));
        const within = weeks.flat().filter((one) => monthOf(one) === monthOf(d));
        expect([within[0], within.length]).toEqual([from, daysBetween(from, after)]);
      }),
    );
  });
});
