import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "@/kernel/days";
import { anOfficial, cast } from "../../../../tests/support/cast";
import { awayFor, mayEnterFor, windowOf } from "./policy";

const absence = (fromDay: string, toDay: string, personId = "a") => ({ personId, fromDay, toDay });

describe("when a visit can be made", () => {
  test("until it is due; on the day that was arranged; today when it is overdue", () => {
    const today = "2016-11-24";
    expect(windowOf({ today, dueOn: "2016-12-20" })).toEqual({ from: today, to: "2016-12-20" });
    expect(windowOf({ today, dueOn: "2016-12-20", arrangedOn: "2016-12-01" })).toEqual({
      from: "2016-12-01",
      to: "2016-12-01",
    });
    expect(windowOf({ today, dueOn: "2016-11-01", arrangedOn: "2016-11-10" })).toEqual({ from: today, to: today });
  });
});

describe("who is away for it", () => {
  const window = { from: "2016-11-24", to: "2016-12-10" };

  test("only who is away on each of its days: the last of them decides", () => {
    expect(awayFor([absence("2016-11-24", "2016-12-10")], "a", window)?.toDay).toBe("2016-12-10");
    expect(awayFor([absence("2016-11-24", "2016-12-09")], "a", window)).toBeNull();
    expect(awayFor([absence("2016-11-25", "2016-12-31")], "a", window)).toBeNull();
    expect(awayFor([absence("2016-11-01", "2016-12-31", "b")], "a", window)).toBeNull();
  });

  test("two that follow on each other are one; a day between them is a day on which he is there", () => {
    const first = absence("2016-11-20", "2016-11-30");
    expect(awayFor([absence("2016-12-01", "2016-12-15"), first], "a", window)?.toDay).toBe("2016-12-15");
    expect(awayFor([first, absence("2016-12-02", "2016-12-15")], "a", window)).toBeNull();
  });

  test("however the days are cut up, it is the same as asking day by day", () => {
    const days = fc.tuple(fc.nat(30), fc.nat(12)).map(([from, length]) => {
      const fromDay = addDays("2016-11-15", from);
      return absence(fromDay, addDays(fromDay, length));
    });
    fc.assert(
      fc.property(fc.array(days, { maxLength: 6 }), fc.nat(20), fc.nat(15), (absences, start, length) => {
        const from = addDays("2016-11-15", start);
        const each = Array.from({ length: length + 1 }, (_, n) => addDays(from, n));
        const always = each.every((day) => absences.some(({ fromDay, toDay }) => fromDay <= day && day <= toDay));
        expect(awayFor(absences, "a", { from, to: addDays(from, length) }) !== null).toBe(always);
      }),
    );
  });
});

test("everybody enters his own absence, the programme office its people's, the city everybody's; no other house any", () => {
  const self = anOfficial({ personId: "x", departmentId: "d", duties: ["investigator"] });
  const office = anOfficial({ personId: "y", departmentId: "d", duties: ["programme_officer"], level: "county" });
  const other = { id: "z", departmentId: "elsewhere" };
  expect(mayEnterFor(self, { id: "x", departmentId: "d" })).toBe(true);
  expect(mayEnterFor(self, { id: "y", departmentId: "d" })).toBe(false);
  expect([mayEnterFor(office, { id: "x", departmentId: "d" }), mayEnterFor(office, other)]).toEqual([true, false]);
  expect(mayEnterFor(cast.coordinator, other)).toBe(true);
  expect(mayEnterFor(cast.police, { id: cast.police.personId, departmentId: "d" })).toBe(false);
  expect(mayEnterFor(cast.owner, other)).toBe(false);
});
