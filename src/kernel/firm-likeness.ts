/**
 * How alike two firms' names are, from 0 to 1: the share of pairs of neighbouring characters that they have in common (Dice), without
 * spaces, punctuation, width, case, place at the head and legal form at the end. A name of one character is like its equal alone.
 */
export function nameLikeness(one: string, other: string): number {
  const [a, b] = [bareName(one), bareName(other)];
  if (a === b) return 1;
  const [left, right] = [piecesOf(a), piecesOf(b)];
  const common = [...left].filter((piece) => right.has(piece)).length;
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size);
}

/** Names of which one may be a slip or a shortening of the other. With a telephone in common, likely one firm. */
export function namesAlike(one: string, other: string): boolean {
  return nameLikeness(one, other) >= 0.5;
}

const PLACE = /^(中国)?(浙江省?)?(嘉兴市?)?/;
const FORM = /(股份有限公司|有限责任公司|有限公司|公司)?(演示)?$/;

/** A name without what people write one way or the other; `firm_name_key` in the database says the same. */
export function bareName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s()（）·,，.。-]/g, "")
    .replace(PLACE, "")
    .replace(FORM, "");
}

function piecesOf(text: string): Set<string> {
  const letters = [...text];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}
