import { z } from "zod";

/** What stands for a letter of which the font has no picture, as printers set it. */
const GETA = "〓";
/** Seen neither way: line breaks and tabs, which the page heeds; joiners and marks that choose a form, which are left out. */
const CONTROL = /\p{Cc}/u;
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;

const embedded = z.object({
  font: z.custom<{ readonly hasGlyphForCodePoint: (code: number) => boolean }>(
    (font) => typeof font === "object" && font !== null && "hasGlyphForCodePoint" in font,
  ),
});

/**
 * Sets 〓 for every letter that the page's present font lacks, rare letters of names such as 𠮷 (U+20BB7), wherever a text is written or measured
 * from now on: the font would set an empty box. Gives the letters that were lacking, as they come up.
 */
export function standInForLacking(page: PDFKit.PDFDocument): ReadonlySet<string> {
  const { font } = embedded.parse(Reflect.get(page, "_font"));
  const lacking = new Set<string>();
  const known = new Map<string, string>();
  const shownAs = (letter: string): string => {
    if (CONTROL.test(letter) || font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)) return letter;
    if (UNSEEN.test(letter)) return "";
    lacking.add(letter);
    return GETA;
  };
  const legible = (text: unknown): unknown => {
    if (typeof text !== "string") return text;
    let written = "";
    for (const letter of text) {
      const shown = known.get(letter) ?? shownAs(letter);
      known.set(letter, shown);
      written += shown;
    }
    return written;
  };
  for (const name of ["text", "widthOfString", "heightOfString"] as const) {
    const write = page[name];
    Object.assign(page, {
      [name]: (text: unknown, ...rest: unknown[]) => Reflect.apply(write, page, [legible(text), ...rest]),
    });
  }
  return lacking;
}

/** So many are told one by one. */
const MOST_TOLD = 12;

/** Which letters 〓 stands for, by their numbers in Unicode, so that whoever reads the paper can look them up. */
export function lackingNote(lacking: ReadonlySet<string>): string {
  const codes = [...lacking].map(
    (letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
  const more = codes.length > MOST_TOLD ? ` … (${codes.length})` : "";
  return `${GETA}：字库所缺的字 letters that the font lacks: ${codes.slice(0, MOST_TOLD).join(" ")}${more}`;
}
