import { addMonths, type Day, endOfMonth, monthsFrom } from "@/kernel/days";
import { type ForecastRange, forecastRange, straightLine } from "@/kernel/pace";
import { isSmall, OF_NONE, type Part, unlisted, withheld } from "@/kernel/small-figures";
import type { Ctx } from "@/platform/database";
import { type Named, placesOf } from "@/platform/places";
import { INDICATORS, type Indicator, type Scope } from "../policy";
import { type Asked, countedOn, type Grouping, milestonesOf, type Progress, progressOn, targetRows } from "../queries";

export type MonthProgress = { readonly day: Day; readonly actual: number; readonly line: number };

/** Each indicator at the end of each month up to a day, and on that day, beside the straight line. Two statements. */
export async function progressByMonth(
  ctx: Ctx,
  { day, scope = {}, known, targets: read }: Asked,
): Promise<Record<Indicator, MonthProgress[]>> {
  const targets = read ?? (await targetRows(ctx));
  const first = targets[0]?.deadline ?? day;
  const days = monthsFrom(addMonths(first, -11), day)
    .map((month) => endOfMonth(`${month}-01`))
    .filter((end) => end < day);
  days.push(day);
  const counts = await countedOn(ctx, { days, by: "all", scope, known });
  const series = (indicator: Indicator) => {
    const milestones = milestonesOf(
      targets.filter((target) => target.indicator === indicator),
      scope,
    );
    const actual = counts.find((row) => row.indicator === indicator)?.counts ?? [];
    return days.map((on, index) => ({ day: on, actual: actual[index] ?? 0, line: straightLine(milestones, on) }));
  };
  return { "contact-points": series("contact-points"), "demonstration-sites": series("demonstration-sites") };
}

/** So many of one cluster, town or industry; `place` is null for the firms of none. `key` is what the address says. */
export type GroupProgress = Part & { readonly place: Named | null };
export type Groups = Readonly<Record<Exclude<Grouping, "division">, readonly GroupProgress[]>>;

/** Each indicator on a day by cluster, by town or by industry, most first; those of none together, last. One statement. */
async function progressBy(
  ctx: Ctx,
  { day, scope = {}, known }: Asked,
  by: keyof Groups,
): Promise<Record<Indicator, readonly GroupProgress[]>> {
  const { clusters, industriesAsked } = await placesOf(ctx);
  const found = await countedOn(ctx, { days: [day], by, scope, known });
  // `own`: what the registers say; `key`: what the address says for exactly that.
  const places: Record<keyof Groups, readonly (Named & { readonly key: string; readonly own: string })[]> = {
    cluster: clusters.map((cluster) => ({ ...cluster, key: cluster.id, own: cluster.id })),
    town: [],
    industry: industriesAsked.flatMap(({ means: [own, ...more], ...industry }) =>
      own && more.length === 0 ? [{ ...industry, key: industry.code, own }] : [],
    ),
  };
  const of = (indicator: Indicator): GroupProgress[] =>
    found
      .filter((row) => row.indicator === indicator)
      .map(({ key, counts: [n = 0], within }) => {
        const at = places[by].findIndex((place) => place.own === key);
        const known = places[by][at] ?? null;
        // Towns are names, in the language of the land.
        const place = by === "town" && key ? { nameZh: key, nameEn: key } : known;
        return {
          key: known?.key ?? key ?? OF_NONE,
          place,
          n,
          within: key && within,
          at: place ? at : Number.MAX_SAFE_INTEGER,
        };
      })
      .filter(({ n }) => n > 0)
      // Of two with as many the order is the register's, so that a page is the same each time it is read.
      .sort((a, b) => Number(!a.place) - Number(!b.place) || b.n - a.n || a.at - b.at || (a.key < b.key ? -1 : 1))
      .map(({ at: _at, ...group }) => group);
  return { "contact-points": of("contact-points"), "demonstration-sites": of("demonstration-sites") };
}

/** All three breakdowns of each indicator. Three statements. */
export async function progressByGroup(ctx: Ctx, asked: Asked): Promise<Record<Indicator, Groups>> {
  const found = {
    cluster: await progressBy(ctx, asked, "cluster"),
    town: await progressBy(ctx, asked, "town"),
    industry: await progressBy(ctx, asked, "industry"),
  };
  const groups = (indicator: Indicator): Groups => ({
    cluster: found.cluster[indicator],
    town: found.town[indicator],
    industry: found.industry[indicator],
  });
  return { "contact-points": groups("contact-points"), "demonstration-sites": groups("demonstration-sites") };
}

const cellsOf = (divisions: Progress["divisions"]) =>
  divisions.map(({ place, standing }) => ({ key: place.code, n: standing.actual }));

/**
 * Which rows of a breakdown are listed to a reader of words, by key: what has none isn't listed either, so that nought and few look alike. Two
 * statements: what is due by when doesn't matter to it.
 */
export async function listedInWords(
  ctx: Ctx,
  asked: Asked,
  by: keyof Groups,
): Promise<Record<Indicator, ReadonlySet<string>>> {
  const progress = await progressOn(ctx, { ...asked, targets: [] });
  const groups = await progressBy(ctx, asked, by);
  const listed = (indicator: Indicator) => {
    const rows = groups[indicator];
    const hidden = unlisted(rows, cellsOf(progress.find((one) => one.indicator === indicator)?.divisions ?? []));
    return new Set(rows.flatMap(({ key }) => (hidden.has(key) ? [] : [key])));
  };
  return { "contact-points": listed("contact-points"), "demonstration-sites": listed("demonstration-sites") };
}

/**
 * Of which indicators the figure of this place or kind is among those that are told in words, in the breakdown to which it belongs: so that
 * narrowing tells no more than the whole board. Two statements at most.
 */
export async function hiddenAt(ctx: Ctx, asked: Asked, scope: Scope): Promise<Indicator[]> {
  const { division, cluster, town, industry } = scope;
  const key = division ?? cluster ?? town ?? industry;
  if (!key) return [];
  if (division)
    return (await progressOn(ctx, { ...asked, targets: [] })).flatMap(({ indicator, divisions }) =>
      withheld(cellsOf(divisions)).keys.has(key) ? [indicator] : [],
    );
  const listed = await listedInWords(ctx, asked, cluster ? "cluster" : town ? "town" : "industry");
  return INDICATORS.filter((indicator) => !listed[indicator].has(key));
}

export type Outlook = {
  /** What the straight projection is made of: what there was on the same day of each of the twelve months before, oldest first, and today. */
  readonly range: ForecastRange;
  /** Whether a small number is among those that the range is made of, so that it could be worked back. */
  readonly fromSmall: boolean;
  /** What the register of that day says as known now and as was known then, whichever the board shows. */
  readonly knownNow: number;
  readonly knownThen: number;
};

/** Where each indicator leads, with its range, and how what is known now differs from what was known then. Two statements. */
export async function outlookOn(
  ctx: Ctx,
  { day, scope = {}, known = "now", progress }: Asked & { readonly progress: readonly Progress[] },
): Promise<Record<Indicator, Outlook>> {
  const days = Array.from({ length: 13 }, (_, index) => addMonths(day, index - 12));
  const shown = await countedOn(ctx, { days, by: "all", scope, known });
  const other = await countedOn(ctx, { days: [day], by: "all", scope, known: known === "now" ? "then" : "now" });
  const of = (indicator: Indicator): Outlook => {
    const counts = shown.find((row) => row.indicator === indicator)?.counts ?? [];
    const own = counts.at(-1) ?? 0;
    const unlike = other.find((row) => row.indicator === indicator)?.counts[0] ?? 0;
    const deadline = progress.find((one) => one.indicator === indicator)?.standing.goal.day ?? day;
    return {
      range: forecastRange(
        days.map((on, index) => ({ day: on, value: counts[index] ?? 0 })),
        deadline,
      ),
      fromSmall: counts.some(isSmall),
      knownNow: known === "now" ? own : unlike,
      knownThen: known === "now" ? unlike : own,
    };
  };
  return { "contact-points": of("contact-points"), "demonstration-sites": of("demonstration-sites") };
}
