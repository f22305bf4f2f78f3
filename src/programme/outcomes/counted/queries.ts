import type { Day } from "@/kernel/days";
import { withheld } from "@/kernel/small-figures";
import type { Ctx } from "@/platform/database";
import { type Division, placesOf } from "@/platform/places";
import { type Counted, countsOfDivision, type Period, periodsOf, readsInWords, seesCounts, toldOf } from "../policy";
import { approvedBy, type IndicatorRow, indicatorsOn, type ValueRow } from "../queries";
import {
  type Point,
  placesFrom,
  type Rows,
  valuesHidden,
  veilMembers,
  veilPlaces,
  veilRunning,
  veilWithin,
} from "./policy";

export type Outcome = {
  readonly indicator: IndicatorRow;
  /** The city's figures by the periods of the indicator. */
  readonly points: readonly Point[];
  /** By which the places are told: years of what is counted, the last four periods of what is entered. */
  readonly spans: readonly Period[];
  /** In the order of `spans`: the city first (null), then each division; empty where the reader gets none. */
  readonly places: Rows<Division>;
};
export type Outcomes = {
  readonly day: Day;
  readonly outcomes: readonly Outcome[];
  readonly waiting: number;
  /** When the rows were counted: now, or, where counts are kept, up to half a minute before. */
  readonly countedAt: Date;
};

type CountRow = {
  readonly period: number;
  readonly what: Counted | "members";
  readonly division: string | null;
  readonly n: number | null;
};

/**
 * How far the effects of clause 二 are, up to a day: what is counted, counted from the rows of each period; what is entered, as it had been
 * approved by the end of that day. Three statements, however many periods there are. `kept`: for pages that show them by the way, counts
 * may be half a minute old, and say so.
 */
export async function outcomesOn(
  ctx: Ctx,
  day: Day,
  { kept = false }: { readonly kept?: boolean } = {},
): Promise<Outcomes> {
  const indicators = await indicatorsOn(ctx, day);
  const { approved: values, everApproved, waiting } = await approvedBy(ctx, day);
  const years = periodsOf("year", day);
  const { divisions } = await placesOf(ctx);
  const periods = [
    ...new Map(
      [...years, ...indicators.flatMap((one) => periodsOf(one.frequency, day))].map((one) => [one.key, one]),
    ).values(),
  ];
  const { rows, at: countedAt } = kept
    ? await keptCounts(ctx, day, periods)
    : { rows: await countPeriods(ctx, periods), at: ctx.now };
  const inWords = readsInWords(ctx.actor);
  const asked = { day, years, divisions, look: lookIn(ctx, periods, rows), inWords, past: day < ctx.today };
  const hidden = valuesHidden(ctx.actor, everApproved);
  return {
    day,
    waiting,
    countedAt,
    outcomes: indicators.map((indicator) =>
      indicator.counted
        ? countedOutcome({ ...indicator, counted: indicator.counted }, asked, isSecret(ctx, indicator.counted))
        : enteredOutcome(indicator, asked, { values, hidden }),
    ),
  };
}

type Asked = {
  readonly day: Day;
  readonly years: readonly Period[];
  readonly divisions: readonly Division[];
  readonly look: Look;
  /** The reader gets figures only: small ones are told in words. */
  readonly inWords: boolean;
  readonly past: boolean;
};

/** What is counted, by its periods and by year and place; `secret`: by place it is none of this reader's figures. */
function countedOutcome(
  indicator: IndicatorRow & { readonly counted: Counted },
  { day, years, divisions, look, inWords, past }: Asked,
  secret: boolean,
): Outcome {
  const { counted, frequency } = indicator;
  const at = (period: Period, code: string | null) => pointOf(indicator, period, look(period.key, counted, code));
  // Who reads them by place in words is told of what runs as of today alone: of past days he could choose two, and subtract.
  const chosen = inWords && past && counted !== "participants";
  const open = (point: Point | undefined) => point && (secret || chosen ? veilRunning(point) : point);
  const veiled = inWords || secret;
  const city = periodsOf(frequency, day).flatMap((period) => open(at(period, null)) ?? []);
  const whole = years.map((year) => open(at(year, null)));
  const ofPlace = (point: Point | undefined) => point && (chosen ? veilRunning(point) : point);
  const parts = divisions.map((place) => ({ place, cells: years.map((year) => ofPlace(at(year, place.code))) }));
  const points = veiled ? veilWithin(city, years) : city;
  const places = veiled ? veilPlaces(whole, parts) : placesFrom(whole, parts);
  if (!inWords) return { indicator, points, spans: years, places };
  const members = ({ key }: Period) =>
    withheld(divisions.map(({ code }) => ({ key: code, n: look(key, "participants", code)?.denominator ?? 0 })));
  const veil = (point: Point, code: string | null) => veilMembers(point, members(point.period), code);
  return {
    ...{ indicator, spans: years, points: points.map((point) => veil(point, null)) },
    places: places.map(({ place, cells }) => ({
      place,
      cells: cells.map((point) => point && veil(point, place?.code ?? null)),
    })),
  };
}

/** What is entered, by its periods, and the last four for which there is anything by place. */
function enteredOutcome(indicator: IndicatorRow, { day, divisions }: Asked, entered: Entered): Outcome {
  const periods = periodsOf(indicator.frequency, day);
  const at = (period: Period, code: string | null) => enteredPoint(indicator, period, entered, code);
  const spans = periods
    .filter(({ from }) => entered.values.some((value) => value.code === indicator.code && value.from === from))
    .slice(-4);
  return {
    ...{ indicator, spans, points: periods.flatMap((period) => at(period, null) ?? []) },
    places: placesFrom(
      spans.map((span) => at(span, null)),
      divisions.map((place) => ({ place, cells: spans.map((span) => at(span, place.code)) })),
    ),
  };
}

/** Cases and complaints of the city are figures to whom nobody gave them by place. */
export function isSecret({ actor }: Ctx, counted: Counted | null): boolean {
  return counted !== null && counted !== "participants" && !seesCounts(actor);
}

function pointOf({ measure }: IndicatorRow, period: Period, found: CountOf | undefined): Point | undefined {
  if (!found) return undefined;
  const { numerator, denominator } = found;
  if (numerator === null)
    return { period, figures: { numerator: 1, denominator }, told: null, inWords: true, before: [], valueId: null };
  const figures = { numerator, denominator };
  return { period, figures, told: toldOf(measure, figures), inWords: false, before: [], valueId: null };
}

/** Values that were approved, and which of them are told in words, by id. */
type Entered = { readonly values: readonly ValueRow[]; readonly hidden: ReadonlySet<string> };

/** The value of a period and place that stands, with those that it replaced. A running period has none. */
function enteredPoint(
  { code, measure }: IndicatorRow,
  period: Period,
  { values, hidden }: Entered,
  division: string | null,
): Point | undefined {
  const chain = values.filter(
    (value) =>
      value.code === code && value.from === period.from && value.to === period.to && value.divisionCode === division,
  );
  const last = chain.at(-1);
  if (!last) return undefined;
  const { id: valueId, numerator, denominator } = last;
  const figures = { numerator, denominator };
  if (hidden.has(valueId)) return { period, figures, told: null, inWords: true, before: [], valueId };
  const before = chain.slice(0, -1).map((value, index) => ({
    told: hidden.has(value.id) ? null : toldOf(measure, value),
    reason: chain[index + 1]?.correctionReason ?? "",
  }));
  return { period, figures, told: toldOf(measure, last), inWords: false, before, valueId };
}

type CountOf = { readonly numerator: number | null; readonly denominator: number };
type Look = (period: string, what: Counted, division: string | null) => CountOf | undefined;

/** Everything of all periods in one statement; what of it this reader gets is the database's own rule (`outcome_counts`). */
export function countPeriods(ctx: Ctx, periods: readonly Period[]): Promise<CountRow[]> {
  return ctx.tx.$queryRaw<CountRow[]>`
    select period, what, division_code as division, n
    from outcome_counts(${periods.map(({ from }) => from)}::date[], ${periods.map(({ to }) => to)}::date[])`;
}

/** How long counts are kept for pages that show them by the way, in milliseconds. */
const KEPT_FOR = 30_000;
type Kept = { readonly until: number; readonly rows: CountRow[]; readonly at: Date };
const kept = new Map<string, Kept>();

/** The same, kept for a while for all who may see the same: a desk mustn't cost more the more complaints there are. */
async function keptCounts(ctx: Ctx, day: Day, periods: readonly Period[]): Promise<Kept> {
  const sight = seesCounts(ctx.actor) ? "everything" : (countsOfDivision(ctx.actor) ?? "the city");
  const key = `${day} ${sight} ${periods.map((period) => period.key).join()}`;
  const found = kept.get(key);
  if (found && found.until > performance.now()) return found;
  const rows = await countPeriods(ctx, periods);
  if (kept.size > 50) kept.clear();
  const made = { until: performance.now() + KEPT_FOR, rows, at: ctx.now };
  kept.set(key, made);
  return made;
}

export function lookIn(ctx: Ctx, periods: readonly Period[], rows: readonly CountRow[]): Look {
  const everything = seesCounts(ctx.actor);
  const own = countsOfDivision(ctx.actor);
  return (key, what, division) => {
    const at = periods.findIndex((period) => period.key === key) + 1;
    const of = (wanted: CountRow["what"], code: string | null) =>
      rows.filter((row) => row.period === at && row.what === wanted && row.division === code);
    const summed = (wanted: CountRow["what"]) =>
      rows.reduce((sum, row) => sum + (row.period === at && row.what === wanted && row.division ? (row.n ?? 0) : 0), 0);
    const denominator = division === null ? summed("members") : (of("members", division)[0]?.n ?? 0);
    if (what === "participants")
      return { numerator: division === null ? summed(what) : (of(what, division)[0]?.n ?? 0), denominator };
    if (division !== null && !everything && division !== own) return undefined;
    const [row] = of(what, division);
    return { numerator: row ? row.n : 0, denominator };
  };
}
