import { plainText } from "./plain-text";

const MOBILE = /^1[3-9]\d{9}$/;
const EXTENSION = String.raw`(?:-|转|分机|ext\.?|x)(\d{1,6})`;
const LANDLINE = new RegExp(String.raw`^(0\d{2,3}-?\d{7,8})(?:${EXTENSION})?$`, "i");

/** A telephone number as people type it, folded: full-width digits, spaces, brackets around the area code, +86. */
export function foldPhone(text: string): string {
  return plainText(text.normalize("NFKC"))
    .replace(/\s/g, "")
    .replace(/^\((0\d{2,3})\)-?/, "$1-")
    .replace(/\p{Pd}/gu, "-")
    .replace(/^(?:\+86|0086)-?/, "")
    .replace(/^1[\d-]+$/, (digits) => digits.replaceAll("-", ""));
}

/** Whether a folded number is a mobile number of the mainland, or a landline with its area code and, where there is one, its extension. */
export function isPhone(text: string): boolean {
  return MOBILE.test(text) || LANDLINE.test(text);
}

/** The address that dials a folded number, an extension apart from it (RFC 3966). */
export function phoneUri(text: string): string {
  const [, line = text, extension] = LANDLINE.exec(text) ?? [];
  return extension ? `tel:${line};ext=${extension}` : `tel:${line}`;
}
