import { expect, test } from "vitest";
import type { CityFigures } from "../city/queries";
import { citySheet } from "./city-sheet";

const FIGURES: CityFigures = {
  ...{ complaints: 8, cases: 1, complaintsNow: {}, casesNow: {}, met: {}, forms: {}, clusters: {}, days: {} },
  byMonth: [{ month: "2016-01", complaints: 8, cases: 1 }],
  complaintsAt: { nanhu: { filed: 1 }, tongxiang: { filed: 7 } },
  casesAt: { nanhu: { closed: 1 } },
  referralsAt: { police: { sent: 2 } },
};

test("a desk's file tells the office no small figure, and no month from which one would follow", () => {
  const words = {
    t: (key: string) => key,
    statusOf: (list: string, status: string) => `${list}.${status}`,
    place: (code: string) => code,
    name: () => "police",
  };
  const read = {
    figures: FIGURES,
    codes: ["nanhu", "tongxiang"],
    departments: [{ id: "police", nameZh: "", nameEn: "" }],
  };
  const whole = citySheet({ ...read, inWords: false }, words).rows;
  expect(whole).toContainEqual(["lists.complaints · office.places", "nanhu", 1]);
  expect(whole).toContainEqual(["places.cases · sheet.month", "2016-01", 1]);
  expect(whole).toContainEqual(["lists.referrals · police", "referrals.sent", 2]);
  const told = citySheet({ ...read, inWords: true }, words).rows;
  expect(told).toContainEqual(["lists.complaints · office.places", "nanhu", "office.kept"]);
  expect(told).toContainEqual(["lists.complaints · office.places", "tongxiang", "office.kept"]);
  expect(told.some(([, , n]) => n === 1 || n === 2)).toBe(false);
  expect(told.some(([part]) => String(part).includes("month") || String(part).includes("referrals"))).toBe(false);
});
