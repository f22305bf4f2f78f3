import { z } from "zod";
import { CLOCK_UNITS } from "@/kernel/clocks";
import { writtenCount } from "@/kernel/counts";
import { addDays, type Day, daysBetween, isDay, parseDay, writtenDay } from "@/kernel/days";
import { STOPS } from "./policy";

// NFC, not NFKC: that would turn the full-width punctuation of Chinese prose into half-width.
const text = (maximum: number) => z.string().trim().normalize("NFC").min(1).max(maximum);
const day = z.string().transform(writtenDay).refine(isDay, "not-a-day");
const whole = (minimum: number, maximum: number) =>
  z
    .string()
    .transform(writtenCount)
    .pipe(z.string().min(1))
    .pipe(z.coerce.number<string>().int().min(minimum).max(maximum));
const length = whole(1, 9999);
/** Fifty years: what lies further away was meant in days. */
const MOST_MONTHS = 600;
const reason = z.string().trim().normalize("NFC").min(5).max(1000);

const rule = {
  timeLimitId: z.uuid(),
  version: z.coerce.number().int().positive(),
  length,
  unit: z.enum(CLOCK_UNITS),
  /** Empty: it can't be extended. */
  extension: z.union([z.literal("").transform(() => null), length]),
  stops: z.array(z.enum(STOPS)).default([]),
  basis: text(500),
  /** For readers of English; empty: they read the Chinese. */
  basisEn: z
    .string()
    .trim()
    .normalize("NFC")
    .max(500)
    .default("")
    .transform((given) => given || null),
  source: text(500),
  /** Held against the text of the law. */
  verified: z.literal("yes").optional(),
  reason,
};

/** A rule that was entered wrongly is set right, also for clocks that run under it; a new rule holds from a coming day for clocks that start then. */
export const changeTimeLimitInput = z
  .discriminatedUnion("mode", [
    z.strictObject({ mode: z.literal("correct"), ...rule, validFrom: z.string().optional() }),
    z.strictObject({ mode: z.literal("renew"), ...rule, validFrom: day }),
  ])
  .refine(({ unit, length, extension }) => unit !== "month" || length + (extension ?? 0) <= MOST_MONTHS, {
    path: ["length"],
    message: "too-many-months",
  });
export type ChangeTimeLimit = z.output<typeof changeTimeLimitInput>;

/** One day of a year that is known already: 放假 or 上班. */
export const changeHolidayInput = z.strictObject({
  day,
  kind: z.enum(["rest", "work"]),
  name: text(50),
  source: text(200),
  reason,
});
export type ChangeHoliday = z.output<typeof changeHolidayInput>;

const WORKED = /^(上班|work)$/i;
export type AnnouncedDay = { readonly day: Day; readonly kind: "rest" | "work"; readonly name: string };

/** A whole year, as its announcement tells it. Faults of `days`: `unreadable-line`, with its number, and `no-day-off`. */
export const announceYearInput = z
  .strictObject({
    year: whole(2015, 2999),
    source: text(200),
    /** Empty lines before the first stay: lines are told by their number. */
    days: z
      .string()
      .transform((text) => text.trimEnd())
      .pipe(z.string().min(1).max(5000)),
  })
  .superRefine(
    ({ year, days }, ctx) => {
      // Also asked when a field was found wrong, which is then what was typed, or nothing.
      if (typeof year !== "number" || !days) return;
      const read = readLines(days, year);
      const fault = { code: "custom" as const, path: ["days"] };
      if ("unread" in read) ctx.addIssue({ ...fault, message: "unreadable-line", params: { line: read.unread } });
      else if (!hasDayOff(read.rows, year)) ctx.addIssue({ ...fault, message: "no-day-off" });
    },
    { when: () => true },
  );
export type AnnounceYear = z.output<typeof announceYearInput>;

/**
 * Reads an announcement, one festival a line: 春节 2027-02-05..2027-02-11 上班 2027-01-31 2027-02-20. Days belong to the year, or to the
 * end of the one before it. Undefined when a line can't be read, a day comes twice, or no day is off.
 */
export function readAnnouncement(days: string, year: number): AnnouncedDay[] | undefined {
  const read = readLines(days, year);
  return "rows" in read && hasDayOff(read.rows, year) ? read.rows : undefined;
}

function hasDayOff(rows: readonly AnnouncedDay[], year: number): boolean {
  return rows.some(({ kind, day }) => kind === "rest" && day.startsWith(`${year}-`));
}

/** The days by their date, or the number of the first line that can't be read or has a day that came before or isn't the year's. */
function readLines(days: string, year: number): { rows: AnnouncedDay[] } | { unread: number } {
  const found = new Map<Day, AnnouncedDay>();
  for (const [at, line] of days.normalize("NFKC").split("\n").entries()) {
    for (const row of readLine(line) ?? [undefined]) {
      const belongs = row && row.day >= `${year - 1}-12-25` && row.day <= `${year}-12-31`;
      if (!belongs || found.has(row.day)) return { unread: at + 1 };
      found.set(row.day, row);
    }
  }
  return { rows: [...found.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1)) };
}

/** The days of one festival; none of an empty line; undefined when it can't be read. */
function readLine(line: string): AnnouncedDay[] | undefined {
  const all = line.split(/[\s,、;:]+/).filter(Boolean);
  const first = all.findIndex((word) => /^\d/.test(word) || WORKED.test(word));
  const name = all.slice(0, first).join(" ");
  if (all.length === 0) return [];
  if (!name) return undefined;
  const rows: AnnouncedDay[] = [];
  let kind: AnnouncedDay["kind"] = "rest";
  for (const word of all.slice(first)) {
    if (WORKED.test(word)) {
      kind = "work";
      continue;
    }
    const span = readSpan(word);
    if (!span) return undefined;
    rows.push(...span.map((day) => ({ day, kind, name })));
  }
  return rows;
}

function readSpan(word: string): Day[] | undefined {
  const [first = "", last = first, ...more] = word.split("..");
  if (!isDay(first) || !isDay(last) || more.length > 0) return undefined;
  const length = daysBetween(first, last) + 1;
  return length >= 1 && length <= 15 ? Array.from({ length }, (_, n) => addDays(first, n)) : undefined;
}

/** The address of the list: the day on which they were in force. */
export const limitAddress = z.object({ on: z.string().transform(parseDay).optional().catch(undefined) });

/** The address of the holidays: the year, and the change whose moved dates are shown. */
export const holidayAddress = z.object({
  year: z.coerce.number().int().min(2014).max(2999).optional().catch(undefined),
  moved: z.uuid().optional().catch(undefined),
});
