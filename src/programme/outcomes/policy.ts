import { type Actor, covers, hasDuty, isMarketRegulator, isOfCityBureau, type OfficialActor } from "@/kernel/actor";
import { addDays, addMonths, type Day } from "@/kernel/days";
import { type Interval, perThousand, shareInterval } from "@/kernel/rates";

export const FREQUENCIES = ["year", "half", "quarter"] as const;
export type Frequency = (typeof FREQUENCIES)[number];
export const MEASURES = ["percent", "per_thousand", "count"] as const;
export type Measure = (typeof MEASURES)[number];
/** What is counted out of rows: cases and complaints of member firms, member firms that took part. */
export const COUNTS = ["cases", "incidents", "participants"] as const;
export type Counted = (typeof COUNTS)[number];

/** The first year of the programme: the opinion is of 2 December 2014. */
const FIRST_DAY: Day = "2015-01-01";
const MONTHS: Readonly<Record<Frequency, number>> = { year: 12, half: 6, quarter: 3 };

/** A span of time for which a value holds: `2016`, `2016-H1`, `2016-Q3`; `to` is its last day. */
export type Period = { readonly key: string; readonly from: Day; readonly to: Day; readonly running: boolean };

/**
 * The periods of the programme up to a day, in order. The last one, while it runs, ends with that day, so that what is counted of it is
 * counted up to there.
 */
export function periodsOf(frequency: Frequency, day: Day): Period[] {
  const found: Period[] = [];
  const months = MONTHS[frequency];
  for (let from = FIRST_DAY; from <= day; from = addMonths(from, months)) {
    const end = addDays(addMonths(from, months), -1);
    found.push({ key: periodKey(frequency, from), from, to: end < day ? end : day, running: end > day });
  }
  return found;
}

/** What a period is called in an address. */
function periodKey(frequency: Frequency, from: Day): string {
  const [year, month] = [from.slice(0, 4), Number(from.slice(5, 7))];
  if (frequency === "year") return year;
  return frequency === "half" ? `${year}-H${month > 6 ? 2 : 1}` : `${year}-Q${Math.ceil(month / 3)}`;
}

/** A period by its name, whole, whether it runs or not; undefined for what names none. */
export function periodNamed(frequency: Frequency, key: string): Omit<Period, "running"> | undefined {
  const found = /^(\d{4})(?:-([HQ])([1-4]))?$/.exec(key);
  if (!found) return undefined;
  const index = Number(found[3] ?? 1) - 1;
  const from = addMonths(`${found[1]}-01-01`, index * MONTHS[frequency]);
  if (periodKey(frequency, from) !== key || from < FIRST_DAY) return undefined;
  return { key, from, to: addDays(addMonths(from, MONTHS[frequency]), -1) };
}

export type Figures = { readonly numerator: number; readonly denominator: number | null };
/** As it is told: a share from 0 to 1, events per 1,000, or a plain count; with its 95 % range where there is one. */
export type Told = { readonly value: number; readonly interval: Interval | null };

/** A value out of its counts; null when there is nothing to divide by. */
export function toldOf(measure: Measure, { numerator, denominator }: Figures): Told | null {
  if (measure === "count") return { value: numerator, interval: null };
  if (denominator === null || denominator === 0) return null;
  if (measure === "percent") return { value: numerator / denominator, interval: shareInterval(numerator, denominator) };
  const rate = perThousand(numerator, denominator);
  return rate && { value: rate.rate, interval: { low: rate.low, high: rate.high } };
}

/** The city's coordinator changes what is measured. */
export function mayChangeIndicators(actor: Actor): actor is OfficialActor {
  return isOfCityBureau(actor, "coordinator");
}

/** Who reads values that aren't approved yet, and the proof. As `app_keeps_outcomes` in the database. */
export function keepsOutcomes(actor: Actor): actor is OfficialActor {
  return (
    isMarketRegulator(actor) &&
    (isOfCityBureau(actor, "coordinator", "bureau_leader") || hasDuty(actor, "programme_officer"))
  );
}

/** A bureau enters its division's values; the city's those of any place and of the whole (null). */
export function mayEnter(actor: Actor, divisionCode: string | null): actor is OfficialActor {
  return keepsOutcomes(actor) && covers(actor, divisionCode);
}

/** Who reads cases and complaints of the city as figures, by place; everybody else reads the city's alone. As `outcome_counts`. */
export function seesCounts(actor: Actor): boolean {
  return isOfCityBureau(actor, "coordinator", "bureau_leader") || hasDuty(actor, "government_office");
}

/**
 * Of which division's cases and complaints this person reads the numbers, besides the city's: a bureau's programme office and leader its own;
 * null for everybody else. As `outcome_counts`; whoever `seesCounts` reads them all.
 */
export function countsOfDivision(actor: Actor): string | null {
  return isMarketRegulator(actor) && hasDuty(actor, "programme_officer", "bureau_leader") ? actor.divisionCode : null;
}

/** To whom small figures are told in words: to whoever reads figures only. */
export function readsInWords(actor: Actor): boolean {
  return !isMarketRegulator(actor);
}

/** A right of its own: to read a page is not to carry it away. */
export function mayExportOutcomes(actor: Actor): boolean {
  return isMarketRegulator(actor) || hasDuty(actor, "government_office");
}
