import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import words from "./words/zh-CN.json";

const ORDER = ["g1", "g2", "m1", "m2", "m3", "m4", "m5", "m6", "r1", "r2", "r3"] as const;

/** Letters and digits alone: the paper's punctuation is set full-width here, its words are not touched. */
function wordsOf(text: string): string {
  return text.normalize("NFKC").replace(/[^\p{L}\p{N}_〔〕]/gu, "");
}

test("the opinion of 2014 stands here word for word", () => {
  const { title, addressees, preamble, clauses, issuer } = words.document;
  const parts = ORDER.map((key) => (key.startsWith("g") ? "" : clauses[key].title) + clauses[key].text);
  const hash = createHash("sha256").update(wordsOf([title, addressees, preamble, ...parts, issuer].join("")));
  expect(hash.digest("hex")).toBe("fbd4ea5ced543c399c664abb747b91da23f970876d79369f30fa492aaea35e54");
});

test("its numbers are those of the targets", () => {
  for (const number of ["100家", "5个", "200家", "10个", "300家", "20个"])
    expect(words.document.clauses.m3.text).toContain(number);
});
