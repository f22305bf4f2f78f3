import { withDigits } from "./chinese-numerals";
import { plainText } from "./plain-text";

/**
 * A legal date, `YYYY-MM-DD`, as it stands on a paper in Jiaxing. It has no time zone and no hour, so it is a string:
 * it sorts, compares and travels as it is. A moment is a `Date`. This file is the only bridge between the two.
 */
export type Day = string;

/** The programme's first day: nobody was a contact point before the opinion (2 December 2014). */
export const PROGRAMME_BEGAN: Day = "2014-12-02";

/** A calendar month, `YYYY-MM`. */
export type Month = string;

/**
 * Shanghai is UTC+8 and has had no summer time since 1991; the programme begins in 2014. A fixed offset gives the same
 * answer whatever the server's time zone and whatever the age of its zone data.
 */
const SHANGHAI_OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the text is a real date between the years 1000 and 9999, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return !Number.isNaN(midnightOf(text));
}

/** Milliseconds from 1970 to the day's midnight in UTC, or NaN. By arithmetic: terms are counted from day to day, each day read anew. */
function midnightOf(text: string): number {
  if (!SHAPE.test(text)) return Number.NaN;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  // 30 February is counted on into March.
  const real = year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? midnight : Number.NaN;
}

/** A day as people write it (2016-5-3, 2016/5/3, 2016.5.3, 2016年5月3日, 二〇一六年五月三日, full-width digits, any dash), or undefined. */
export function parseDay(text: string): Day | undefined {
  const digits = withDigits(plainText(text.normalize("NFKC")));
  const parts = /^(\d{4})\s*[-/.年、\\\p{Pd}]\s*(\d{1,2})\s*[-/.月、\\\p{Pd}]\s*(\d{1,2})\s*[日号]?$/u.exec(digits);
  if (!parts?.[1] || !parts[2] || !parts[3]) return undefined;
  const day = `${parts[1]}-${parts[2].padStart(2, "0")}-${parts[3].padStart(2, "0")}`;
  return isDay(day) ? day : undefined;
}

/** A day as it is kept, however it was typed (`parseDay`); what is none stays as it is, for the schema to tell. */
export function writtenDay(text: string): string {
  return parseDay(text) ?? text.trim();
}

/** What may stand after the number in each of a day's three boxes. */
const AFTER = [/(?<=\d)\s*年$/, /(?<=\d)\s*月份?$/, /(?<=\d)\s*[日号]$/] as const;

/**
 * Year, month and day out of three boxes as people fill them in: with 年 月 日 after the number, in full-width or Chinese digits, or with all of it
 * in the first box, as it was pasted. Whether they make a day is not said.
 */
export function partsOfDay(boxes: readonly [string, string, string]): readonly [string, string, string] {
  const plain = boxes.map((box) => withDigits(plainText(box.normalize("NFKC"))));
  const [first = "", ...others] = plain;
  const pasted = others.every((box) => box === "") && /^(\d{4})\D+(\d{1,2})(?:\D+(\d{1,2}))?\D?$/.exec(first);
  const [year = "", month = "", day = ""] = pasted
    ? pasted.slice(1)
    : plain.map((box, index) => box.replace(AFTER[index] ?? "", ""));
  return [year, month, day];
}

/**
 * A day from the number of days that spreadsheet programs count: from 1900 with a 29 February that wasn't, or from 1904. Hours are left out.
 * Undefined when it is no such number.
 */
export function dayOfSerial(text: string, from1904 = false): Day | undefined {
  const serial = Math.floor(Number(text));
  if (text.trim() === "" || !Number.isFinite(serial) || serial < 1 || serial > 2_958_465) return undefined;
  return from1904 ? addDays("1904-01-01", serial) : addDays("1899-12-30", serial < 60 ? serial + 1 : serial);
}

/** The day `count` days later; earlier when negative. Throws RangeError when `day` is no day. */
export function addDays(day: Day, count: number): Day {
  return dayFromDate(new Date(dateOf(day).getTime() + count * DAY));
}

/** How many days after the first of January 1970 a day is: to count with. Throws RangeError when `day` is no day. */
export function numberOfDay(day: Day): number {
  return dateOf(day).getTime() / DAY;
}

/** The inverse of `numberOfDay`. */
export function dayOfNumber(number: number): Day {
  return dayFromDate(new Date(number * DAY));
}

/** Negative, zero or positive as `a` is before, on or after `b`: for sorting. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Calendar days from `from` to `to`: 1 from one day to the next, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / DAY);
}

/** Days of some kind: from one on up to another, or without end, and a single one besides. */
export type Span = { readonly from: Day; readonly to: Day | null; readonly also: Day | null };

/** Whether a day is one of them. */
export function isWithin(day: Day, { from, to, also }: Span): boolean {
  return day === also || (day >= from && (to === null || day <= to));
}

/** The day it was in Jiaxing at that moment. */
export function dayOfMoment(moment: Date): Day {
  return new Date(moment.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 10);
}

/** The time of day it was in Jiaxing at that moment, `HH:MM`. */
export function timeOfMoment(moment: Date): string {
  return new Date(moment.getTime() + SHANGHAI_OFFSET).toISOString().slice(11, 16);
}

/** The moment at which the day begins in Jiaxing. */
export function startOfDay(day: Day): Date {
  return new Date(dateOf(day).getTime() - SHANGHAI_OFFSET);
}

/** The moment at which the day ends in Jiaxing, and the next begins. */
export function endOfDay(day: Day): Date {
  return new Date(startOfDay(day).getTime() + DAY);
}

/** A moment as addresses carry it (ISO 8601), or undefined: of the years that a day may lie in, all of which the database holds. */
export function parseMoment(text: string): Date | undefined {
  const moment = new Date(isDay(text.slice(0, 10)) ? text : Number.NaN);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** UTC midnight of the day, which is how Prisma reads and writes a `@db.Date`. Throws RangeError when it is no day. */
export function dateOf(day: Day): Date {
  const midnight = midnightOf(day);
  if (Number.isNaN(midnight)) throw new RangeError(`not a day: ${day}`);
  return new Date(midnight);
}

/** The day that a `@db.Date` column holds: the inverse of `dateOf`. */
export function dayFromDate(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** Monday 1 to Sunday 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
const FROM_SUNDAY = [7, 1, 2, 3, 4, 5, 6] as const;

/** The day of the week. */
export function weekdayOf(day: Day): Weekday {
  return FROM_SUNDAY[dateOf(day).getUTCDay()] ?? 7;
}

/** The month that the day lies in. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** A calendar month (`YYYY-MM`) or year (`YYYY`) as addresses name it. */
export const PERIOD = /^20\d{2}(-(0[1-9]|1[0-2]))?$/;

/** First day of a calendar month (`YYYY-MM`) or year (`YYYY`), and the first day after it. */
export function boundsOf(period: string): { readonly from: Day; readonly after: Day } {
  const from = period.length === 4 ? `${period}-01-01` : `${period}-01`;
  return { from, after: addMonths(from, period.length === 4 ? 12 : 1) };
}

/** The weeks that have a day of the month, each from Monday to Sunday: the rows of a calendar. */
export function weeksOf(month: Month): Day[][] {
  const { from, after } = boundsOf(month);
  const weeks: Day[][] = [];
  for (let monday = addDays(from, 1 - weekdayOf(from)); monday < after; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  return weeks;
}

/** The last day of the month that the day lies in. */
export function endOfMonth(day: Day): Day {
  const date = dateOf(day);
  return dayFromDate(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)));
}

/** The same day of the month `count` months later; the last day of a month that is too short for it. */
export function addMonths(day: Day, count: number): Day {
  const date = dateOf(day);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1));
  const last = endOfMonth(dayFromDate(first));
  const wanted = `${monthOf(last)}-${day.slice(8)}`;
  return wanted < last ? wanted : last;
}

/**
 * Whole months from one day to the next: a month is full on the same day of the month, or on the last day of a month
 * that has no such day. Negative when `to` is earlier.
 */
export function monthsBetween(from: Day, to: Day): number {
  if (to < from) return -monthsBetween(to, from) || 0;
  const [a, b] = [dateOf(from), dateOf(to)];
  const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  return addMonths(from, months) > to ? months - 1 : months;
}

/** Every month that has a day from `from` to `to`, in order: the columns of a chart by month. Empty when `to` is earlier. */
export function monthsFrom(from: Day, to: Day): Month[] {
  const months: Month[] = [];
  for (let first = `${monthOf(from)}-01`; first <= to; first = addMonths(first, 1)) months.push(monthOf(first));
  return months;
}
