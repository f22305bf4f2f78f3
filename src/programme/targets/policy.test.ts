import { expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { askedDay, mayChangeQuotas, mayExportBoard } from "./policy";

test("the day asked for is counted; what isn't a day, or hasn't come, is today, and is said to be", () => {
  const today = "2016-11-24";
  expect(askedDay(undefined, today)).toEqual({ day: today, moved: null });
  expect(askedDay("", today)).toEqual({ day: today, moved: null });
  expect(askedDay("2016-06-30", today)).toEqual({ day: "2016-06-30", moved: null });
  expect(askedDay("2016年6月30日", today)).toEqual({ day: "2016-06-30", moved: null });
  expect(askedDay(today, today)).toEqual({ day: today, moved: null });
  for (const text of ["2016-11-25", "2016-02-30", "soon"])
    expect(askedDay(text, today)).toEqual({ day: today, moved: "not-come" });
  // Nothing is counted before the programme began.
  expect(askedDay(["2016-06-30", "2015-06-30"], today)).toEqual({ day: today, moved: "not-come" });
  expect(askedDay("1900-01-01", today)).toEqual({ day: "2014-12-02", moved: "before" });
  expect(askedDay("2014-12-02", today)).toEqual({ day: "2014-12-02", moved: null });
});

test("the city's coordinator splits the targets, and nobody else; officials take the board away", () => {
  const lead: OfficialActor = {
    kind: "official",
    personId: "0",
    name: "演示",
    sessionId: null,
    departmentId: "0",
    departmentKind: "market_regulation",
    level: "city",
    divisionCode: "330400",
    duties: ["coordinator"],
  };
  expect(mayChangeQuotas(lead)).toBe(true);
  expect(mayChangeQuotas({ ...lead, level: "county", divisionCode: "330402" })).toBe(false);
  expect(mayChangeQuotas({ ...lead, duties: ["bureau_leader", "programme_officer", "government_office"] })).toBe(false);
  expect(mayChangeQuotas({ kind: "public" })).toBe(false);
  expect([mayExportBoard(lead), mayExportBoard({ ...lead, duties: [] }), mayExportBoard({ kind: "public" })]).toEqual([
    true,
    false,
    false,
  ]);
});
