import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type Day } from "./days";
import { dayFault, type Entry, stretchesOf, turnedOn, turnsOf } from "./stretches";

const BEGAN: Day = "2014-12-02";
const DAYS = Array.from({ length: 1230 }, (_, n) => addDays("2014-12-10", n));
const standing = (entries: readonly Entry[], day: Day) =>
  entries.filter(({ from, to }) => from <= day && (to === null || to > day)).length;

test("a corrected name cuts an entry and no stretch; an entry of no day stands for nothing", () => {
  const entries = [
    { from: "2016-03-01", to: "2016-05-01" },
    { from: "2016-01-05", to: "2016-03-01" },
    { from: "2016-06-01", to: "2016-06-01" },
    { from: "2016-09-01", to: null },
  ];
  expect(stretchesOf(entries).map(({ from, to, rows }) => [from, to, rows.length])).toEqual([
    ["2016-01-05", "2016-05-01", 2],
    ["2016-09-01", null, 1],
  ]);
  const told = turnsOf(entries, BEGAN, null).map(({ boundary, day, floor, ceiling, first }) => [
    ...[boundary, day, floor, ceiling, first],
  ]);
  expect(told).toEqual([
    ["from", "2016-01-05", BEGAN, "2016-05-01", true],
    ["to", "2016-05-01", "2016-01-05", "2016-09-01", false],
    ["from", "2016-09-01", "2016-05-01", null, false],
  ]);
});

test("a turn comes earlier or later, overtakes neither the turn before it nor the one after it, and isn't in the future", () => {
  const turn = { day: "2016-05-01", floor: "2016-01-05", ceiling: "2016-09-01" };
  const asked = (day: Day) => dayFault(turn, day, "2016-11-24");
  expect(["2016-11-25", "2016-05-01", "2016-04-30", "2016-01-05", "2016-01-04"].map(asked)).toEqual([
    ...["in-future", "same-day", undefined, undefined, "before-the-step-before"],
  ]);
  expect(["2016-05-02", "2016-09-01", "2016-09-02"].map(asked)).toEqual([undefined, undefined, "after-the-step-after"]);
  expect(dayFault({ ...turn, ceiling: null }, "2016-11-24", "2016-11-24")).toBeUndefined();
});

/** A life of up to eight entries: gaps of no day are corrections, others suspensions. */
const lives = fc
  .array(fc.record({ gap: fc.constantFrom(0, 0, 5, 40), length: fc.integer({ min: 0, max: 90 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .chain((parts) => fc.boolean().map((open) => ({ parts, open })))
  .map(({ parts, open }) => {
    let day: Day = "2015-01-10";
    const entries: Entry[] = parts.map(({ gap, length }) => {
      const from = addDays(day, gap);
      day = addDays(from, length);
      return { from, to: day };
    });
    const last = entries.at(-1);
    return open && last ? [...entries.slice(0, -1), { ...last, to: null }] : entries;
  });

test("whichever day is put right: every day between the two counts one more or one fewer, and no other day changes", () => {
  let moved = { earlier: 0, later: 0 };
  fc.assert(
    fc.property(lives, fc.nat(), fc.integer({ min: -200, max: 400 }), (entries, which, back) => {
      const turns = turnsOf(entries, BEGAN, null);
      const turn = turns[which % Math.max(1, turns.length)];
      if (!turn) return;
      const asked = addDays(turn.day, -back);
      if (dayFault(turn, asked, "2020-01-01")) return;
      const earlier = asked < turn.day;
      moved = { earlier: moved.earlier + Number(earlier), later: moved.later + Number(!earlier) };
      const changed = turnedOn(turn, asked);
      const after = entries.map((entry) => changed.find(({ row }) => row === entry)?.becomes ?? entry);
      const [first, last] = earlier ? [asked, turn.day] : [turn.day, asked];
      const step = (turn.boundary === "from") === earlier ? 1 : -1;
      const wrong = DAYS.filter((day) => {
        const more = day >= first && day < last ? step : 0;
        return standing(after, day) !== standing(entries, day) + more;
      });
      expect(wrong).toEqual([]);
      expect(after.every(({ from, to }) => to === null || from <= to)).toBe(true);
      // Put back, it counts as it did, unless the turn met its neighbour and is gone.
      const again = turnsOf(after, BEGAN, null).find((one) => one.boundary === turn.boundary && one.day === asked);
      if (!again || dayFault(again, turn.day, "2020-01-01")) return;
      const undone = turnedOn(again, turn.day);
      const restored = after.map((entry) => undone.find(({ row }) => row === entry)?.becomes ?? entry);
      for (const day of [addDays(first, -1), first, addDays(last, -1), last])
        expect([day, standing(restored, day)]).toEqual([day, standing(entries, day)]);
    }),
    { numRuns: 300, seed: 20161124 },
  );
  expect(Math.min(moved.earlier, moved.later)).toBeGreaterThan(20);
});
