import { COMMON_PASSWORDS } from "./common-passwords";

/** Characters, as people count them. Length is what makes a password strong; nothing is demanded of its kinds of character (NIST SP 800-63B 5.1.1.2). */
export const PASSWORD_MINIMUM = 12;
/** Far above any passphrase; a bound keeps hashing from being a way to wear the server out. */
export const PASSWORD_MAXIMUM = 128;

/** Keys of `accounts.faults` in words. */
export type PasswordFault =
  | "password-short"
  | "password-long"
  | "password-common"
  | "password-pattern"
  | "password-name";

/**
 * What is wrong with a password that somebody wants to have, or undefined. `names` are what belongs to him and is known to others: user
 * name, mail address. After NIST SP 800-63B: long enough, not among those tried first, no rotation, no rules about kinds of characters.
 */
export function passwordFault(password: string, names: readonly string[] = []): PasswordFault | undefined {
  const text = password.normalize("NFKC");
  const length = [...text].length;
  if (length < PASSWORD_MINIMUM) return "password-short";
  if (length > PASSWORD_MAXIMUM) return "password-long";
  const folded = text.toLowerCase();
  if (isPattern(folded)) return "password-pattern";
  if (isCommon(folded)) return "password-common";
  return names.some((name) => holds(folded, name)) ? "password-name" : undefined;
}

function isCommon(folded: string): boolean {
  const bare = folded.replace(/[\s_\-.,!?@#$%^&*+=~]+/g, "");
  // 2016password!, Password123456: the word is what is tried, with every usual beginning and end.
  const word = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return [folded, word, ...withFewerDigits(bare)].some((form) => COMMON_PASSWORDS.has(form) || isDoubled(form));
}

/** The text, and what is left when one more of its last digits goes away, as long as there are any; each also without those before it. */
function withFewerDigits(text: string): string[] {
  const end = text.search(/\d*$/);
  const forms = Array.from({ length: text.length - end + 1 }, (_, i) => text.slice(0, text.length - i));
  return forms.flatMap((form) => [form, form.replace(/^\d+/, "")]);
}

/** passwordpassword, qwertyqwertyqwerty: a common one said again. */
function isDoubled(text: string): boolean {
  const once = /^(.{3,}?)\1+$/u.exec(text)?.[1];
  return once !== undefined && COMMON_PASSWORDS.has(once);
}

/** Few different characters, one piece again and again, or a run up or down: aaaaaaaaaaaa, abababababab, 123456789012, lkjihgfedcba. */
function isPattern(folded: string): boolean {
  const letters = [...folded];
  if (new Set(letters).size < 5 || /^(.{1,4}?)\1+.{0,3}$/u.test(folded)) return true;
  const steps = letters.slice(1).map((letter, i) => (letter.codePointAt(0) ?? 0) - (letters[i]?.codePointAt(0) ?? 0));
  const runs = steps.filter((step) => step === 1 || step === -1 || step === 9 || step === -9).length;
  return runs >= steps.length * 0.75;
}

function holds(folded: string, name: string): boolean {
  const parts = name.normalize("NFKC").toLowerCase().split("@");
  const known = parts[0] ?? "";
  return [...known].length >= 4 && folded.includes(known);
}
