import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonths, daysBetween } from "@/kernel/days";
import { owedVisits, type PlanGround, type PlanRule, shareOut } from "./policy";

const rule = (over: Partial<PlanRule>): PlanRule => ({
  id: "r",
  ground: "point",
  months: [12],
  repeats: true,
  aheadDays: 60,
  ...over,
});
const ground = (over: Partial<PlanGround>): PlanGround => ({
  ground: "point",
  id: "g",
  enterpriseId: "e",
  divisionCode: "330402",
  since: "2015-11-30",
  resumedOn: null,
  waits: false,
  until: null,
  ...over,
});
const daysOf = (visits: readonly { readonly dueOn: string }[]) => visits.map(({ dueOn }) => dueOn);

describe("what is owed", () => {
  test("a point's visit comes into the plan so many days before its year is over, and not before", () => {
    expect(daysOf(owedVisits([rule({})], [ground({})], "2016-09-30"))).toEqual([]);
    expect(daysOf(owedVisits([rule({})], [ground({})], "2016-10-01"))).toEqual(["2016-11-30"]);
    expect(daysOf(owedVisits([rule({})], [ground({})], "2017-05-01"))).toEqual(["2016-11-30"]);
  });

  test("one that waits already is not owed again", () => {
    expect(owedVisits([rule({})], [ground({ waits: true })], "2016-11-24")).toEqual([]);
  });

  test("what fell due while a point was suspended is due some time after it was resumed; what falls due later keeps its day", () => {
    const resumed = (resumedOn: string, today = resumedOn) =>
      daysOf(owedVisits([rule({})], [ground({ resumedOn })], today));
    expect(resumed("2017-06-01")).toEqual(["2017-07-31"]);
    expect(resumed("2016-03-01", "2016-10-01")).toEqual(["2016-11-30"]);
    // Made since it was resumed: the year counts from that.
    expect(
      daysOf(owedVisits([rule({})], [ground({ since: "2017-07-15", resumedOn: "2017-06-01" })], "2018-06-01")),
    ).toEqual(["2018-07-15"]);
  });

  test("a closed case is followed after 3 and after 12 months, each with an occasion of its own", () => {
    const rules = [rule({ ground: "closed_case", months: [3, 12], repeats: false, aheadDays: 30 })];
    const closed = ground({ ground: "closed_case", since: "2016-05-31" });
    expect(daysOf(owedVisits(rules, [closed], "2016-08-01"))).toEqual(["2016-08-31"]);
    const later = owedVisits(rules, [closed], "2017-05-15");
    expect(daysOf(later)).toEqual(["2016-08-31", "2017-05-31"]);
    expect(new Set(later.map(({ occasion }) => occasion)).size).toBe(2);
  });

  test("a site is owed none after its award has ended", () => {
    const rules = [rule({ ground: "site", months: [12, 24], repeats: false })];
    const site = ground({ ground: "site", since: "2015-06-01", until: "2016-12-31" });
    expect(daysOf(owedVisits(rules, [site], "2018-01-01"))).toEqual(["2016-06-01"]);
  });

  test("a rule of one ground says nothing of another", () => {
    expect(owedVisits([rule({ ground: "site" })], [ground({})], "2020-01-01")).toEqual([]);
  });

  test("every visit is due the rule's months after its ground, within the plan's reach; the same day, the same plan", () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((n) => addDays("2014-12-02", n));
    const anyGround = fc.record({
      ground: fc.constantFrom("point" as const, "site" as const, "closed_case" as const),
      id: fc.uuid(),
      since: day,
      waits: fc.boolean(),
      until: fc.option(day),
    });
    const anyRule = fc.record({
      ground: fc.constantFrom("point" as const, "site" as const, "closed_case" as const),
      months: fc.uniqueArray(fc.integer({ min: 1, max: 36 }), { minLength: 1, maxLength: 3 }),
      repeats: fc.boolean(),
      aheadDays: fc.integer({ min: 0, max: 120 }),
    });
    fc.assert(
      fc.property(fc.array(anyGround.map(ground)), anyRule.map(rule), day, (grounds, one, today) => {
        const owed = owedVisits([one], grounds, today);
        for (const { dueOn, source } of owed) {
          expect(source.ground).toBe(one.ground);
          expect(one.months.map((months) => addMonths(source.since, months))).toContain(dueOn);
          expect(daysBetween(today, dueOn)).toBeLessThanOrEqual(one.aheadDays);
          expect(one.repeats && source.waits).toBe(false);
          if (source.until) expect(dueOn <= source.until).toBe(true);
        }
        expect(owedVisits([one], grounds, today)).toEqual(owed);
        const tomorrow = owedVisits([one], grounds, addDays(today, 1));
        expect(owed.every(({ occasion }) => tomorrow.some((visit) => visit.occasion === occasion))).toBe(true);
      }),
    );
  });
});

const WINDOW = { from: "2016-11-24", to: "2016-12-20" };

describe("sharing out", () => {
  const visits = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ id: `v${n}`, enterpriseId: "e", window: WINDOW }));
  const anyOfficers = fc.uniqueArray(
    fc.record({ id: fc.uuid(), load: fc.nat(50), absences: fc.constant([]), apart: fc.constant([]) }),
    {
      maxLength: 8,
      selector: ({ id }) => id,
    },
  );
  const loadsAfter = (officers: readonly { id: string; load: number }[], shares: ReadonlyMap<string, string>) =>
    officers.map(({ id, load }) => load + [...shares.values()].filter((given) => given === id).length);

  test("each visit goes to one of the officers, and to nobody when there is none", () => {
    fc.assert(
      fc.property(fc.nat(60), anyOfficers, (count, officers) => {
        const shares = shareOut(visits(count), officers);
        expect(shares.size).toBe(officers.length === 0 ? 0 : count);
        for (const id of shares.values()) expect(officers.some((officer) => officer.id === id)).toBe(true);
      }),
    );
  });

  test("nobody who was given one stands more than one above anybody else", () => {
    fc.assert(
      fc.property(fc.nat(60), anyOfficers, (count, officers) => {
        const shares = shareOut(visits(count), officers);
        const after = loadsAfter(officers, shares);
        const given = new Set(shares.values());
        const highest = Math.max(0, ...after.filter((_, at) => given.has(officers[at]?.id ?? "")));
        if (given.size > 0) expect(highest - Math.min(...after)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("who isn't there as long as a visit can be made is given none of them; who is back in time is given his share", () => {
    const absences = (toDay: string) => [{ personId: "a", fromDay: "2016-11-20", toDay }];
    const officers = (toDay: string) => [
      { id: "a", load: 0, absences: absences(toDay), apart: [] },
      { id: "b", load: 9, absences: [], apart: [] },
    ];
    expect([...shareOut(visits(3), officers("2016-12-20")).values()]).toEqual(["b", "b", "b"]);
    expect([...shareOut(visits(3), officers("2016-12-19")).values()]).toEqual(["a", "a", "a"]);
    const alone = officers("2017-01-31").slice(0, 1);
    const later = { id: "later", enterpriseId: "e", window: { from: "2016-11-24", to: "2017-02-28" } };
    expect([...shareOut([...visits(2), later], alone)]).toEqual([["later", "a"]]);
  });

  test("who keeps away from a firm is given none of its visits, and his share of the others", () => {
    const officers = [
      { id: "a", load: 0, absences: [], apart: ["e"] },
      { id: "b", load: 9, absences: [], apart: [] },
    ];
    const other = { id: "other", enterpriseId: "e2", window: WINDOW };
    expect([...shareOut([...visits(2), other], officers).values()]).toEqual(["b", "b", "a"]);
    expect(shareOut(visits(1), officers.slice(0, 1)).size).toBe(0);
  });

  test("the order of the officers changes nothing", () => {
    fc.assert(
      fc.property(fc.nat(40), anyOfficers, (count, officers) => {
        expect(shareOut(visits(count), officers.toReversed())).toEqual(shareOut(visits(count), officers));
      }),
    );
  });
});
