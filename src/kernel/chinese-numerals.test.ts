import fc from "fast-check";
import { expect, test } from "vitest";
import { chineseNumber, withDigits } from "./chinese-numerals";

test.each([
  ["三百二十", 320],
  ["十", 10],
  ["十二", 12],
  ["二十", 20],
  ["廿一", 21],
  ["一百零五", 105],
  ["一百一十", 110],
  ["两千零一十", 2010],
  ["一万二千", 12_000],
  ["三万零五", 30_005],
  ["叁佰贰拾", 320],
  ["二〇一五", 2015],
  ["零", 0],
])("%s is %i", (text, number) => expect(chineseNumber(text)).toBe(number));

test.each(["三百二", "一万二", "百", "三百百", "十百", "一二百", "甲", "", "一百零", "万", "一万万", "三十百"])(
  "%s is no number, or two",
  (text) => expect(chineseNumber(text)).toBeUndefined(),
);

test("every number that is written out is read as itself", () => {
  const letters = "零一二三四五六七八九";
  const written = (number: number): string => {
    let text = "";
    let gap = false;
    for (const [unit, name] of [
      [1000, "千"],
      [100, "百"],
      [10, "十"],
      [1, ""],
    ] as const) {
      const digit = Math.floor(number / unit) % 10;
      if (digit === 0) gap = text !== "";
      else {
        text += `${gap ? "零" : ""}${letters[digit]}${name}`;
        gap = false;
      }
    }
    return text;
  };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), (number) => {
      expect(chineseNumber(written(number))).toBe(number);
    }),
  );
});

test("a date in characters becomes one in digits", () => {
  expect(withDigits("二〇一五年三月二十一日")).toBe("2015年3月21日");
  expect(withDigits("二OO九年十二月廿一日")).toBe("2009年12月21日");
  expect(withDigits("2010年10月")).toBe("2010年10月");
});
