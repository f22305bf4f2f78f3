import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "./days";
import {
  formatComplaintReference,
  formatContactPointNumber,
  formatDocumentNumber,
  numberMeant,
  parseComplaintReference,
  parseContactPointNumber,
  parseDocumentNumber,
} from "./document-number";

describe("document numbers", () => {
  test("as on paper", () => {
    expect(formatDocumentNumber({ word: "嘉市监案", year: 2016, serial: 7 })).toBe("嘉市监案〔2016〕7号");
  });
  test.each([
    ["嘉市监案〔2016〕7号", { word: "嘉市监案", year: 2016, serial: 7 }],
    ["嘉市监案[2016]007号", { word: "嘉市监案", year: 2016, serial: 7 }],
    ["嘉市监案（2016）第7号", { word: "嘉市监案", year: 2016, serial: 7 }],
    [" 嘉市监 案【２０１６】 7 号", { word: "嘉市监案", year: 2016, serial: 7 }],
    ["国办发明电〔2015〕18", { word: "国办发明电", year: 2015, serial: 18 }],
    ["嘉市监案〔2016〕0号", undefined],
    ["嘉市监案2016-7号", undefined],
    ["嘉〔2016〕7号", undefined],
    ["JSJ〔2016〕7号", undefined],
    ["嘉市监案〔16〕7号", undefined],
    ["嘉市监案〔2016〕123456号", undefined],
    ["", undefined],
  ])("%j", (text, read) => expect(parseDocumentNumber(text)).toEqual(read));
  test("reading what was written gives it back", () => {
    const number = fc.record({
      word: fc.constantFrom("嘉市监案", "嘉市监涉罪移", "嘉公经侦", "南市监协查"),
      year: fc.integer({ min: 2014, max: 2100 }),
      serial: fc.integer({ min: 1, max: 99_999 }),
    });
    fc.assert(
      fc.property(number, (any) => {
        expect(parseDocumentNumber(formatDocumentNumber(any))).toEqual(any);
      }),
    );
  });
});

describe("complaint references", () => {
  const reference = fc.record({
    day: fc.nat(5000).map((n) => addDays("2014-12-01", n)),
    serial: fc.integer({ min: 1, max: 999_999 }),
  });
  const example = formatComplaintReference({ day: "2016-11-24", serial: 1 });

  test("one of them", () => expect(example).toMatchInlineSnapshot(`"JX-TS-20161124-0001-A"`));
  test("reading what was written gives it back, however it is typed", () => {
    fc.assert(
      fc.property(reference, (any) => {
        const text = formatComplaintReference(any);
        expect(text).toMatch(/^JX-TS-\d{8}-\d{4,6}-[0-9A-HJ-NP-RTUWXY]$/);
        for (const typed of [text, text.toLowerCase(), text.replaceAll("-", ""), ` ${text.replaceAll("-", " – ")} `]) {
          expect(parseComplaintReference(typed)).toEqual(any);
        }
        expect(parseComplaintReference(text.slice(0, 6) + text.slice(6).replaceAll("0", "O"))).toEqual(any);
      }),
    );
  });
  test("one wrong digit or two exchanged ones are noticed", () => {
    const at = fc.integer({ min: 0, max: 12 }).map((i) => i + (i < 8 ? 6 : 7));
    fc.assert(
      fc.property(reference, at, at, fc.nat(9), (any, a, b, digit) => {
        const text = formatComplaintReference(any);
        const letters = [...text];
        const place = (i: number, letter: string) => letters.with(i, letter).join("");
        if (/\d/.test(text.charAt(a)) && text.charAt(a) !== String(digit) && a < text.length - 2) {
          expect(parseComplaintReference(place(a, String(digit)))).toHaveProperty("fault");
        }
        const last = text.length - 2;
        if (a < last && b < last && text[a] !== text[b]) {
          const exchanged = letters.with(a, text.charAt(b)).with(b, text.charAt(a)).join("");
          expect(parseComplaintReference(exchanged)).toHaveProperty("fault");
        }
      }),
      { numRuns: 500 },
    );
  });
  test.each([
    ["", "shape"],
    ["JX-TS-2016112-0001-C", "shape"],
    ["HZ-TS-20161124-0001-C", "shape"],
    ["JX-TS-2016112A-0001-C", "shape"],
    ["JX-TS-20161124-00001-C", "shape"],
    ["JX-TS-20161124-0001-?", "check"],
  ])("%j: %s", (text, fault) => expect(parseComplaintReference(text)).toEqual({ fault }));
  test("a good check character on a day that isn't, is no reference", () => {
    expect(() => formatComplaintReference({ day: "2016-02-30", serial: 1 })).toThrow(RangeError);
    expect(() => formatComplaintReference({ day: "2016-02-29", serial: 0 })).toThrow(RangeError);
  });
});

describe("contact points", () => {
  test("as on the plaque", () => expect(formatContactPointNumber(1)).toBe("嘉商密联点 0001"));
  test.each([
    ["嘉商密联点 0001", 1],
    ["嘉商密联点0300号", 300],
    ["０１２", 12],
    ["嘉商密联点 0000", undefined],
    ["嘉市监 0001", undefined],
  ])("%j: %s", (text, serial) => expect(parseContactPointNumber(text)).toBe(serial));
  test("there and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (serial) => {
        expect(parseContactPointNumber(formatContactPointNumber(serial))).toBe(serial);
      }),
    );
  });
});

describe("a number that is typed", () => {
  test.each([
    [
      formatComplaintReference({ day: "2016-11-24", serial: 1 })
        .toLowerCase()
        .replaceAll("-", " ")
        .replace("0001", "ooo1"),
      "JX-TS-20161124-0001-",
    ],
    ["嘉市监案 (2016) 第007号", "嘉市监案〔2016〕7号"],
    ["嘉商密联点1", "嘉商密联点 0001"],
  ])("%j is understood as it stands on record", (text, number) => expect(numberMeant(text)).toContain(number));
  test.each(["", "0001", "20161124", "JX-TS-20161124-0001-?", "嘉禾", "嘉商密联点", "嘉禾织造 嘉市监案〔2016〕7号"])(
    "%j is none",
    (text) => expect(numberMeant(text)).toBeUndefined(),
  );
});
