import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type Day } from "@/kernel/days";
import { divisionOn, EVENT_KINDS, type EventKind, isLastOfSort, kindsOpen, standingOn } from "./policy";

const event = (
  kind: EventKind,
  holdsFrom: Day,
  recordedOn: Day,
  { to = null, from = null, struckOn = null }: { to?: string | null; from?: string | null; struckOn?: Day | null } = {},
) => ({ id: `${kind} ${holdsFrom}`, kind, holdsFrom, recordedOn, fromDivision: from, toDivision: to, struckOn });

test("a move that was entered late holds from its own day on", () => {
  const events = [
    event("moved", "2016-03-01", "2016-05-10", { to: "330481" }),
    event("moved", "2016-08-01", "2016-08-01", { to: "330483" }),
  ];
  // What the register had at the end of each day, before and after the entries.
  expect(divisionOn("330402", events, "2016-02-29")).toBe("330402");
  expect(divisionOn("330402", events, "2016-03-01")).toBe("330481");
  expect(divisionOn("330402", events, "2016-05-09")).toBe("330481");
  expect(divisionOn("330481", events, "2016-05-10")).toBe("330481");
  expect(divisionOn("330483", events, "2016-08-01")).toBe("330483");
});

test("a move that was struck never held: also on the days on which the register had it", () => {
  const moved = { from: "330402", to: "330481" };
  const events = [event("moved", "2016-03-01", "2016-05-10", { ...moved, struckOn: "2016-07-01" })];
  expect(divisionOn("330402", events, "2016-03-01")).toBe("330402");
  // The register had it in Haining from the entry to the day before it was struck.
  expect(divisionOn("330481", events, "2016-05-10")).toBe("330402");
  expect(divisionOn("330481", events, "2016-06-30")).toBe("330402");
  expect(divisionOn("330402", events, "2016-07-01")).toBe("330402");
  expect(standingOn([event("revoked", "2016-03-01", "2016-03-09", { struckOn: "2016-04-01" })], "2016-03-05")).toBe(
    "in_business",
  );
});

test("on an event of an earlier day of its sort a later one builds, unless that was struck", () => {
  const first = event("revoked", "2016-03-01", "2016-03-09");
  const later = (struckOn: Day | null) => event("restored", "2016-06-01", "2016-06-02", { struckOn });
  const elsewhere = event("moved", "2016-07-01", "2016-07-01", { to: "330481" });
  expect(isLastOfSort([first, elsewhere], first)).toBe(true);
  expect(isLastOfSort([first, later(null)], first)).toBe(false);
  expect(isLastOfSort([first, later("2016-06-09")], first)).toBe(true);
});

test("a firm ends on a day and may come back", () => {
  const events = [event("revoked", "2016-03-01", "2016-03-09"), event("restored", "2016-06-01", "2016-06-02")];
  expect(standingOn(events, "2016-02-29")).toBe("in_business");
  expect(standingOn(events, "2016-03-01")).toBe("revoked");
  expect(standingOn(events, "2016-06-01")).toBe("in_business");
});

test("what can be entered depends on how the firm stands", () => {
  expect(kindsOpen({ standing: "in_business", parent: null })).toEqual(["moved", "deregistered", "revoked", "branch"]);
  expect(kindsOpen({ standing: "in_business", parent: "演示集团" })).toEqual([
    "moved",
    "deregistered",
    "revoked",
    "independent",
  ]);
  expect(kindsOpen({ standing: "revoked", parent: null })).toEqual(["restored"]);
});

test("what was entered on its own day changes no day as it was known", () => {
  const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays("2015-12-01", n));
  const entered = fc.record({
    kind: fc.constantFrom(...EVENT_KINDS),
    on: day,
    to: fc.constantFrom("330481", "330483"),
  });
  fc.assert(
    fc.property(fc.array(entered, { maxLength: 6 }), day, (rows, on) => {
      const events = rows.map(({ kind, on: holds, to }) => event(kind, holds, holds, { to }));
      expect(divisionOn("330402", events, on)).toBe("330402");
    }),
  );
});
