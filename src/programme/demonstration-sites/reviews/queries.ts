import { z } from "zod";
import type { Ctx } from "@/platform/database";
import { type SheetContent, totalOf, weakDimensions } from "../score-sheets/schema";
import type { Seat } from "../seats/policy";
import type { SiteSubject } from "../workflow";
import type { MarkItems } from "./schema";

export type SignedScore = {
  readonly id: string;
  readonly reviewerId: string;
  readonly reviewer: string;
  readonly round: number;
  readonly points: number;
  readonly dimensions: Readonly<Record<string, number>>;
  readonly vetoes: readonly string[];
  readonly opinion: string;
  readonly signedAt: Date;
};

const byDimension = z.record(z.string(), z.number()).catch({});

/** The signed scores of a site that this person may see, by round: before all have signed, his own. `names`: of those who were named. */
export async function scoresOf(
  ctx: Ctx,
  siteId: string,
  names: readonly { readonly personId: string; readonly name: string }[],
): Promise<readonly SignedScore[]> {
  return (await scoresOfAll(ctx, [siteId], names)).get(siteId) ?? [];
}

/** The same of several sites, by site; without names, for who only counts. One statement. */
export async function scoresOfAll(
  { tx }: Ctx,
  siteIds: readonly string[],
  names: readonly { readonly personId: string; readonly name: string }[] = [],
): Promise<ReadonlyMap<string, readonly SignedScore[]>> {
  const rows = await tx.siteScore.findMany({
    where: { siteId: { in: [...siteIds] } },
    select: {
      id: true,
      siteId: true,
      reviewerId: true,
      round: true,
      points: true,
      dimensions: true,
      vetoes: true,
      opinion: true,
      signedAt: true,
    },
    orderBy: [{ round: "asc" }, { id: "asc" }],
  });
  const scores = rows.map(({ dimensions, ...row }) => ({
    ...row,
    dimensions: byDimension.parse(dimensions),
    reviewer: names.find(({ personId }) => personId === row.reviewerId)?.name ?? "",
  }));
  return Map.groupBy(scores, ({ siteId }) => siteId);
}

/** The scores that count: of the latest round in which each has signed, of those who didn't recuse themselves. */
export function countingScores(
  scores: readonly SignedScore[],
  { round, seats }: { readonly round: number; readonly seats: readonly Pick<Seat, "personId" | "part" | "recused">[] },
): SignedScore[] {
  return scores.filter(
    (score) =>
      score.round === round &&
      seats.some((seat) => seat.personId === score.reviewerId && seat.part === "reviewer" && !seat.recused),
  );
}

/** Means of the scores that count, in all and by dimension; null of none. */
export function meanOf(
  scores: readonly SignedScore[],
): { readonly total: number; readonly dimensions: Readonly<Record<string, number>> } | null {
  if (scores.length === 0) return null;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / scores.length;
  const keys = [...new Set(scores.flatMap(({ dimensions }) => Object.keys(dimensions)))];
  return {
    total: mean(scores.map(({ points }) => points)),
    dimensions: Object.fromEntries(
      keys.map((key) => [key, mean(scores.map(({ dimensions }) => dimensions[key] ?? 0))]),
    ),
  };
}

/** Why these scores don't suffice under a sheet: a veto that a reviewer found, the total, or a dimension. */
export function shortfallOf(content: SheetContent, scores: readonly SignedScore[]): SiteSubject["shortfall"] {
  if (scores.some(({ vetoes }) => vetoes.length > 0)) return "veto-found";
  const mean = meanOf(scores);
  if (!mean || mean.total < content.passMark) return "below-pass-mark";
  return weakDimensions(content, mean.dimensions).length > 0 ? "dimension-below" : undefined;
}

/** The most by which signed totals may differ: a setting. */
export async function allowedSpread({ tx }: Ctx): Promise<number> {
  const row = await tx.setting.findUnique({ where: { key: "site-score-difference" }, select: { value: true } });
  return z.number().catch(10).parse(row?.value);
}

/** More than this share of the panel, in percent, must be for an award before it goes to public notice: a setting. */
export async function panelMajority({ tx }: Ctx): Promise<number> {
  const row = await tx.setting.findUnique({ where: { key: "site-panel-majority" }, select: { value: true } });
  return z.number().catch(50).parse(row?.value);
}

/** Difference of the signed totals of a round; null while there are none, or for whoever isn't to know. */
export async function spreadOf({ tx }: Ctx, siteId: string, round: number): Promise<number | null> {
  const rows = await tx.$queryRaw<
    { spread: number | null }[]
  >`select score_spread(${siteId}::uuid, ${round}::int) as spread`;
  return rows[0]?.spread ?? null;
}

export type Mark = {
  readonly id: string;
  readonly reviewerId: string;
  readonly round: number;
  readonly itemKey: string;
  readonly points: number;
  readonly finding: "verified" | "refuted" | "not_seen";
  readonly note: string;
  readonly version: number;
};

const mark = {
  id: true,
  reviewerId: true,
  round: true,
  itemKey: true,
  points: true,
  finding: true,
  note: true,
  version: true,
} as const;

/** Marks that this person may see: his own, and the others' once all have signed. */
export async function marksOf({ tx }: Ctx, siteId: string): Promise<Mark[]> {
  return tx.siteMark.findMany({ where: { siteId }, select: mark, orderBy: [{ round: "asc" }, { itemKey: "asc" }] });
}

/** A reviewer's own marks of a round; in a reconciliation those of the round before stand in until he marks anew. */
export async function ownMarks(ctx: Ctx, { siteId, round }: { siteId: string; round: number }): Promise<Mark[]> {
  const { tx, actor } = ctx;
  if (actor.kind !== "official") return [];
  const rows = await tx.siteMark.findMany({
    where: { siteId, reviewerId: actor.personId, round: { lte: round } },
    select: mark,
    orderBy: { round: "desc" },
  });
  return rows.filter(
    (row) => row.round === round || !rows.some((other) => other.itemKey === row.itemKey && other.round > row.round),
  );
}

/**
 * What the others gave by the end of the rounds before, for whoever marks anew in a reconciliation: of each item the last mark, because what was left
 * as it was holds on. Row-level security shows nothing of a round before all have signed it.
 */
export async function othersMarks(ctx: Ctx, { siteId, round }: { siteId: string; round: number }): Promise<Mark[]> {
  if (round === 1 || ctx.actor.kind !== "official") return [];
  const own = ctx.actor.personId;
  const marks = (await marksOf(ctx, siteId)).filter((one) => one.round < round && one.reviewerId !== own);
  return [...new Map(marks.map((one) => [`${one.reviewerId} ${one.itemKey}`, one])).values()];
}

/** Marks that the same reviewer gave elsewhere meanwhile, otherwise than those that were sent: beside them, item by item. Null: none. */
export async function standingMarks(ctx: Ctx, { siteId, round, marks }: MarkItems) {
  const there = (await ownMarks(ctx, { siteId, round })).filter((mark) => mark.round === round);
  const met = marks.flatMap((mark) => {
    const now = there.find(({ itemKey }) => itemKey === mark.itemKey);
    const same = now && now.points === mark.points && now.finding === mark.finding && now.note === mark.note;
    return now && !same && now.version !== mark.base ? [now] : [];
  });
  if (met.length === 0) return null;
  const fields = (of: (mark: Mark) => Record<string, string>) =>
    Object.fromEntries(
      met.flatMap((mark) => Object.entries(of(mark)).map(([name, text]) => [`${mark.itemKey}.${name}`, text])),
    );
  return {
    code: "marked-meanwhile",
    params: { n: met.length },
    values: fields(({ points, finding, note }) => ({ points: String(points), finding, note })),
    base: fields(({ id, version }) => ({ id, base: String(version) })),
  };
}

/** Total and dimensions of a reviewer's marks under a sheet. */
export function totalOfMarks(content: SheetContent, marks: readonly Mark[]) {
  return totalOf(content, Object.fromEntries(marks.map(({ itemKey, points }) => [itemKey, points])));
}
