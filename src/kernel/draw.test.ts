import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  below,
  type DrawList,
  drawFrom,
  firmsShortOfOfficers,
  hashOf,
  listText,
  parseList,
  seedOf,
  wordsOf,
} from "./draw";

const DIVISIONS = ["330402", "330481"] as const;

/** A list of so many firms and officers, alternately of two divisions; every third officer is of the city's bureau. */
function listOf(firms: number, officers: number, over: Partial<DrawList> = {}): DrawList {
  const place = (no: number) => DIVISIONS[no % 2] ?? "";
  return {
    ...{ id: "d", take: Math.min(3, firms), each: 2, apart: [] },
    firms: Array.from({ length: firms }, (_, at) => ({
      ...{ no: at + 1, code: `C${at}`, divisionCode: place(at), name: `企业${at}（演示）` },
    })),
    officers: Array.from({ length: officers }, (_, at) => {
      const city = at % 3 === 0;
      return { no: at + 1, divisionCode: city ? "" : place(at), city, card: at % 2 ? "" : `K${at}`, name: `人员${at}` };
    }),
    ...over,
  };
}

const anySeed = fc.integer({ min: 0 }).map((n) => hashOf(String(n)));
const anyList = fc
  .record({ firms: fc.integer({ min: 1, max: 60 }), officers: fc.integer({ min: 6, max: 20 }), share: fc.nat(100) })
  .map(({ firms, officers, share }) =>
    listOf(firms, officers, { take: Math.max(1, Math.floor((firms * share) / 100)), each: 2 }),
  );

describe("a draw", () => {
  test("of the same list with the same seed is the same; another seed draws otherwise sooner or later", () => {
    fc.assert(
      fc.property(anyList, anySeed, (list, seed) => void expect(drawFrom(list, seed)).toEqual(drawFrom(list, seed))),
    );
    const results = new Set(
      Array.from({ length: 40 }, (_, n) => JSON.stringify(drawFrom(listOf(30, 9), hashOf(`${n}`)))),
    );
    expect(results.size).toBe(40);
  });

  test("takes as many firms as it is to, none twice, each with its officers, none twice, out of those who may be drawn for it", () => {
    fc.assert(
      fc.property(anyList, anySeed, (list, seed) => {
        const drawn = drawFrom(list, seed);
        expect(drawn).toHaveLength(list.take);
        expect(new Set(drawn.map(({ firm }) => firm)).size).toBe(list.take);
        for (const { firm, officers } of drawn) {
          expect(new Set(officers).size).toBe(list.each);
          const place = list.firms[firm - 1]?.divisionCode;
          for (const no of officers) {
            const officer = list.officers[no - 1];
            expect(officer?.city || officer?.divisionCode === place).toBe(true);
          }
        }
      }),
    );
  });

  test("keeps apart whoever must not meet, and says for which firms there are too few officers", () => {
    const apart = [1, 2, 3, 4, 5].map((officer) => ({ firm: 1, officer }));
    const list = listOf(1, 6, { take: 1, each: 1, apart });
    expect(firmsShortOfOfficers(list).map(({ no }) => no)).toEqual([1]);
    expect(() => drawFrom(list, hashOf("x"))).toThrow(RangeError);
    const enough = listOf(1, 7, { take: 1, each: 1, apart });
    expect(firmsShortOfOfficers(enough)).toEqual([]);
    fc.assert(
      fc.property(anySeed, (seed) => void expect(drawFrom(enough, seed)).toEqual([{ firm: 1, officers: [7] }])),
    );
    expect(() => drawFrom(listOf(2, 6, { take: 3 }), hashOf("x"))).toThrow(RangeError);
  });

  test("gives nobody two firms more than another who could have been drawn as well", () => {
    const list = listOf(60, 6, {
      take: 30,
      each: 1,
      officers: listOf(0, 6).officers.map((one) => ({ ...one, city: true })),
    });
    fc.assert(
      fc.property(anySeed, (seed) => {
        const counts = list.officers.map(
          ({ no }) => drawFrom(list, seed).filter(({ officers }) => officers[0] === no).length,
        );
        expect(counts).toEqual([5, 5, 5, 5, 5, 5]);
      }),
      { numRuns: 20 },
    );
  });

  test("draws each firm about as often as another: 4,000 draws of 3 of 12, chi square under the bound of one in a thousand", () => {
    const list = listOf(12, 6);
    const counts = new Map<number, number>();
    for (let n = 0; n < 4000; n++)
      for (const { firm } of drawFrom(list, hashOf(`even ${n}`))) counts.set(firm, (counts.get(firm) ?? 0) + 1);
    const chi = list.firms.reduce((sum, { no }) => sum + ((counts.get(no) ?? 0) - 1000) ** 2 / 1000, 0);
    expect(chi).toBeLessThan(31.3);
  });
});

describe("numbers", () => {
  test("lie below their bound", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 0x100000000 }), anySeed, (bound, seed) => {
        const found = below(wordsOf(seed), bound);
        expect(found >= 0 && found < bound && Number.isInteger(found)).toBe(true);
      }),
    );
  });

  test("aren't bent by the division: a word past the last whole multiple is thrown away", () => {
    // 2^32 = 3 × 1431655765 + 1: the last word alone would make nought more likely than one and two.
    expect(below([0xffffffff, 7].values(), 3)).toBe(1);
    expect(below([0xfffffffe].values(), 3)).toBe(2);
    expect(below([0xc0000000, 0xffffffff, 5].values(), 0xc0000000)).toBe(5);
    expect(() => below([].values(), 3)).toThrow(RangeError);
    for (const bound of [0, -1, 1.5, 0x100000001]) expect(() => below(wordsOf("x"), bound)).toThrow(RangeError);
  });

  test("come from SHA-256 as it is told: anybody can make them again with other tools", () => {
    const sha = (text: string) => createHash("sha256").update(text).digest();
    const seed = seedOf({ listHash: "aa", secret: "bb", number: "05 12" });
    expect(seed).toBe(sha("aa\nbb\n05 12").toString("hex"));
    const words = wordsOf(seed);
    const blocks = [0, 1].map((block) => sha(`${seed}\n${block}`));
    for (const block of blocks)
      for (let at = 0; at < 32; at += 4) expect(words.next().value).toBe(block.readUInt32BE(at));
  });
});

test("a list reads back as it was written; one letter more or less is another hash; strange signs can't make a line", () => {
  fc.assert(fc.property(anyList, (list) => void expect(parseList(listText(list))).toEqual(list)));
  const apart = listOf(2, 6, { apart: [{ firm: 1, officer: 2 }] });
  expect(parseList(listText(apart))).toEqual(apart);
  expect(hashOf(listText(apart))).not.toBe(hashOf(listText(listOf(2, 6))));
  const bent = listOf(1, 6, { firms: [{ no: 1, code: "C", divisionCode: "330402", name: "甲\nofficer\t9" }] });
  expect(parseList(listText(bent))?.officers).toHaveLength(6);
  expect(parseList("something else")).toBeUndefined();
});

test("the result of one seed is known: whoever changes the way of drawing sees it here", () => {
  expect(drawFrom(listOf(10, 6), hashOf("演示"))).toMatchInlineSnapshot(`
    [
      {
        "firm": 5,
        "officers": [
          1,
          3,
        ],
      },
      {
        "firm": 3,
        "officers": [
          5,
          4,
        ],
      },
      {
        "firm": 8,
        "officers": [
          6,
          2,
        ],
      },
    ]
  `);
});
