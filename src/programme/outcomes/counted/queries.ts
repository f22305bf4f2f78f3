import type { Day } from "@/kernel/days";
import { isSmall, withheld } from "@/kernel/small-figures";
import type { Ctx } from "@/platform/database";
import { type Division, placesOf } from "@/platform/places";
import {
  type Counted,
  countsOfDivision,
  type Figures,
  type Period,
  periodsOf,
  readsInWords,
  seesCounts,
  type Told,
  toldOf,
} from "../policy";
import { approvedBy, type IndicatorRow, indicatorsOn, type ValueRow } from "../queries";

/** A figure of a period: as it is told, or in words because it is small or would give a small one away. Undefined where there is none. */
export type Point = {
  readonly period: Period;
  readonly figures: Figures;
  readonly told: Told | null;
  readonly inWords: boolean;
  /** What had been published before it was restated, oldest first, each with the reason for which it was replaced. */
  readonly before: readonly { readonly told: Told | null; readonly reason: string }[];
  readonly valueId: string | null;
};
export type Outcome = {
  readonly indicator: IndicatorRow;
  /** The city's figures by the periods of the indicator. */
  readonly points: readonly Point[];
  /** By which the places are told: years of what is counted, the last four periods of what is entered. */
  readonly spans: readonly Period[];
  /** In the order of `spans`: the city first (null), then each division; empty where the reader gets none. */
  readonly places: readonly { readonly place: Division | null; readonly cells: readonly (Point | undefined)[] }[];
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
  const { approved: values, waiting } = await approvedBy(ctx, day);
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
  const counts = lookIn(ctx, periods, rows);
  const inWords = readsInWords(ctx.actor);
  return {
    day,
    waiting,
    countedAt,
    outcomes: indicators.map((indicator) => {
      const at = (period: Period, code: string | null) =>
        indicator.counted
          ? pointOf(indicator, period, counts(period.key, indicator.counted, code))
          : enteredPoint(indicator, period, values, code);
      const city = periodsOf(indicator.frequency, day).flatMap((period) => at(period, null) ?? []);
      const secret = isSecret(ctx, indicator.counted);
      const veiled = inWords || secret;
      const open = secret ? city.map(veilRunning) : city;
      const points = veiled && indicator.counted ? veilWithin(open, years) : veiled ? open.map(veilSmall) : open;
      const entered = (period: Period) =>
        values.some(({ code, from }) => code === indicator.code && from === period.from);
      const spans = indicator.counted ? years : periodsOf(indicator.frequency, day).filter(entered).slice(-4);
      const cells = spans.map((span) => at(span, null));
      const whole = secret ? cells.map((point) => point && veilRunning(point)) : cells;
      const parts = divisions.map((place) => ({ place, cells: spans.map((span) => at(span, place.code)) }));
      return { indicator, points, spans, places: veiled ? veilPlaces(whole, parts) : placesFrom(whole, parts) };
    }),
  };
}

/** Cases and complaints of the city are figures to whom nobody gave them by place. */
export function isSecret({ actor }: Ctx, counted: Counted | null): boolean {
  return counted !== null && counted !== "participants" && !seesCounts(actor);
}

type Parts = readonly { readonly place: Division; readonly cells: readonly (Point | undefined)[] }[];

function placesFrom(whole: readonly (Point | undefined)[], parts: Parts): Outcome["places"] {
  const some = parts.filter(({ cells }) => cells.some((point) => point !== undefined));
  return some.length > 0 ? [{ place: null, cells: whole }, ...some] : [];
}

/** Span by span, so that no small number of a place follows from the city's less the others'. */
function veilPlaces(whole: readonly (Point | undefined)[], parts: Parts): Outcome["places"] {
  const hidden = whole.map((_, at) => withheld(parts.flatMap(({ place, cells }) => cellOf(place.code, cells[at]))));
  const veil = (point: Point | undefined, hide: boolean | undefined) =>
    point && (hide ? told(point) : veilSmall(point));
  return placesFrom(
    whole.map((point, at) => veil(point, hidden[at]?.total)),
    parts.map(({ place, cells }) => ({
      place,
      cells: cells.map((point, at) => veil(point, hidden[at]?.keys.has(place.code))),
    })),
  );
}

/** The periods of each year, so that no small number of one follows from the year's less the others'. */
function veilWithin(points: readonly Point[], years: readonly Period[]): Point[] {
  const hidden = years.flatMap(({ key }) => [
    ...withheld(
      points.filter(({ period }) => period.key.startsWith(key)).flatMap((point) => cellOf(point.period.key, point)),
    ).keys,
  ]);
  return points.map((point) => (hidden.includes(point.period.key) ? told(point) : veilSmall(point)));
}

function cellOf(key: string, point: Point | undefined): { key: string; n: number }[] {
  // What the database doesn't tell because it is small counts as small here, too.
  return point ? [{ key, n: point.inWords ? 1 : point.figures.numerator }] : [];
}

function told(point: Point): Point {
  return { ...point, told: null, inWords: true, before: [] };
}

/** What runs is told when it is over: asked for on two days, it would tell the single ones of the days between. */
function veilRunning(point: Point): Point {
  return point.period.running ? told(point) : point;
}

function veilSmall(point: Point): Point {
  return isSmall(point.figures.numerator) ? told(point) : point;
}

function pointOf({ measure }: IndicatorRow, period: Period, found: CountOf | undefined): Point | undefined {
  if (!found) return undefined;
  const { numerator, denominator } = found;
  if (numerator === null)
    return { period, figures: { numerator: 1, denominator }, told: null, inWords: true, before: [], valueId: null };
  const figures = { numerator, denominator };
  return { period, figures, told: toldOf(measure, figures), inWords: false, before: [], valueId: null };
}

/** The value of a period and place that stands, with those that it replaced. A running period has none. */
function enteredPoint(
  { code, measure }: IndicatorRow,
  period: Period,
  values: readonly ValueRow[],
  division: string | null,
): Point | undefined {
  const chain = values.filter(
    (value) =>
      value.code === code && value.from === period.from && value.to === period.to && value.divisionCode === division,
  );
  const last = chain.at(-1);
  if (!last) return undefined;
  const { numerator, denominator } = last;
  const before = chain.slice(0, -1).map((value, index) => ({
    told: toldOf(measure, value),
    reason: chain[index + 1]?.correctionReason ?? "",
  }));
  return {
    period,
    figures: { numerator, denominator },
    told: toldOf(measure, last),
    inWords: false,
    before,
    valueId: last.id,
  };
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
