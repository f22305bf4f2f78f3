import { expect, test } from "vitest";
import { plainText, plainWidth, writtenText } from "./plain-text";

test("what has no look goes, white space of any width is one space", () => {
  expect(plainText("\uFEFF\u200E 甲\u00A0\u3000乙\u00AD\u2060丙\u202A\u{E0101}\u3164\u0007\u2800\t丁\r\n")).toBe(
    "甲 乙丙 丁",
  );
  expect(plainText("\u200B\u2028\uFFFC")).toBe("");
});

test("letters and digits get their plain width, a character's radical becomes the character, Chinese marks stay", () => {
  expect(plainWidth("ＡＢ１２（甲，⼄）：⼯⼚")).toBe("AB12（甲，乙）：工厂");
});

test("what was written keeps its lines and spaces, and turns nobody around", () => {
  expect(writtenText("甲\u0000 乙\u202E丙\u2066\n丁\t👩\u200D🔧\r\n")).toBe("甲 乙丙\n丁\t👩\u200D🔧\r\n");
});

test.each(["\u200B\u200B", "\u3164", "\u2800 \u00AD", " \u3000\n"])(
  "%j says nothing to anybody, and nothing was written",
  (text) => {
    expect(writtenText(text)).toBe("");
  },
);

test("a name with unseen places to break a line is the name", () => {
  expect(writtenText("秀洲\u200B电子\u00AD集\u2060群")).toBe("秀洲电子集群");
});
