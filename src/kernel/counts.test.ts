import { expect, test } from "vitest";
import { readCount, writtenCount } from "./counts";

test.each([
  ["0", 0],
  [" 1,200 人", 1200],
  ["１２０", 120],
  ["三百二十", 320],
  ["12.0", 12],
  ["9999999", 9_999_999],
])("%s is a count", (text, value) => expect(readCount(text)).toEqual({ value }));

test.each([
  ["若干", "not-a-number"],
  ["", "not-a-number"],
  ["-5", "negative"],
  ["−5", "negative"],
  ["负五", "negative"],
  ["10000000", "too-large"],
  ["12.5", "not-whole"],
])("%s is none: %s", (text, fault) => expect(readCount(text)).toEqual({ fault }));

test.each([
  ["１，２００", "1200"],
  [" 三百二十人 ", "320"],
  ["－５", "-5"],
  ["１２．５", "12.5"],
  [" 若干 ", "若干"],
  ["\u3000", ""],
])("%j is kept as %j", (text, kept) => expect(writtenCount(text)).toBe(kept));
