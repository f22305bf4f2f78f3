import { plainText } from "./plain-text";

/**
 * A firm's name as it stands on its licence: letters and digits in their plain width, brackets full-width in a Chinese name, no stray spaces, and
 * none beside a Chinese character.
 */
export function tidyFirmName(text: string): string {
  const plain = plainText(text.normalize("NFKC"));
  if (!/\p{Script=Han}/u.test(plain)) return plain;
  return plain
    .replaceAll("(", "（")
    .replaceAll(")", "）")
    .replace(/\s*([（）])\s*/g, "$1")
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, "");
}
