import type { Actor } from "@/kernel/actor";
import { isSmall, type Withheld, withheld } from "@/kernel/small-figures";
import { type Figures, type Period, readsInWords, type Told } from "../policy";

/** A figure of a period: as it is told, or in words because it is small or would give a small one away. */
export type Point = {
  readonly period: Period;
  /** Of how many: null where that isn't told either. */
  readonly figures: Figures;
  readonly told: Told | null;
  readonly inWords: boolean;
  /** What had been published before it was restated, oldest first, each with the reason for which it was replaced. */
  readonly before: readonly { readonly told: Told | null; readonly reason: string }[];
  readonly valueId: string | null;
};

/** Span by span: a place, or the city as a whole. */
type Cells = readonly (Point | undefined)[];
type Part<Place extends { readonly code: string }> = { readonly place: Place; readonly cells: Cells };
export type Rows<Place> = readonly { readonly place: Place | null; readonly cells: Cells }[];

/** The city first, then the places of which anything is told. */
export function placesFrom<Place extends { readonly code: string }>(
  whole: Cells,
  parts: readonly Part<Place>[],
): Rows<Place> {
  const some = parts.filter(({ cells }) => cells.some((point) => point !== undefined));
  return some.length > 0 ? [{ place: null, cells: whole }, ...some] : [];
}

/** Span by span, so that no small number of a place follows from the city's less the others'. */
export function veilPlaces<Place extends { readonly code: string }>(
  whole: Cells,
  parts: readonly Part<Place>[],
): Rows<Place> {
  const hidden = whole.map((_, at) => withheld(parts.flatMap(({ place, cells }) => cellOf(place.code, cells[at]))));
  const veil = (point: Point | undefined, hide: boolean | undefined) =>
    point && (hide ? inWords(point) : veilSmall(point));
  return placesFrom(
    whole.map((point, at) => veil(point, hidden[at]?.total)),
    parts.map(({ place, cells }) => ({
      place,
      cells: cells.map((point, at) => veil(point, hidden[at]?.keys.has(place.code))),
    })),
  );
}

/** The periods of each year, so that no small number of one follows from the year's less the others'. */
export function veilWithin(points: readonly Point[], years: readonly Period[]): Point[] {
  const hidden = years.flatMap(({ key }) => [
    ...withheld(
      points.filter(({ period }) => period.key.startsWith(key)).flatMap((point) => cellOf(point.period.key, point)),
    ).keys,
  ]);
  return points.map((point) => (hidden.includes(point.period.key) ? inWords(point) : veilSmall(point)));
}

function cellOf(key: string, point: Point | undefined): { key: string; n: number }[] {
  // What the database doesn't tell because it is small counts as small here, too.
  return point ? [{ key, n: point.inWords ? 1 : point.figures.numerator }] : [];
}

function inWords(point: Point): Point {
  return { ...point, told: null, inWords: true, before: [] };
}

/** What runs is told when it is over: asked for on two days, it would tell the single ones of the days between. */
export function veilRunning(point: Point): Point {
  return point.period.running ? inWords(point) : point;
}

function veilSmall(point: Point): Point {
  return isSmall(point.figures.numerator) ? inWords(point) : point;
}

/**
 * Of a place, or of the city (null), whose member firms the published progress of that day tells in words: neither how many they are nor what is
 * worked out by them. A share of none has a range by which they could be counted.
 */
export function veilMembers(point: Point, members: Withheld, code: string | null): Point {
  if (!(code === null ? members.total : members.keys.has(code))) return point;
  return { ...inWords(point), figures: { ...point.figures, denominator: null } };
}

/** A value as it was approved, with its period and place (null: the city). */
type Entered = Figures & {
  readonly id: string;
  readonly code: string;
  readonly from: string;
  readonly divisionCode: string | null;
};

/**
 * Which approved values this reader gets in words, by id: a small one, and those of a place that is withheld beside the others of its period. Of a place that had
 * several the smallest counts, so that a value that is in words on one day is so on every day, and no two days can be subtracted.
 */
export function valuesHidden(actor: Actor, approved: readonly Entered[]): ReadonlySet<string> {
  if (!readsInWords(actor)) return new Set();
  const hidden = [...Map.groupBy(approved, ({ code, from }) => `${code} ${from}`).values()].flatMap((ofPeriod) => {
    const least = new Map<string, number>();
    for (const { divisionCode, numerator } of ofPeriod)
      if (divisionCode !== null)
        least.set(divisionCode, Math.min(numerator, least.get(divisionCode) ?? Number.POSITIVE_INFINITY));
    const { keys } = withheld([...least].map(([key, n]) => ({ key, n })));
    return ofPeriod.filter(
      ({ divisionCode, numerator, denominator }) =>
        isSmall(numerator) || isSmall(denominator ?? 0) || keys.has(divisionCode ?? ""),
    );
  });
  return new Set(hidden.map(({ id }) => id));
}
