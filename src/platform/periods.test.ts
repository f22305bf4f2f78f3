import { expect, test } from "vitest";
import { dateOf } from "@/kernel/days";
import { standingOn, standingsOf } from "./periods";

test("a period is read to the last day that counted; one that counted on no day is left out", () => {
  const period = (fromDay: string, toDay: string | null) => ({
    id: fromDay,
    enterpriseName: "演示",
    fromDay: dateOf(fromDay),
    toDay: toDay === null ? null : dateOf(toDay),
  });
  const rows = [period("2016-12-05", null), period("2016-12-01", "2016-12-01"), period("2016-11-24", "2016-12-01")];
  expect(standingsOf(rows).map(({ from, to }) => [from, to])).toEqual([
    ["2016-12-05", null],
    ["2016-11-24", "2016-11-30"],
  ]);
});

test("the condition of a day holds place, cluster and each word", () => {
  const { AND } = standingOn({ asOf: "2016-11-24", division: "330402", cluster: "none", q: "恒锐（演示）" });
  expect(AND.slice(2)).toEqual([
    { divisionCode: "330402" },
    { clusterId: null },
    { OR: [{ enterpriseName: { contains: "恒锐", mode: "insensitive" } }, { number: { contains: "恒锐" } }] },
    { OR: [{ enterpriseName: { contains: "演示", mode: "insensitive" } }, { number: { contains: "演示" } }] },
  ]);
  const [industry] = standingOn({ asOf: "2016-11-24", industry: "C", industries: ["C", "17"] }).AND.slice(2);
  expect(industry).toEqual({ industryCode: { in: ["C", "17"] } });
});
