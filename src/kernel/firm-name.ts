/** A firm's name as it stands on its licence: letters and digits in their plain width, brackets full-width in a Chinese name, no stray spaces. */
export function tidyFirmName(text: string): string {
  const plain = text.normalize("NFKC").replace(/\s+/g, " ").trim();
  if (!/\p{Script=Han}/u.test(plain)) return plain;
  return plain
    .replaceAll("(", "（")
    .replaceAll(")", "）")
    .replace(/\s*([（）])\s*/g, "$1");
}
