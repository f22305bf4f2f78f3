import { timeLimits } from "@seed/reference/time-limits";
import { expect, test } from "vitest";
import { GROUPS } from "./policy";
import { announceYearInput, changeTimeLimitInput, readAnnouncement } from "./schema";

test("an announcement is read festival by festival", () => {
  expect(readAnnouncement("元旦 2027-01-01..2027-01-02 上班：2026-12-27\n\n清明 节：2027-04-05", 2027)).toEqual([
    { day: "2026-12-27", kind: "work", name: "元旦" },
    { day: "2027-01-01", kind: "rest", name: "元旦" },
    { day: "2027-01-02", kind: "rest", name: "元旦" },
    { day: "2027-04-05", kind: "rest", name: "清明 节" },
  ]);
});

test.each([
  ["a day of another year", "元旦 2028-01-01"],
  ["a day that isn't one", "元旦 2027-02-30"],
  ["a day twice", "元旦 2027-01-01\n春节 2027-01-01"],
  ["a span that runs backwards", "元旦 2027-01-03..2027-01-01"],
  ["no day off", "元旦 上班 2027-01-02"],
  ["a festival without a day", "元旦"],
  ["a day without a festival", "2027-01-01"],
  ["nothing", " \n"],
])("%s is no announcement", (_, text) => expect(readAnnouncement(text, 2027)).toBeUndefined());

test("of an announcement without a day or a source both are missing", () => {
  const { error } = announceYearInput.safeParse({ year: "2027", source: "", days: " \n" });
  expect(error?.issues.map(({ path }) => path[0])).toEqual(["source", "days"]);
});

test.each([
  ["元旦 2027-01-01\n春节 2027-02-30\n清明节", "unreadable-line", { line: 2 }],
  ["\n元旦 2027-01-01\n\n春节 2027-01-01\n", "unreadable-line", { line: 4 }],
  ["元旦 2028-01-01", "unreadable-line", { line: 1 }],
  ["元旦 上班 2027-01-02", "no-day-off", undefined],
])(
  "the line of an announcement that can't be read is told by its number, also while its source is missing: %j",
  (days, message, params) => {
    for (const source of ["演示〔2026〕1号", ""]) {
      const issues = announceYearInput.safeParse({ year: "2027", source, days }).error?.issues;
      expect(issues?.find(({ path }) => path[0] === "days")).toMatchObject({ message, ...(params ? { params } : {}) });
    }
    expect(
      announceYearInput.safeParse({ year: "2027", source: "", days: "元旦 2027-01-01" }).error?.issues,
    ).toHaveLength(1);
  },
);

test("an empty extension means that there is none", () => {
  const given = {
    mode: "correct",
    timeLimitId: crypto.randomUUID(),
    version: "1",
    length: "7",
    unit: "working_day",
    basis: "b",
    source: "s",
    reason: "核对原文",
  };
  expect(changeTimeLimitInput.parse({ ...given, extension: "", reason: "核对原文后改" })).toMatchObject({
    extension: null,
    stops: [],
    length: 7,
  });
  expect(changeTimeLimitInput.parse({ ...given, extension: "8", reason: "核对原文后改" })).toMatchObject({
    extension: 8,
  });
  expect(changeTimeLimitInput.safeParse({ ...given, extension: "" }).success).toBe(false);
  const months = { ...given, unit: "month", reason: "核对原文后改" };
  expect(changeTimeLimitInput.parse({ ...months, length: "599", extension: "1" })).toMatchObject({ unit: "month" });
  expect(changeTimeLimitInput.safeParse({ ...months, length: "600", extension: "1" }).error?.issues).toMatchObject([
    { path: ["length"], message: "too-many-months" },
  ]);
  expect(changeTimeLimitInput.safeParse({ ...given, extension: "0", reason: "核对原文后改" }).success).toBe(false);
});

test("every kind that is delivered stands on the page, once", () => {
  const shown: string[] = Object.values(GROUPS).flat();
  expect(shown.toSorted()).toEqual([...new Set(timeLimits.map(({ kind }) => kind))].toSorted());
});
