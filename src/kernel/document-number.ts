import { checkLetter } from "./credit-code";
import { type Day, isDay } from "./days";

/** 嘉市监案〔2016〕7号: issuer and matter in one word, the year, and a serial that has no gap within (word, year). */
export type DocumentNumber = { readonly word: string; readonly year: number; readonly serial: number };

/** As it stands on a paper: brackets U+3014 and U+3015, serial without leading zeros and without 第 (GB/T 9704). */
export function formatDocumentNumber({ word, year, serial }: DocumentNumber): string {
  return `${word}〔${year}〕${serial}号`;
}

/** A number as people type it: any brackets, spaces, 第, leading zeros, no 号. Undefined when it is none. */
export function parseDocumentNumber(text: string): DocumentNumber | undefined {
  const shape = /^([\u4e00-\u9fa5]{2,12})[〔[(【﹝](\d{4})[〕\])】﹞]第?(\d{1,5})号?$/u;
  const parts = shape.exec(text.normalize("NFKC").replace(/\s/g, ""));
  const serial = Number(parts?.[3]);
  return parts?.[1] && serial > 0 ? { word: parts[1], year: Number(parts[2]), serial } : undefined;
}

export type ComplaintReference = { readonly day: Day; readonly serial: number };

/**
 * The number that a complainant gets and reads out over the telephone: JX-TS-20161124-0001-X. The last character checks
 * day and serial as in GB 32100, so that one wrong or two exchanged digits are noticed. `serial` counts within the day.
 */
export function formatComplaintReference({ day, serial }: ComplaintReference): string {
  if (!isDay(day) || !Number.isInteger(serial) || serial < 1 || serial > 999_999) throw new RangeError("reference");
  const [date, number] = [day.replaceAll("-", ""), String(serial).padStart(4, "0")];
  return `JX-TS-${date}-${number}-${checkLetter(date + number)}`;
}

/** A reference as people type or hear it: lower case, without hyphens, O for 0. `check`: it has a slip somewhere. */
export function parseComplaintReference(text: string): ComplaintReference | { readonly fault: "shape" | "check" } {
  const typed = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, "");
  const parts = /^JXTS(.{8})(.{4,6})(.)$/u.exec(typed);
  if (!parts) return { fault: "shape" };
  const [date = "", number = "", check = ""] = parts.slice(1).map(withoutLookalikes);
  if (!/^\d{8}$/.test(date) || !/^(\d{4}|[1-9]\d{4,5})$/.test(number)) return { fault: "shape" };
  const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
  if (check !== checkLetter(date + number) || !isDay(day) || Number(number) === 0) return { fault: "check" };
  return { day, serial: Number(number) };
}

/** The alphabet leaves out five letters because they look like digits (and V like U): typed, they mean those. */
function withoutLookalikes(text: string): string {
  const meant: Record<string, string> = { O: "0", I: "1", S: "5", V: "U", Z: "2" };
  return text.replace(/[OISVZ]/g, (letter) => meant[letter] ?? letter);
}

const CONTACT_POINT = "嘉商密联点";

/** 嘉商密联点 0001: the number on the plaque of a contact point, one row for the whole city. */
export function formatContactPointNumber(serial: number): string {
  return `${CONTACT_POINT} ${String(serial).padStart(4, "0")}`;
}

/** The serial of a contact point's number, with or without its word; undefined when it is none. */
export function parseContactPointNumber(text: string): number | undefined {
  const parts = /^(?:嘉商密联点)?(\d{1,6})号?$/.exec(text.normalize("NFKC").replace(/\s/g, ""));
  return Number(parts?.[1]) || undefined;
}

/**
 * The number that a text means, as it stands on record, whatever way it was typed; undefined when it is none: a bare serial could mean many, and a
 * firm's name before a number is no part of it.
 */
export function numberMeant(text: string): string | undefined {
  if (/\p{Script=Han}\s+\p{Script=Han}/u.test(text)) return undefined;
  const reference = parseComplaintReference(text);
  if (!("fault" in reference)) return formatComplaintReference(reference);
  const document = parseDocumentNumber(text);
  if (document) return formatDocumentNumber(document);
  const point = text.includes(CONTACT_POINT) ? parseContactPointNumber(text) : undefined;
  return point === undefined ? undefined : formatContactPointNumber(point);
}
