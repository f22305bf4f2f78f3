import fc from "fast-check";
import { expect, test } from "vitest";
import { addressWith, targetsPath, whatIfOf } from "./paths";
import { boardAddress, wrongMore } from "./schema";

test("a board's address shows the same again: what is read from it is written the same, whatever is asked", () => {
  const codes = ["330402", "330483", "JX-GQ"];
  const own = fc.dictionary(fc.constantFrom(...codes), fc.integer({ min: 0, max: 100 }), { noNullPrototype: true });
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const asked = fc.record({
    asOf: maybe(fc.constant("2016-11-24")),
    division: maybe(fc.constantFrom(...codes)),
    known: maybe(fc.constant("then")),
    addPoints: maybe(fc.integer({ min: 1, max: 100 })),
    addSites: maybe(fc.integer({ min: 1, max: 100 })),
    pointsAt: own,
    sitesAt: own,
  });
  fc.assert(
    fc.property(asked, (address) => {
      const path = targetsPath(addressWith(address));
      const read = boardAddress.parse(Object.fromEntries(new URLSearchParams(path.split("?")[1])));
      expect(targetsPath(addressWith(read))).toBe(path);
      for (const [code, n] of Object.entries(address.pointsAt)) expect(read.pointsAt?.[code]).toBe(n);
    }),
  );
});

test("what isn't a number, or too large, is left out, and with it nothing else", () => {
  const read = boardAddress.parse({
    ...{ "addPoints.330402": "3", "addPoints.330483": "", "addPoints.330481": "x", "addPoints.<b>": "2" },
    ...{ addPoints: "2", "addSites.330402": "0", q: "1" },
  });
  expect(read).toMatchObject({ addPoints: 2, pointsAt: { "330402": 3 }, sitesAt: { "330402": 0 } });
  expect(whatIfOf(read)).toEqual({ addPoints: "2", "addPoints.330402": "3", "addSites.330402": "0" });
});

test("what was typed into what-if and is no number that it takes stays as it was typed, and takes nothing else along", () => {
  const typed = {
    ...{ addPoints: "５", addSites: "-1", q: "x", division: "nowhere" },
    ...{ "addPoints.330402": "999", "addPoints.330481": " 4 ", "addSites.330402": "两个", "addSites.330481": "" },
  };
  expect(boardAddress.parse(typed)).toMatchObject({ addPoints: 5, pointsAt: { "330481": 4 } });
  expect(wrongMore(typed)).toEqual({ addSites: "-1", "addPoints.330402": "999", "addSites.330402": "两个" });
  expect(wrongMore({ addPoints: "0", "addPoints.330402": "0" })).toEqual({ addPoints: "0" });
});
