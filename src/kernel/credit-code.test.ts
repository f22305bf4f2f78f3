import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkLetter, makeCreditCode, makeOrgCode, orgCodeOf, parseFirmCode } from "./credit-code";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const DIVISIONS = ["330400", "330402", "330411", "330421", "330424", "330481", "330482", "330483"];
const creditCode = fc
  .tuple(fc.constantFrom(...DIVISIONS), fc.integer({ min: 0, max: 999_999 }))
  .map(([division, serial]) => makeCreditCode(division, serial));

function withLetter(code: string, at: number, letter: string): string {
  return code.slice(0, at) + letter + code.slice(at + 1);
}

describe("unified social credit code", () => {
  test.each([
    ["清华大学", "12100000400000624D", "400000624"],
    ["北京大学", "12100000400002259P", "400002259"],
    ["浙江大学", "12100000470095016Q", "470095016"],
    ["武义县市场监管局", "11330723307360844C", "307360844"],
    ["a company, check X within", "9144030071526726XG", "71526726X"],
    ["a company", "914403001922038216", "192203821"],
    ["a company in Hangzhou", "91330100799655058B", "799655058"],
    ["the example of GB 32100-2015", "91350100M000100Y43", "M000100Y4"],
  ])("%s: %s", (_, code, orgCode) => {
    expect(parseFirmCode(code)).toEqual({ kind: "uscc", code });
    expect(orgCodeOf(code)).toBe(orgCode);
    expect(parseFirmCode(orgCode)).toEqual({ kind: "orgCode", code: orgCode });
  });

  test("as people type it", () => {
    for (const typed of [
      "12100000400000624d",
      " 1210 0000 4000 00624D ",
      "１２１０００００４０００００６２４Ｄ",
      "12100000-40000062-4-D",
    ]) {
      expect(parseFirmCode(typed)).toEqual({ kind: "uscc", code: "12100000400000624D" });
    }
  });

  test.each([
    ["", "empty"],
    [" - ", "empty"],
    ["12100000400000624", "length"],
    ["12100000400000624DD", "length"],
    ["1210000040000062-4", "length"],
    ["12100000400000624E", "check"],
    ["13100000400000624D", "check"],
    ["I2100000400000624D", "letters"],
    ["1210O000400000624D", "letters"],
    ["12100000S00000624D", "letters"],
    ["12100000V00000624D", "letters"],
    ["12100000Z00000624D", "letters"],
    ["12A00000400000624D", "letters"],
    ["密210000040000062D4", "letters"],
  ])("%j: %s", (text, fault) => expect(parseFirmCode(text)).toEqual({ fault }));

  test("the code within has its own check digit", () => {
    const body = "91330400400000625";
    expect(parseFirmCode(body + checkLetter(body))).toEqual({ fault: "org-check" });
  });

  test("an unknown authority is accepted with a warning", () => {
    const body = "Q7330400400000624";
    const code = body + checkLetter(body);
    expect(parseFirmCode(code)).toEqual({ kind: "uscc", code, warning: "unknown-authority" });
  });

  test("every change of one character is found, all of them", () => {
    for (const code of ["12100000400000624D", "9144030071526726XG"]) {
      for (let at = 0; at < 18; at++) {
        for (const letter of ALPHABET) {
          if (letter !== code[at]) expect(parseFirmCode(withLetter(code, at, letter))).toHaveProperty("fault");
        }
      }
    }
  });

  test("every exchange of two of the first seventeen is found", () => {
    fc.assert(
      fc.property(creditCode, fc.nat(16), fc.nat(16), (code, a, b) => {
        fc.pre(code[a] !== code[b]);
        const exchanged = withLetter(withLetter(code, a, code.charAt(b)), b, code.charAt(a));
        expect(parseFirmCode(exchanged)).toHaveProperty("fault");
      }),
    );
  });
});

describe("codes from before 2015-10", () => {
  test.each(["40000062-4", "d2143569-x", "MA5AP9ET-2", "７１５２６７２６Ｘ"])("organisation code %s", (text) => {
    expect(parseFirmCode(text)).toMatchObject({ kind: "orgCode" });
  });
  test.each([
    ["40000062-5", "check"],
    ["D2143569-1", "check"],
    ["40000062A", "letters"],
    ["4000006字4", "letters"],
  ])("organisation code %s: %s", (text, fault) => expect(parseFirmCode(text)).toEqual({ fault }));

  test.each(["110108000000016", "440301103097413", "440301103448669"])("registration number %s", (code) => {
    expect(parseFirmCode(code)).toEqual({ kind: "regNo", code });
    for (let at = 0; at < 15; at++) {
      for (let digit = 0; digit < 10; digit++) {
        if (String(digit) === code[at]) continue;
        expect(parseFirmCode(withLetter(code, at, String(digit)))).toEqual({ fault: "check" });
      }
    }
  });
  test("a registration number has digits only", () => {
    expect(parseFirmCode("44030110309741X")).toEqual({ fault: "letters" });
  });
});

describe("codes of invented firms", () => {
  test("are valid, the same each time, one for each serial, and none that could be real", () => {
    fc.assert(
      fc.property(fc.constantFrom(...DIVISIONS), fc.integer({ min: 0, max: 999_999 }), (division, serial) => {
        const code = makeCreditCode(division, serial);
        expect(parseFirmCode(code)).toEqual({ kind: "uscc", code });
        expect(code.slice(0, 10)).toBe(`91${division}XJ`);
        expect(orgCodeOf(code)).toBe(makeOrgCode(serial));
        expect(parseFirmCode(makeOrgCode(serial))).toEqual({ kind: "orgCode", code: makeOrgCode(serial) });
        expect(makeCreditCode(division, serial)).toBe(code);
      }),
    );
    const codes = Array.from({ length: 20_000 }, (_, serial) => makeCreditCode("330483", serial));
    expect(new Set(codes).size).toBe(20_000);
  });
  test("one of them", () => expect(makeCreditCode("330483", 1)).toMatchInlineSnapshot(`"91330483XJ00000188"`));
  test("not from nonsense", () => {
    expect(() => makeCreditCode("JX-JKQ", 1)).toThrow(RangeError);
    expect(() => makeCreditCode("330400", 1_000_000)).toThrow(RangeError);
    expect(() => makeOrgCode(-1)).toThrow(RangeError);
    expect(() => checkLetter("33O")).toThrow(RangeError);
  });
});
