import { dayOfSerial } from "@/kernel/days";

/** Numbers of the built-in formats that show a date (ECMA-376, 18.8.30), those of the Chinese edition too. Among them stand 48, an exponent, and 49, text. */
function isBuiltInDate(format: number): boolean {
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 50 && format <= 58);
}

/** For each style of a workbook, whether it shows its number as a date. */
export function dateStyles(used: readonly string[], formats: ReadonlyMap<string, string>): boolean[] {
  return used.map((id) => {
    const own = formats.get(id);
    if (own === undefined) return isBuiltInDate(Number(id));
    const letters = own.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "");
    return /[yd年日]/i.test(letters);
  });
}

type Cell = {
  /** `t` of the cell: s, str, inlineStr, n, d, b, e. */
  readonly kind: string;
  readonly value: string;
  /** The texts that cells share, each as it is meant. */
  readonly texts: readonly string[];
  readonly isDate: boolean;
  readonly from1904: boolean;
};

/** A cell as the text that a person would have typed. */
export function cellText({ kind, value, texts, isDate, from1904 }: Cell): string {
  switch (kind) {
    case "s":
      return texts[Number(value)] ?? "";
    case "n":
      return isDate ? (dayOfSerial(value, from1904) ?? plainNumber(value)) : plainNumber(value);
    case "d":
      return value.slice(0, 10);
    case "b":
      return value === "1" ? "TRUE" : "FALSE";
    default:
      return unescaped(value);
  }
}

/** Digits of a number that spreadsheet programs keep. */
const KEPT_DIGITS = 15;

/**
 * The digits of a number, without exponent and without what floating point adds: 9.1330402900003002E17, as a program writes a code of which it kept
 * fifteen digits, is 913304029000030000.
 */
export function plainNumber(value: string): string {
  const text = value.trim();
  if (/^-?\d+$/.test(text)) return text;
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  if (Number.isSafeInteger(number) || !Number.isInteger(number)) return String(Number(number.toPrecision(KEPT_DIGITS)));
  const [digits = "", exponent] = number.toExponential(KEPT_DIGITS - 1).split("e");
  return digits.replace(".", "").padEnd(Number(exponent) + (number < 0 ? 2 : 1), "0");
}

/** The text of a cell: what XML can't hold stands as `_x000D_` in workbooks; what no text can hold is left out. */
export function unescaped(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll("\u0000", "")
    .toWellFormed();
}
