/** What nobody sees: marks of direction, width nought, byte order, variants; control characters but for white space; two blank symbols. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800\uFFFC]|(?!\s)\p{Cc}/gu;

/**
 * A text as a reader sees it: without characters that have no look, and with single plain spaces for white space of any width. What is pasted
 * from web pages, mails and PDF files is full of them, and two texts that look alike would differ.
 */
export function plainText(text: string): string {
  return text.replace(UNSEEN, "").replace(/\s+/g, " ").trim();
}

/**
 * Control characters but for line breaks and tabs, marks that turn the direction of writing, and places to break a line that have no width: a text
 * with them reads as something that nobody wrote. What joins letters or chooses their look stays.
 */
const UNWRITTEN = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]|(?![\n\r\t])\p{Cc}/gu;

/**
 * A text as somebody wrote it, line breaks and spaces included; nothing where there is nothing to be seen, or a reason of a space without width
 * would be one. The database takes no U+0000, and no reader should be turned around.
 */
export function writtenText(text: string): string {
  return plainText(text) === "" ? "" : text.replace(UNWRITTEN, "");
}

/** Letters and digits of full width, and parts of characters that stand for whole ones, as PDF files have them. */
const WIDE = /[０-９Ａ-Ｚａ-ｚ＝＠．－＋\u2E80-\u2FDF\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu;

/** Plain width for letters and digits alone: Chinese brackets, commas and colons stay what they are. */
export function plainWidth(text: string): string {
  return text.replace(WIDE, (letter) => letter.normalize("NFKC"));
}
