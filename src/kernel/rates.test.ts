import fc from "fast-check";
import { expect, test } from "vitest";
import { eventInterval, percent, perThousand, shareInterval } from "./rates";

test("a share in percent", () => {
  expect([0.9524, 1, 0].map(percent)).toEqual(["95.2%", "100%", "0%"]);
});

test("the exact interval of counts, as in the tables (Garwood)", () => {
  const rounded = (n: number) => {
    const { low, high } = eventInterval(n);
    return [Number(low.toFixed(3)), Number(high.toFixed(3))];
  };
  expect(rounded(0)).toEqual([0, 3.689]);
  expect(rounded(1)).toEqual([0.025, 5.572]);
  expect(rounded(5)).toEqual([1.623, 11.668]);
  expect(rounded(10)).toEqual([4.795, 18.39]);
  expect(rounded(100)).toEqual([81.364, 121.627]);
});

test("the interval of a share, as computed by hand", () => {
  const { low, high } = shareInterval(8, 10);
  expect([low.toFixed(4), high.toFixed(4)]).toEqual(["0.4902", "0.9433"]);
  expect(shareInterval(0, 20).low).toBe(0);
  expect(shareInterval(20, 20).high).toBe(1);
});

test("what is no count has no interval", () => {
  for (const [part, whole] of [
    [3, 2],
    [1, 0],
    [-1, 4],
    [0.5, 2],
  ] as const)
    expect(() => shareInterval(part, whole)).toThrow(RangeError);
  expect(() => eventInterval(-1)).toThrow(RangeError);
  expect(() => eventInterval(1.5)).toThrow(RangeError);
  expect(perThousand(4, 0)).toBeNull();
});

const share = fc
  .integer({ min: 1, max: 5000 })
  .chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole)));

test("a share lies in its interval, the interval in 0–1; the other side's is its mirror; more answers make it narrower", () => {
  fc.assert(
    fc.property(share, ([part, whole]) => {
      const { low, high } = shareInterval(part, whole);
      const mirror = shareInterval(whole - part, whole);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(part / whole);
      expect(high).toBeGreaterThanOrEqual(part / whole);
      expect(mirror.low).toBeCloseTo(1 - high, 9);
      const more = shareInterval(part * 4, whole * 4);
      expect(more.high - more.low).toBeLessThan(high - low);
    }),
  );
});

test("a count lies in its interval; a larger count's lies higher; the tails are those of the distribution", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2000 }), (events) => {
      const { low, high } = eventInterval(events);
      const next = eventInterval(events + 1);
      expect(low).toBeLessThanOrEqual(events);
      expect(high).toBeGreaterThan(events);
      expect(next.low).toBeGreaterThan(low);
      expect(next.high).toBeGreaterThan(high);
    }),
  );
  const below = (events: number, mean: number) => {
    let [term, sum] = [Math.exp(-mean), Math.exp(-mean)];
    for (let k = 1; k <= events; k++) {
      term *= mean / k;
      sum += term;
    }
    return sum;
  };
  for (const events of [1, 2, 7, 40]) {
    const { low, high } = eventInterval(events);
    expect(below(events, high)).toBeCloseTo(0.025, 9);
    expect(1 - below(events - 1, low)).toBeCloseTo(0.025, 9);
  }
});

test("per thousand: linear in the events' interval, the less the more members there are", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 100_000 }), (events, members) => {
      const one = perThousand(events, members);
      const two = perThousand(events, members * 2);
      expect(one?.rate).toBeCloseTo((events / members) * 1000, 6);
      expect(two?.high).toBeCloseTo((one?.high ?? 0) / 2, 6);
      expect(one && one.low <= one.rate && one.rate < one.high).toBe(true);
    }),
  );
});
