import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { textsOf } from "@/programme/words";
import { sentencesOf } from "../../tests/support/words";
import formatMessage from "./sentences";

/** Values for whatever a sentence may ask for; a tag becomes brackets. */
function valuesFor(sentence: string, value: number | string) {
  const asked = [...sentence.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name = ""]) => [name, value] as const);
  const tags = [...sentence.matchAll(/<(\w+)>/g)].map(([, name = ""]) => {
    return [name, (inside: unknown) => `[${[inside].flat().join("")}]`] as const;
  });
  return Object.fromEntries<number | string | ((inside: unknown) => string)>([...asked, ...tags]);
}

describe.each(["zh-CN", "en"] as const)("the sentences in %s", (locale) => {
  const sentences = [...sentencesOf(locale)];

  test("read as next-intl itself reads them, at the first time and again", () => {
    expect(sentences.length).toBeGreaterThan(1_000);
    const messages = Object.fromEntries(sentences.map(([key, sentence]) => [key.replaceAll(".", "_"), sentence]));
    const t = createTranslator({ locale, messages, timeZone: "Asia/Shanghai" });
    const differing = sentences.filter(([key, sentence]) => {
      const name = key.replaceAll(".", "_");
      if (!/[{<]/.test(sentence)) return formatMessage(key, sentence, undefined, { locale }) !== t(name);
      return [0, 1, 2, 2, "甲 & <b>"].some((value) => {
        const values = valuesFor(sentence, value);
        return String(formatMessage(key, sentence, values, { locale })) !== String(t.rich(name, values));
      });
    });
    expect(differing).toEqual([]);
  });

  test("read the same in sheets, papers and files, plurals and choices too", () => {
    const t = textsOf(locale);
    const put = sentences.filter(([, sentence]) => !/<\w+>/.test(sentence));
    const differing = put.filter(([key, sentence]) =>
      [0, 1, 2, "甲 & <b>"].some((value) => {
        const values = Object.fromEntries(
          [...sentence.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name = ""]) => [name, value]),
        );
        return t(key, values) !== String(formatMessage(key, sentence, values, { locale }));
      }),
    );
    expect(differing).toEqual([]);
  });

  test("leave dates and numbers to those who know the time zone", () => {
    expect(sentences.filter(([, sentence]) => /\{\w+\s*,\s*(date|time|number)/.test(sentence))).toEqual([]);
  });
});

test("what is no sentence is refused", () => {
  expect(() => formatMessage("a.b", { c: "d" }, undefined, { locale: "en" })).toThrow(/a\.b/);
  expect(() => formatMessage("a.b", "{broken", {}, { locale: "en" })).toThrow();
});
