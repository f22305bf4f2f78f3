import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countDays, dueMoment, explainDays, type Pause, type Term } from "./clocks";
import { addDays, compareDays, type Day, daysBetween } from "./days";
import { addWorkingDays, calendarOf, isWorkingDay, nextWorkingDay, workingDaysBetween } from "./working-days";

const restDays = ["02-07", "02-08", "02-09", "02-10", "02-11", "02-12", "02-13", "04-04", "05-02"];
const calendar = calendarOf(
  [
    ...restDays.map((day) => ({ day: `2016-${day}`, kind: "rest" as const })),
    { day: "2016-02-06", kind: "work" },
    { day: "2016-02-14", kind: "work" },
  ],
  "2016-12-31",
);

function dueOn(term: Partial<Term> & { startedOn: Day; length: number }): Day {
  return countDays({ unit: "working_day", ...term }, calendar).dueOn;
}

describe("working days", () => {
  test("make-up days count, the festival doesn't", () => {
    expect(dueOn({ startedOn: "2016-02-05", length: 15 })).toBe("2016-03-02");
    expect(dueOn({ startedOn: "2016-02-05", length: 1 })).toBe("2016-02-06");
    expect(dueOn({ startedOn: "2016-02-06", length: 1 })).toBe("2016-02-14");
    expect(dueOn({ startedOn: "2016-02-05", length: 15, extendedBy: 15 })).toBe("2016-03-23");
  });
  test("a pause adds the working days in it after its first day", () => {
    expect(dueOn({ startedOn: "2016-02-05", length: 15, pauses: [{ from: "2016-02-06", to: "2016-02-14" }] })).toBe(
      "2016-03-03",
    );
    expect(dueOn({ startedOn: "2016-02-05", length: 15, pauses: [{ from: "2016-02-05", to: "2016-02-14" }] })).toBe(
      "2016-03-04",
    );
    expect(dueOn({ startedOn: "2016-02-05", length: 15, pauses: [{ from: "2016-02-15", to: "2016-02-15" }] })).toBe(
      "2016-03-02",
    );
  });
  test("pauses that overlap count once", () => {
    const pauses = [
      { from: "2016-02-15", to: "2016-02-19" },
      { from: "2016-02-17", to: "2016-02-23" },
    ];
    expect(dueOn({ startedOn: "2016-02-05", length: 15, pauses })).toBe("2016-03-10");
  });
  test("a pause from the last day on still carries the end; one after the end is too late", () => {
    expect(dueOn({ startedOn: "2016-02-05", length: 15, pauses: [{ from: "2016-03-02", to: "2016-03-04" }] })).toBe(
      "2016-03-04",
    );
    expect(dueOn({ startedOn: "2016-02-05", length: 15, pauses: [{ from: "2016-03-03", to: "2016-03-08" }] })).toBe(
      "2016-03-02",
    );
    expect(dueOn({ startedOn: "2016-03-03", length: 1, pauses: [{ from: "2016-03-04", to: "2016-03-06" }] })).toBe(
      "2016-03-04",
    );
  });
});

describe("calendar days", () => {
  const unit = "calendar_day";
  test("every day counts, and the last one rolls off a day of rest", () => {
    expect(dueOn({ unit, startedOn: "2016-03-01", length: 3 })).toBe("2016-03-04");
    expect(dueOn({ unit, startedOn: "2016-03-01", length: 4 })).toBe("2016-03-07");
    expect(dueOn({ unit, startedOn: "2016-01-31", length: 7 })).toBe("2016-02-14");
    expect(dueOn({ unit, startedOn: "2016-01-31", length: 6 })).toBe("2016-02-06");
    expect(dueOn({ unit, startedOn: "2016-02-29", length: 90 })).toBe("2016-05-30");
  });
  test("a pause adds all its days after the first, holidays too", () => {
    expect(
      dueOn({ unit, startedOn: "2016-01-04", length: 30, pauses: [{ from: "2016-01-10", to: "2016-01-20" }] }),
    ).toBe("2016-02-14");
  });
  test("a pause that begins on the last day or while it rolls carries the end to its own end", () => {
    expect(
      dueOn({ unit, startedOn: "2016-03-01", length: 4, pauses: [{ from: "2016-03-05", to: "2016-03-09" }] }),
    ).toBe("2016-03-09");
    expect(
      dueOn({ unit, startedOn: "2016-03-01", length: 4, pauses: [{ from: "2016-03-06", to: "2016-03-09" }] }),
    ).toBe("2016-03-09");
    expect(
      dueOn({ unit, startedOn: "2016-03-01", length: 4, pauses: [{ from: "2016-03-06", to: "2016-03-12" }] }),
    ).toBe("2016-03-14");
  });
});

describe("forecasts and the edge of the known", () => {
  test("an open pause is counted as if it ended today", () => {
    const term: Term = {
      unit: "working_day",
      startedOn: "2016-03-01",
      length: 5,
      pauses: [{ from: "2016-03-03", to: null }],
    };
    expect(countDays({ ...term, today: "2016-03-10" }, calendar)).toMatchObject({
      dueOn: "2016-03-15",
      forecast: true,
    });
    expect(countDays({ ...term, today: "2016-03-03" }, calendar)).toMatchObject({
      dueOn: "2016-03-08",
      forecast: true,
    });
    expect(countDays({ ...term, today: "2016-03-01" }, calendar).dueOn).toBe("2016-03-08");
    expect(() => countDays(term, calendar)).toThrow(/today/);
    const late = { ...term, pauses: [{ from: "2016-04-01", to: null }], today: "2016-04-20" };
    expect(countDays(late, calendar)).toMatchObject({ dueOn: "2016-03-08", forecast: false });
  });
  test("a date beyond the known calendar says so", () => {
    const term = { unit: "working_day", startedOn: "2016-12-20", length: 8 } as const;
    expect(countDays(term, calendar)).toMatchObject({ dueOn: "2016-12-30", beyondCalendar: false });
    expect(countDays({ ...term, length: 9 }, calendar)).toMatchObject({ dueOn: "2017-01-02", beyondCalendar: true });
  });
  test.each([
    { length: 0 },
    { length: 1.5 },
    { length: Number.NaN },
    { length: 5, extendedBy: -1 },
    { length: 5, pauses: [{ from: "2016-03-05", to: "2016-03-04" }] },
  ])("%j is no term", (bad) => {
    expect(() => countDays({ unit: "working_day", startedOn: "2016-03-01", ...bad }, calendar)).toThrow(RangeError);
  });
});

/** The same rules said another way: find the end by its defining property instead of by walking. */
function dueByDefinition({ unit, startedOn, length, pauses = [] }: Term): Day {
  const counts = (day: Day) => unit === "calendar_day" || isWorkingDay(day, calendar);
  const stopped = (day: Day) => pauses.some(({ from, to }) => from < day && to !== null && day <= to);
  const days = Array.from({ length: 300 }, (_, i) => addDays(startedOn, i + 1));
  const last = days.filter((day) => counts(day) && !stopped(day))[length - 1] ?? "";
  return unit === "calendar_day" ? nextWorkingDay(last, calendar) : last;
}

const aDay = fc.integer({ min: 0, max: 120 }).map((n) => addDays("2016-01-01", n));
const aPause: fc.Arbitrary<Pause> = fc
  .tuple(aDay, fc.integer({ min: 0, max: 20 }))
  .map(([from, n]) => ({ from, to: addDays(from, n) }));
const aTerm: fc.Arbitrary<Term> = fc.record({
  unit: fc.constantFrom("working_day" as const, "calendar_day" as const),
  startedOn: aDay,
  length: fc.integer({ min: 1, max: 40 }),
  pauses: fc.array(aPause, { maxLength: 4 }),
});

/** Pauses that overlap or follow on each other, joined into one. */
function merged(pauses: readonly Pause[]): { from: Day; to: Day }[] {
  const joined: { from: Day; to: Day }[] = [];
  for (const { from, to } of pauses.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (last && from <= last.to) last.to = to !== null && to > last.to ? to : last.to;
    else joined.push({ from, to: to ?? from });
  }
  return joined;
}

describe("whatever the term", () => {
  test("it ends where the definition says, unless a pause touches its very end", () => {
    fc.assert(
      fc.property(aTerm, (term) => {
        const expected = dueByDefinition(term);
        const touches = (term.pauses ?? []).some(
          ({ from, to }) => from <= expected && to !== null && addDays(expected, -10) < to,
        );
        fc.pre(!touches);
        expect(countDays(term, calendar).dueOn).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });
  test("each day of a pause that began in time, in the clock's unit, is one day more", () => {
    fc.assert(
      fc.property(aTerm, (term) => {
        const { unit, startedOn, length } = term;
        const inDays = unit === "calendar_day";
        const endAfter = (count: number) =>
          inDays ? addDays(startedOn, count) : addWorkingDays({ from: startedOn, count }, calendar);
        let count = length;
        for (const { from, to } of merged(term.pauses ?? [])) {
          // While a calendar term rolls off days of rest there is no end to add to: the examples above say what happens.
          fc.pre(from <= endAfter(count) || from > nextWorkingDay(endAfter(count), calendar));
          if (from > endAfter(count) || to < startedOn) continue;
          const first = compareDays(from, startedOn) < 0 ? startedOn : from;
          count += inDays ? daysBetween(first, to) : workingDaysBetween({ from: first, to }, calendar);
        }
        expect(countDays(term, calendar).dueOn).toBe(nextWorkingDay(endAfter(count), calendar));
      }),
      { numRuns: 300 },
    );
  });
  test("it ends on a worked day, after exactly its length, and every day is accounted for", () => {
    fc.assert(
      fc.property(aTerm, (term) => {
        const { dueOn: end, counted } = countDays(term, calendar);
        expect(counted.map(({ day }) => day)).toEqual(counted.map((_, i) => addDays(term.startedOn, i + 1)));
        expect(counted.at(-1)?.day).toBe(end);
        expect(counted.flatMap(({ number }) => number ?? [])).toEqual(
          Array.from({ length: term.length }, (_, i) => i + 1),
        );
        expect(isWorkingDay(end, calendar)).toBe(true);
        for (const { number, note } of counted) expect(number === null).toBe(note !== "counted");
      }),
      { numRuns: 300 },
    );
  });
  test("a further pause never brings it forward, and the order of pauses is nothing", () => {
    fc.assert(
      fc.property(aTerm, aPause, (term, pause) => {
        const pauses = term.pauses ?? [];
        const before = countDays(term, calendar).dueOn;
        const after = countDays({ ...term, pauses: [...pauses, pause] }, calendar).dueOn;
        expect(after >= before).toBe(true);
        expect(countDays({ ...term, pauses: [pause, ...pauses.toReversed()] }, calendar).dueOn).toBe(after);
      }),
    );
  });
  test("an extension is the same as a longer term", () => {
    fc.assert(
      fc.property(aTerm, fc.integer({ min: 0, max: 20 }), (term, extendedBy) => {
        const longer = countDays({ ...term, length: term.length + extendedBy }, calendar);
        expect(countDays({ ...term, extendedBy }, calendar)).toEqual(longer);
      }),
    );
  });
});

test("hours run by night and on holidays", () => {
  const startedAt = new Date("2016-02-05T17:30:00+08:00");
  expect(dueMoment({ startedAt, length: 24 }).toISOString()).toBe("2016-02-06T09:30:00.000Z");
  expect(dueMoment({ startedAt, length: 24, extendedBy: 24 }).toISOString()).toBe("2016-02-07T09:30:00.000Z");
});

test("the reason of each day", () => {
  const term = {
    unit: "working_day",
    startedOn: "2016-02-05",
    length: 3,
    pauses: [{ from: "2016-02-14", to: "2016-02-15" }],
  } as const;
  const lines = explainDays(term, countDays(term, calendar), calendar);
  expect(
    lines.map(({ day, kind, number, due }) => `${day} ${kind} ${number ?? "–"}${due ? " due" : ""}`),
  ).toMatchInlineSnapshot(`
    [
      "2016-02-05 start –",
      "2016-02-06 make-up 1",
      "2016-02-07 holiday –",
      "2016-02-08 holiday –",
      "2016-02-09 holiday –",
      "2016-02-10 holiday –",
      "2016-02-11 holiday –",
      "2016-02-12 holiday –",
      "2016-02-13 holiday –",
      "2016-02-14 make-up 2",
      "2016-02-15 paused –",
      "2016-02-16 working 3 due",
    ]
  `);
  const rolling = { unit: "calendar_day", startedOn: "2016-03-01", length: 4 } as const;
  const rolled = explainDays(rolling, countDays(rolling, calendar), calendar);
  expect(rolled.map(({ weekday, kind, due }) => `${weekday} ${kind}${due ? " due" : ""}`)).toMatchInlineSnapshot(`
    [
      "2 start",
      "3 calendar",
      "4 calendar",
      "5 calendar",
      "6 calendar",
      "7 rolled",
      "1 rolled due",
    ]
  `);
});
