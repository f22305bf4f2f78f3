import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type Day } from "./days";
import { type Entry, lateFault, stretchesOf, turnedOn, turnsOf } from "./stretches";

const BEGAN: Day = "2014-12-02";
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
  expect(turnsOf(entries, BEGAN).map(({ boundary, day, floor, first }) => [boundary, day, floor, first])).toEqual([
    ["from", "2016-01-05", BEGAN, true],
    ["to", "2016-05-01", "2016-01-05", false],
    ["from", "2016-09-01", "2016-05-01", false],
  ]);
});

test("a turn becomes earlier, not before the step before it, and not in the future", () => {
  const turn = { day: "2016-05-01", floor: "2016-01-05" };
  const asked = (day: Day) => lateFault(turn, day, "2016-11-24");
  expect(["2016-11-25", "2016-05-01", "2016-04-30", "2016-01-05", "2016-01-04"].map(asked)).toEqual([
    ...["in-future", "not-earlier", undefined, undefined, "before-the-step-before"],
  ]);
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

test("whatever is entered late: every day between the two counts one more or one fewer, and no other day changes", () => {
  fc.assert(
    fc.property(lives, fc.nat(), fc.nat(400), (entries, which, back) => {
      const turns = turnsOf(entries, BEGAN);
      const turn = turns[which % Math.max(1, turns.length)];
      if (!turn) return;
      const asked = addDays(turn.day, -back);
      if (lateFault(turn, asked, "2020-01-01")) return;
      const changed = turnedOn(turn, asked);
      const after = entries.map((entry) => changed.find(({ row }) => row === entry)?.becomes ?? entry);
      for (let n = -30; n < 900; n += 1) {
        const day = addDays("2015-01-10", n);
        const moved = day >= asked && day < turn.day ? (turn.boundary === "from" ? 1 : -1) : 0;
        expect([day, standing(after, day)]).toEqual([day, standing(entries, day) + moved]);
      }
      expect(after.every(({ from, to }) => to === null || from <= to)).toBe(true);
    }),
    { numRuns: 200, seed: 20161124 },
  );
});
