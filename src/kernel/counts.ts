import { chineseNumber } from "./chinese-numerals";

/** What a count isn't, as a fault's code. */
type NoCount = "not-a-number" | "negative" | "too-large" | "not-whole";

/** A count of at most seven digits that stands alone, or with what is counted: 1,200 人, 三百二十. */
export function readCount(text: string): { readonly value: number } | { readonly fault: NoCount } {
  const digits = text
    .normalize("NFKC")
    .replace(/[\s,，]/g, "")
    .replace(/[人名员个]$/, "");
  const [, minus, above = digits] = /^([\p{Pd}\u2212负])?(.*)$/u.exec(digits) ?? [];
  const number = /^\d+(\.\d+)?$/.test(above) ? Number(above) : chineseNumber(above);
  if (number === undefined) return { fault: "not-a-number" };
  if (minus) return { fault: "negative" };
  if (number >= 10_000_000) return { fault: "too-large" };
  return Number.isInteger(number) ? { value: number } : { fault: "not-whole" };
}

/** A count as it is kept, however it was typed (`readCount`); what is none stays as it is, for the schema to tell. */
export function writtenCount(text: string): string {
  const read = readCount(text);
  return "value" in read ? String(read.value) : text.normalize("NFKC").trim();
}
