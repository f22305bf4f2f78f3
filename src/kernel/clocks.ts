import { addDays, addMonths, type Day, dayOfMoment, daysBetween, monthsBetween, type Weekday, weekdayOf } from "./days";
import { addWorkingDays, type Calendar, isWorkingDay, kindOfDay, workingDaysBetween } from "./working-days";

export const CLOCK_UNITS = ["working_day", "calendar_day", "month", "hour"] as const;
export type ClockUnit = (typeof CLOCK_UNITS)[number];
/** In what it is told how much of a term is left: of one in months, the calendar days. */
export type LeftUnit = Exclude<ClockUnit, "month">;
export function leftUnit(unit: ClockUnit): LeftUnit {
  return unit === "month" ? "calendar_day" : unit;
}

/** How long something may take by law or by agreement, for as long as that was so. A row that officials can read and change. */
export type ClockRule = {
  readonly kind: string;
  readonly length: number;
  readonly unit: ClockUnit;
  /** The most by which it may be extended once, in the same unit; null when it can't be. */
  readonly extension: number | null;
  /** Codes of the reasons for which this clock, and not necessarily another, stands still. */
  readonly stops: readonly string[];
  /** What is left, in the unit of `leftUnit`, when the light turns yellow and red. */
  readonly yellow: number;
  readonly red: number;
  readonly basis: string;
  /** The same for readers of English; none where it is the text of a law, or was rewritten since. */
  readonly basisEn?: string | null;
  readonly source: string;
  /** False when nobody has yet held the figure against the text of the law: shown as 待核实. */
  readonly verified: boolean;
  readonly validFrom: Day;
  /** Last day of validity; null while in force. */
  readonly validTo: Day | null;
};

/** On what a term rests, in the reader's language where it is said in it. */
export function basisIn({ basis, basisEn }: Pick<ClockRule, "basis" | "basisEn">, language: string): string {
  return language === "en" && basisEn ? basisEn : basis;
}

/**
 * The rule of that kind in force on that day. A clock that starts takes the rule of its first day and keeps it:
 * a case of 2016 runs under the law of 2016. Undefined is a fault in the data; callers must stop, never show green.
 */
export function ruleOn<Rule extends ClockRule>(rules: readonly Rule[], kind: string, day: Day): Rule | undefined {
  return rules
    .filter((rule) => rule.kind === kind && rule.validFrom <= day && (rule.validTo === null || day <= rule.validTo))
    .reduce<Rule | undefined>((best, rule) => (best && best.validFrom >= rule.validFrom ? best : rule), undefined);
}

const ALARMS = {
  working_day: { yellow: 5, red: 2 },
  calendar_day: { yellow: 10, red: 3 },
  hour: { yellow: 12, red: 6 },
} as const satisfies Record<LeftUnit, { yellow: number; red: number }>;

const SHORTEST_MONTH = 28;

/** When the light of such a clock turns, unless its rule says otherwise. A short clock must not be born yellow. */
export function alarmsFor(length: number, unit: ClockUnit): { yellow: number; red: number } {
  const { yellow, red } = ALARMS[leftUnit(unit)];
  const least = unit === "month" ? length * SHORTEST_MONTH : length;
  return { yellow: Math.min(yellow, Math.floor(least / 2)), red: Math.min(red, Math.floor(least / 4)) };
}

/** A time during which a clock stands still: the days after `from` up to and including `to`. `to` is null while it lasts. */
export type Pause = { readonly from: Day; readonly to: Day | null };

export type Term = {
  readonly length: number;
  readonly unit: Exclude<ClockUnit, "hour">;
  readonly startedOn: Day;
  readonly pauses?: readonly Pause[];
  readonly extendedBy?: number;
  /** Needed while a pause lasts: the due date is then what it would be if the pause ended on this day. */
  readonly today?: Day;
};

export type CountedDay = {
  readonly day: Day;
  /** The how-manieth day of the term it is, of a term in months too; null when it isn't counted. */
  readonly number: number | null;
  readonly note: "counted" | "rest" | "paused" | "rolled";
};

export type DayCount = {
  readonly dueOn: Day;
  /** Every day after the start up to and including `dueOn`. */
  readonly counted: readonly CountedDay[];
  /** Some day lies beyond the known calendar: the date will be worked out again when the next year is announced. */
  readonly beyondCalendar: boolean;
  /** A pause lasts still: the date will move. */
  readonly forecast: boolean;
};

/** How many days of its own kind a term has: for months as many as lie from the first day to the day of the month that corresponds. */
function daysOf({ length, extendedBy = 0, unit, startedOn }: Term): number {
  const whole = length + extendedBy;
  if (!Number.isInteger(whole) || length < 1 || whole < length) throw new RangeError("length");
  return unit === "month" ? daysBetween(startedOn, addMonths(startedOn, whole)) : whole;
}

/**
 * The day on which a term is full, be it a day of rest: of something that has to have lasted for so long (满六个月). Months are full on the same
 * day of the month, or on the last day of a month that has no such day. Source: 民法典 第二百零二条. Throws RangeError on a length below 1.
 */
export function fullOn(term: Pick<Term, "length" | "unit" | "startedOn">, calendar: Calendar): Day {
  const days = daysOf(term);
  if (term.unit === "working_day") return addWorkingDays({ from: term.startedOn, count: days }, calendar);
  return addDays(term.startedOn, days);
}

/**
 * When a term ends. The day of the event is not counted. Working days end on the n-th working day after it; months on the day
 * of the month that corresponds to the first day, or on the last day of a month that has no such day; calendar days and months that
 * end on a day of rest end on the first working day after. Each day of a pause moves the end by one day of the clock's
 * unit (of months: by a calendar day), also when the pause begins on the last day itself. Sources: 市场监督管理行政处罚程序规定
 * 第八十条; 民法典 第二百零一条至第二百零三条; docs/decisions/0010 and 0094. Throws RangeError on a length below 1, a pause that ends before it begins, or a missing `today`.
 */
export function countDays(term: Term, calendar: Calendar): DayCount {
  const { unit, startedOn, pauses = [], today } = term;
  const length = daysOf(term);
  const closed = pauses.map(({ from, to }) => ({ from, to: to ?? endOfOpenPause(from, today) }));
  if (closed.some(({ from, to }) => to < from)) throw new RangeError("a pause ends before it begins");
  const stands = (day: Day) => closed.some(({ from, to }) => from < day && day <= to);
  const counts = (day: Day) => unit !== "working_day" || isWorkingDay(day, calendar);

  const counted: CountedDay[] = [];
  let dueOn = startedOn;
  let number = 0;
  while (number < length) {
    dueOn = addDays(dueOn, 1);
    if (stands(dueOn)) counted.push({ day: dueOn, number: null, note: "paused" });
    else if (counts(dueOn)) counted.push({ day: dueOn, number: ++number, note: "counted" });
    else counted.push({ day: dueOn, number: null, note: "rest" });
  }
  // The last day can still be carried on: by a pause that began no later than it, or because nobody works on it.
  const rests = () => unit !== "working_day" && !isWorkingDay(dueOn, calendar);
  for (let day = addDays(dueOn, 1); stands(day) || rests(); day = addDays(day, 1)) {
    counted.push({ day, number: null, note: stands(day) ? "paused" : "rolled" });
    if (counts(day)) dueOn = day;
  }
  return {
    dueOn,
    counted: counted.filter(({ day }) => day <= dueOn),
    beyondCalendar: dueOn > calendar.knownUntil,
    forecast: pauses.some(({ from, to }) => to === null && from <= dueOn),
  };
}

/** What is said of a pause of a term that ends on `dueOn`, as a key of `timeLimits.count` in words: one that began after the end moves nothing. */
export function pauseKey({ from, to }: Pause, dueOn: Day): "pause" | "openPause" | "latePause" {
  if (from > dueOn) return "latePause";
  return to === null ? "openPause" : "pause";
}

function endOfOpenPause(from: Day, today: Day | undefined): Day {
  if (today === undefined) throw new RangeError("a pause lasts still: today is needed");
  return today < from ? from : today;
}

/** When a term in hours ends: so many hours after the moment, by night and on holidays too. */
export function dueMoment(term: { startedAt: Date; length: number; extendedBy?: number }): Date {
  return new Date(term.startedAt.getTime() + (term.length + (term.extendedBy ?? 0)) * 3_600_000);
}

export type DayLine = {
  readonly day: Day;
  readonly weekday: Weekday;
  /** Key of `timeLimits.count.line` in words. */
  readonly kind: "start" | "working" | "make-up" | "calendar" | "month" | "weekend" | "holiday" | "paused" | "rolled";
  readonly number: number | null;
  readonly due: boolean;
};

/** The days of a count one by one, each with the reason why it counts or doesn't: what stands behind every due date. */
export function explainDays(term: Pick<Term, "startedOn" | "unit">, count: DayCount, calendar: Calendar): DayLine[] {
  const line = (day: Day, kind: DayLine["kind"], number: number | null): DayLine => {
    return { day, weekday: weekdayOf(day), kind, number, due: day === count.dueOn };
  };
  const lines = count.counted.map(({ day, number, note }) => {
    if (note === "paused" || note === "rolled") return line(day, note, number);
    if (term.unit === "working_day") return line(day, kindOfDay(day, calendar), number);
    const full = term.unit === "month" && number !== null ? monthFull(term.startedOn, number) : undefined;
    return full === undefined ? line(day, "calendar", number) : line(day, "month", full);
  });
  return [line(term.startedOn, "start", null), ...lines];
}

/** Which month is full on the n-th day after the first; undefined when none is. */
function monthFull(startedOn: Day, n: number): number | undefined {
  const months = monthsBetween(startedOn, addDays(startedOn, n));
  return months > monthsBetween(startedOn, addDays(startedOn, n - 1)) ? months : undefined;
}

export type ClockState = {
  /** Last day of the term. While the clock is paused: as it stood when the pause began. Null when there is no term. */
  readonly dueOn: Day | null;
  readonly pausedSince: Day | null;
  readonly metOn: Day | null;
  readonly unit: ClockUnit;
  readonly yellow: number;
  readonly red: number;
  /** Only for clocks in hours: the exact end, and when it was met. */
  readonly dueAt?: Date | null;
  readonly metAt?: Date | null;
};

export type Light = {
  /** 期内, 将到期, 临期, 已超期, 已中止, 办结, 无期限. */
  readonly light: "green" | "yellow" | "red" | "overdue" | "paused" | "met" | "none";
  /** What is left; for `overdue`, by how much it is over (0: less than one whole unit). */
  readonly amount: number;
  readonly unit: LeftUnit;
  /** For `met`: by how much it was late, 0 when by less than one whole unit; null when in time. */
  readonly lateBy: number | null;
};

/**
 * The light of a clock on a day, or at a moment. A clock that ran out before it was paused stays overdue.
 * A clock in hours needs `dueAt` and a moment; with days alone it is read in calendar days: red on its last day.
 */
export function lightOf(clock: ClockState, now: Day | Date, calendar: Calendar): Light {
  const met = clock.metAt ?? clock.metOn;
  if (clock.dueOn === null) return { light: met ? "met" : "none", amount: 0, unit: leftUnit(clock.unit), lateBy: null };
  if (met) {
    const { over, amount, unit } = measure(clock, met, calendar);
    return { light: "met", amount: over ? 0 : amount, unit, lateBy: over ? amount : null };
  }
  const paused = clock.pausedSince === null ? undefined : measure(clock, clock.pausedSince, calendar);
  if (paused && !paused.over) return { light: "paused", amount: paused.amount, unit: paused.unit, lateBy: null };
  const { over, amount, unit } = measure(clock, now, calendar);
  const [yellow, red] = unit === leftUnit(clock.unit) ? [clock.yellow, clock.red] : [1, 0];
  const light = over ? "overdue" : amount <= red ? "red" : amount <= yellow ? "yellow" : "green";
  return { light, amount, unit, lateBy: null };
}

function measure(
  clock: ClockState,
  at: Day | Date,
  calendar: Calendar,
): { over: boolean; amount: number; unit: LeftUnit } {
  if (clock.unit === "hour" && clock.dueAt && typeof at !== "string") {
    const left = clock.dueAt.getTime() - at.getTime();
    return { over: left < 0, amount: Math.floor(Math.abs(left) / 3_600_000), unit: "hour" };
  }
  const today = typeof at === "string" ? at : dayOfMoment(at);
  const dueOn = clock.dueOn ?? today;
  const working = clock.unit === "working_day";
  const left = working ? workingDaysBetween({ from: today, to: dueOn }, calendar) : daysBetween(today, dueOn);
  return { over: today > dueOn, amount: Math.abs(left), unit: working ? "working_day" : "calendar_day" };
}

/** The lights by which a list of records is narrowed. */
export const LISTED_LIGHTS = ["overdue", "red", "yellow", "green", "paused"] as const;
export type ListedLight = (typeof LISTED_LIGHTS)[number];

/** How a clock was met: on its last day or before, or later. */
export const PUNCTUAL = ["kept", "late"] as const;
export type Punctual = (typeof PUNCTUAL)[number];
