import chineseDays from "chinese-days";
import { describe, expect, test } from "vitest";
import { DEPARTMENT_KINDS, DUTIES } from "@/kernel/actor";
import { alarmsFor, ruleOn } from "@/kernel/clocks";
import { addDays, isDay, weekdayOf } from "@/kernel/days";
import { isWorkingDay, kindOfDay } from "@/kernel/working-days";
import en from "@/programme/time-limits/words/en.json";
import zh from "@/programme/time-limits/words/zh-CN.json";
import { clusters } from "./clusters";
import { departments } from "./departments";
import { divisions } from "./divisions";
import { duties } from "./duties";
import { deliveredCalendar, HOLIDAYS_KNOWN_FROM, HOLIDAYS_KNOWN_UNTIL, holidays } from "./holidays";
import { industries } from "./industries";
import { quotas, targets } from "./targets";
import { STOP_REASONS, timeLimits } from "./time-limits";
import { towns } from "./towns";

const CHINESE = /^[\u4e00-\u9fa5（）、〔〕]+$/;
const ENGLISH = /^[A-Za-z][A-Za-z0-9 ,'()&-]+$/;

function expectUnique(values: readonly string[]): void {
  expect(values.toSorted()).toEqual([...new Set(values)].toSorted());
}

describe("divisions", () => {
  const inner = divisions.filter(({ parentCode }) => parentCode !== null);
  test("seven counties and two zones under one city", () => {
    expectUnique(divisions.map(({ code }) => code));
    expect(inner.map(({ parentCode }) => parentCode)).toEqual(Array.from({ length: 9 }, () => "330400"));
    expect(inner.filter(({ kind }) => kind === "zone").map(({ code }) => code)).toEqual(["JX-JKQ", "JX-GQ"]);
    for (const { nameZh, nameEn } of divisions)
      expect([nameZh, nameEn]).toEqual([expect.stringMatching(CHINESE), expect.stringMatching(ENGLISH)]);
  });
  test("each has a tile of its own, and they are sorted as the tiles are read", () => {
    expectUnique(inner.map(({ tileX, tileY }) => `${tileX}/${tileY}`));
    const read = inner.toSorted((a, b) => (a.tileY ?? 0) - (b.tileY ?? 0) || (a.tileX ?? 0) - (b.tileX ?? 0));
    expect(read.map(({ sort }) => sort)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(divisions.map(({ sort }) => sort)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
  test("every town lies in a county and under a division", () => {
    expect(towns).toHaveLength(72);
    expectUnique(towns.map(({ code }) => code));
    const codes = divisions.map(({ code }) => code);
    for (const { code, nameZh, nameEn, countyCode, divisionCode } of towns) {
      expect(code.startsWith(countyCode) && code.length === 9).toBe(true);
      expect(codes).toContain(countyCode);
      expect(codes).toContain(divisionCode);
      expect(nameZh).toMatch(/(街道|镇)$/);
      expect(nameEn).toMatch(/^[A-Z][a-z']+ (Subdistrict|Town)$/);
    }
  });
});

describe("departments and duties", () => {
  test("a bureau of the leading department in every division, and each other department once", () => {
    expectUnique(departments.map(({ code }) => code));
    expectUnique(departments.map(({ documentWord }) => documentWord));
    const bureaus = departments.filter(({ kind }) => kind === "market_regulation");
    expect(bureaus.map(({ divisionCode }) => divisionCode).toSorted()).toEqual(
      divisions.map(({ code }) => code).toSorted(),
    );
    for (const { level, divisionCode } of departments) expect(level === "city").toBe(divisionCode === "330400");
    // Guidance stations join by the programme offices' hands.
    const delivered = DEPARTMENT_KINDS.filter((kind) => kind !== "guidance_station");
    expect(new Set(departments.map(({ kind }) => kind))).toEqual(new Set(delivered));
    expect(departments.filter(({ kind }) => kind !== "market_regulation")).toHaveLength(delivered.length - 1);
    for (const { documentWord } of departments) expect(documentWord).toMatch(/^[\u4e00-\u9fa5]{2,6}$/);
  });
  test("a name for every duty; three are separated", () => {
    expect(duties.map(({ code }) => code)).toEqual([...DUTIES]);
    expect(duties.filter(({ separated }) => separated).map(({ code }) => code)).toEqual([
      "system_administrator",
      "security_administrator",
      "audit_administrator",
    ]);
  });
});

describe("holidays", () => {
  test("agree with chinese-days on every day of every year", () => {
    for (let day = HOLIDAYS_KNOWN_FROM; day <= HOLIDAYS_KNOWN_UNTIL; day = addDays(day, 1)) {
      expect({ day, works: isWorkingDay(day, deliveredCalendar) }).toEqual({ day, works: chineseDays.isWorkday(day) });
    }
  });
  test("one row a day, in order, in known years, make-up days on weekends", () => {
    expectUnique(holidays.map(({ day }) => day));
    expect(holidays.map(({ day }) => day)).toEqual(holidays.map(({ day }) => day).toSorted());
    for (const { day, kind } of holidays) {
      expect(isDay(day) && HOLIDAYS_KNOWN_FROM <= day && day <= HOLIDAYS_KNOWN_UNTIL).toBe(true);
      if (kind === "work") expect(weekdayOf(day)).toBeGreaterThan(5);
    }
    for (let year = 2014; year <= 2026; year++) {
      const names = holidays
        .filter(({ day }) => day.startsWith(`${year}-`))
        .map(({ name }) => name)
        .join();
      for (const name of ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"])
        expect(names).toContain(name);
    }
  });
  test.each([
    ["2016-02-06", "make-up"],
    ["2016-02-08", "holiday"],
    ["2017-10-08", "holiday"],
    ["2015-09-03", "holiday"],
    ["2018-12-29", "make-up"],
    ["2020-02-01", "holiday"],
    ["2019-05-05", "make-up"],
    ["2016-11-24", "working"],
    ["2016-11-26", "weekend"],
  ])("%s: %s", (day, kind) => expect(kindOfDay(day, deliveredCalendar)).toBe(kind));
});

describe("time limits", () => {
  const kinds = [...new Set(timeLimits.map(({ kind }) => kind))];

  test.each(kinds)("%s has exactly one rule on any day of the programme, without a gap", (kind) => {
    for (let day = "2014-01-01"; day < "2028-01-01"; day = addDays(day, 7)) {
      const inForce = timeLimits.filter(
        (row) => row.kind === kind && row.validFrom <= day && day <= (row.validTo ?? "9999"),
      );
      expect(inForce).toHaveLength(1);
    }
    const rows = timeLimits.filter((row) => row.kind === kind);
    for (const { validTo } of rows) {
      if (validTo !== null) expect(ruleOn(timeLimits, kind, addDays(validTo, 1))?.validFrom).toBe(addDays(validTo, 1));
    }
  });
  test("the law of 2016 and the law of today", () => {
    const on = (kind: string, day: string) => ruleOn(timeLimits, kind, day);
    expect(on("complaint-verify", "2016-11-24")).toMatchObject({ length: 7, extension: 8, verified: false });
    expect(on("complaint-verify", "2019-03-31")).toMatchObject({ length: 7 });
    expect(on("complaint-verify", "2019-04-01")).toMatchObject({ length: 15, extension: 15, verified: true });
    expect(on("case-decide", "2016-11-24")).toMatchObject({
      length: 90,
      unit: "calendar_day",
      extension: 30,
      verified: false,
    });
    expect(on("case-decide", "2026-11-24")).toMatchObject({ length: 90, extension: 30, verified: true });
    expect(on("case-decide", "2026-11-24")?.stops).toContain("hearing");
    expect(on("complaint-verify", "2026-11-24")?.stops).not.toContain("hearing");
    expect(on("criminal-accept", "2016-11-24")).toMatchObject({ length: 24, unit: "hour" });
    expect(on("criminal-answer", "2016-11-24")).toMatchObject({ length: 3, unit: "calendar_day" });
  });
  test("every referral kind has a clock to accept and one to answer", () => {
    for (const referral of ["criminal", "technical-opinion", "labour-guidance", "assistance"]) {
      expect(kinds).toContain(`${referral}-accept`);
      expect(kinds).toContain(`${referral}-answer`);
    }
  });
  test("each row says where it comes from, and its lights turn in order", () => {
    for (const { kind, length, unit, yellow, red, basis, source, stops } of timeLimits) {
      expect([basis, source].every((text) => text.length > 4)).toBe(true);
      expect({ kind, yellow, red }).toEqual({ kind, ...alarmsFor(length, unit) });
      expect(red <= yellow && yellow < (unit === "month" ? 28 * length : length)).toBe(true);
      for (const stop of stops) expect(STOP_REASONS).toContain(stop);
    }
  });
  test("a name for each kind and each reason, in both languages", () => {
    for (const words of [zh, en]) {
      expect(Object.keys(words.kind)).toEqual(kinds);
      expect(Object.keys(words.stop)).toEqual([...STOP_REASONS]);
    }
  });
});

describe("targets", () => {
  test("of the opinion of 2014", () => {
    expect(targets.map(({ indicator, deadline, value }) => `${indicator} ${deadline} ${value}`)).toEqual([
      "contact-points 2015-12-31 100",
      "contact-points 2016-12-31 200",
      "contact-points 2017-12-31 300",
      "demonstration-sites 2015-12-31 5",
      "demonstration-sites 2016-12-31 10",
      "demonstration-sites 2017-12-31 20",
    ]);
  });
  test("the shares of the divisions add up, and none shrinks from year to year", () => {
    const inner = divisions.filter(({ parentCode }) => parentCode !== null).map(({ code }) => code);
    for (const { indicator, deadline, value } of targets) {
      const shares = quotas.filter((quota) => quota.indicator === indicator && quota.deadline === deadline);
      expect(shares.map(({ divisionCode }) => divisionCode).toSorted()).toEqual(inner.toSorted());
      expect(shares.reduce((sum, share) => sum + share.value, 0)).toBe(value);
      for (const share of shares) {
        const earlier = quotas.filter(
          (q) => q.indicator === indicator && q.divisionCode === share.divisionCode && q.deadline < deadline,
        );
        for (const before of earlier) expect(share.value).toBeGreaterThanOrEqual(before.value);
      }
    }
  });
});

describe("clusters and industries", () => {
  test("clusters lie in divisions, and say when nobody has looked them up", () => {
    expectUnique(clusters.map(({ code }) => code));
    const codes = divisions.map(({ code }) => code);
    for (const { divisionCode, source, verified } of clusters) {
      expect(codes).toContain(divisionCode);
      expect(source === "待核实").toBe(!verified);
    }
  });
  test("the twenty sections and the divisions of manufacturing", () => {
    expectUnique(industries.map(({ code }) => code));
    expect(
      industries
        .filter(({ parentCode }) => parentCode === null)
        .map(({ code }) => code)
        .join(""),
    ).toBe("ABCDEFGHIJKLMNOPQRST");
    const manufacturing = industries.filter(({ parentCode }) => parentCode === "C").map(({ code }) => Number(code));
    expect(manufacturing).toEqual(Array.from({ length: 31 }, (_, i) => i + 13));
    for (const { nameZh, nameEn } of industries)
      expect([nameZh, nameEn]).toEqual([expect.stringMatching(CHINESE), expect.stringMatching(ENGLISH)]);
  });
});
