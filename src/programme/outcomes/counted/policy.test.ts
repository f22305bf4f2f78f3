import { expect, test } from "vitest";
import { withheld } from "@/kernel/small-figures";
import type { Point } from "./policy";
import { valuesHidden, veilMembers } from "./policy";

const everybody = { kind: "public" } as const;
const value = (id: string, divisionCode: string | null, numerator: number, denominator: number | null = 20) => ({
  ...{ id, code: "mechanisms", from: "2016-01-01", divisionCode, numerator, denominator },
});
const hidden = (...values: ReturnType<typeof value>[]) => [...valuesHidden(everybody, values)].sort();

test("a small value is told in words, with a place beside it, however a correction changed it", () => {
  expect(hidden(value("city", null, 30, 60), value("a", "330402", 9), value("b", "330483", 12))).toEqual([]);
  expect(hidden(value("city", null, 30, 60), value("a", "330402", 2), value("b", "330483", 12))).toEqual(["a", "b"]);
  // Corrected since: on the day on which it stood the other would give it away.
  expect(hidden(value("a", "330402", 2), value("corrected", "330402", 9), value("b", "330483", 12))).toEqual(
    ["a", "b", "corrected"].sort(),
  );
  expect(hidden(value("city", null, 2, 60))).toEqual(["city"]);
  expect(hidden(value("of two", "330402", 0, 2))).toEqual(["of two"]);
  expect(hidden(value("plain", null, 1860, null))).toEqual([]);
  const keeper = { kind: "official", departmentKind: "market_regulation" } as const;
  const rest = { personId: "p", name: "", sessionId: null, departmentId: "d", level: "city", divisionCode: "330400" };
  expect(
    valuesHidden({ ...keeper, ...rest, level: "city", duties: ["coordinator"] }, [value("a", "330402", 1)]).size,
  ).toBe(0);
});

test("of member firms that the progress tells in words neither their number is told nor what is worked out by it", () => {
  const period = { key: "2016", from: "2016-01-01", to: "2016-11-24", running: true };
  const none: Point = {
    ...{ period, figures: { numerator: 0, denominator: 2 }, inWords: false, before: [], valueId: null },
    told: { value: 0, interval: { low: 0, high: 0.658 } },
  };
  const members = withheld([
    { key: "330402", n: 2 },
    { key: "330421", n: 30 },
    { key: "330481", n: 9 },
    { key: "330483", n: 4 },
  ]);
  for (const code of ["330402", "330481", "330483"])
    expect(veilMembers(none, members, code)).toMatchObject({
      told: null,
      inWords: true,
      figures: { denominator: null },
    });
  for (const code of ["330421", null]) expect(veilMembers(none, members, code)).toBe(none);
});
