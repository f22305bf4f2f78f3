import { plainText } from "./plain-text";

/** The 31 characters of GB 32100-2015: no I, O, S, V, Z, which are misread. Their index is their value. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const USCC = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;
const ORG_CODE = /^[0-9A-Z]{8}[0-9X]$/;
const REGISTRATION_NUMBER = /^\d{15}$/;

/**
 * First two characters (registering authority, kind of body) in use. New ones are given out without notice, so an
 * unknown pair is a reason to look twice, never to refuse.
 */
const KNOWN_AUTHORITIES = new Set(
  "11 12 13 19 21 29 31 32 33 34 35 39 41 49 51 52 53 59 61 62 69 71 72 79 81 89 91 92 93 A1 A9 N1 N2 N3 N9 Y1".split(
    " ",
  ),
);

export type FirmCode = {
  /** 统一社会信用代码 (18), 组织机构代码 (9) or 工商注册号 (15); the last two were what a firm had before 2015-10. */
  readonly kind: "uscc" | "orgCode" | "regNo";
  /** Upper case, without spaces and hyphens. */
  readonly code: string;
  readonly warning?: "unknown-authority";
};

/** `org-check`: the eighteenth character agrees, but not the check digit of the organisation code within. */
export type FirmCodeFault = { readonly fault: "empty" | "length" | "letters" | "check" | "org-check" };

/**
 * Reads any of the three codes as people type them: full-width, lower case, with spaces or hyphens.
 * Check digits after GB 32100-2015, GB 11714-1997 and GS 15-2006.
 */
export function parseFirmCode(text: string): FirmCode | FirmCodeFault {
  const code = plainText(text.normalize("NFKC"))
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, "");
  if (code.length === 18) return parseCreditCode(code);
  if (code.length === 9) {
    if (!ORG_CODE.test(code)) return { fault: "letters" };
    return code.endsWith(orgCheckDigit(code.slice(0, 8))) ? { kind: "orgCode", code } : { fault: "check" };
  }
  if (code.length === 15) {
    if (!REGISTRATION_NUMBER.test(code)) return { fault: "letters" };
    return code.endsWith(registrationCheckDigit(code.slice(0, 14))) ? { kind: "regNo", code } : { fault: "check" };
  }
  return { fault: code === "" ? "empty" : "length" };
}

function parseCreditCode(code: string): FirmCode | FirmCodeFault {
  if (!USCC.test(code)) return { fault: "letters" };
  if (!code.endsWith(checkLetter(code.slice(0, 17)))) return { fault: "check" };
  if (code[16] !== orgCheckDigit(code.slice(8, 16))) return { fault: "org-check" };
  if (KNOWN_AUTHORITIES.has(code.slice(0, 2))) return { kind: "uscc", code };
  return { kind: "uscc", code, warning: "unknown-authority" };
}

/** The organisation code (9 characters) that a valid credit code carries: how older records of the same firm are found. */
export function orgCodeOf(creditCode: string): string {
  return creditCode.slice(8, 17);
}

/**
 * The check character that GB 32100 puts after `body`: weights 3^i mod 31. As 3 is a primitive root of the prime 31, it
 * finds each single wrong character and each exchange of two within up to 30. Throws RangeError on a character outside the 31.
 */
export function checkLetter(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const letter of body) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) throw new RangeError(`not in the alphabet: ${letter}`);
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** GB 11714: weights 3 7 9 10 5 8 4 2, letters from A = 10; 10 is written X and 11 is written 0. */
function orgCheckDigit(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number.parseInt(body.charAt(i), 36), 0);
  return "0X987654321".charAt(sum % 11);
}

/** ISO 7064 MOD 11,10 over the first fourteen digits. */
function registrationCheckDigit(body: string): string {
  let product = 10;
  for (const digit of body) product = (((product + Number(digit)) % 10 || 10) * 2) % 11;
  return String((11 - product) % 10);
}

/**
 * A valid organisation code for an invented firm. It begins with XJ, which is not known to be given out (real ones begin
 * with a digit or, since 2015, with M), so that it can't be some real firm's. `serial` from 0 to 999999.
 */
export function makeOrgCode(serial: number): string {
  if (!Number.isInteger(serial) || serial < 0 || serial > 999_999) throw new RangeError(`serial: ${serial}`);
  const body = `XJ${String(serial).padStart(6, "0")}`;
  return body + orgCheckDigit(body);
}

/** A valid credit code for an invented enterprise, around `makeOrgCode(serial)`. `divisionCode` is the six digits of GB/T 2260. */
export function makeCreditCode(divisionCode: string, serial: number): string {
  if (!/^\d{6}$/.test(divisionCode)) throw new RangeError(`division: ${divisionCode}`);
  const body = `91${divisionCode}${makeOrgCode(serial)}`;
  return body + checkLetter(body);
}
