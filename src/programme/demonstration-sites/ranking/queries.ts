import { startOfDay } from "@/kernel/days";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { maySeeRanking } from "../policy";
import { countingScores, meanOf, scoresOfAll, shortfallOf } from "../reviews/queries";
import { type ScoreSheet, sheetsOfSites } from "../score-sheets/queries";
import type { SiteStatus } from "../workflow";
import { placesOf } from "./schema";

export type RankedSite = {
  readonly id: string;
  readonly enterpriseName: string;
  readonly divisionCode: string;
  readonly status: SiteStatus;
  readonly total: number;
  readonly dimensions: Readonly<Record<string, number>>;
  readonly shortfall: ReturnType<typeof shortfallOf>;
  /** Refused or revoked: without a place. */
  readonly out: boolean;
  readonly place: number | null;
  readonly tied: boolean;
};
/** Sites that were assessed under one version of the sheet: points under another aren't compared with them. */
export type Round = { readonly sheet: ScoreSheet; readonly rows: readonly RankedSite[] };

const SCORED: readonly SiteStatus[] = [
  ...(["scored", "panel", "meeting", "in_notice", "awarded"] as const),
  ...(["rectifying", "refused", "revoked", "expired"] as const),
];
const OUT: readonly SiteStatus[] = ["refused", "revoked"];
/** More than the programme has targets for. */
const MOST = 100;

/** The sites that applied in a year and are scored, ranked by the mean of the scores that count. Three statements. Refuses `not-found`: not of those who decide. */
export async function rankingOf(ctx: Ctx, year: number): Promise<Round[]> {
  const { tx, actor } = ctx;
  if (!maySeeRanking(actor)) throw new Refusal("not-found");
  const sites = await tx.demonstrationSite.findMany({
    where: {
      status: { in: [...SCORED] },
      submittedAt: { gte: startOfDay(`${year}-01-01`), lt: startOfDay(`${year + 1}-01-01`) },
    },
    select: {
      ...{ id: true, enterpriseName: true, divisionCode: true, status: true, round: true, sheetId: true },
      reviewers: { select: { personId: true, part: true, recusedAt: true } },
    },
    orderBy: { id: "asc" },
    take: MOST,
  });
  const scored = await scoresOfAll(
    ctx,
    sites.map(({ id }) => id),
  );
  const sheetOf = await sheetsOfSites(
    ctx,
    sites.map(({ sheetId }) => sheetId),
  );
  const rounds = new Map<number, { sheet: ScoreSheet; rows: Omit<RankedSite, "place" | "tied">[] }>();
  for (const { round, sheetId, reviewers, ...site } of sites) {
    const seats = reviewers.map(({ recusedAt, ...seat }) => ({ ...seat, recused: recusedAt !== null }));
    const counting = countingScores(scored.get(site.id) ?? [], { round, seats });
    const mean = meanOf(counting);
    if (!mean) continue;
    const sheet = sheetOf(sheetId);
    const group = rounds.get(sheet.serial) ?? { sheet, rows: [] };
    rounds.set(sheet.serial, group);
    group.rows.push({
      ...site,
      ...mean,
      out: OUT.includes(site.status),
      shortfall: shortfallOf(sheet.content, counting),
    });
  }
  return [...rounds.values()].map(({ sheet, rows }) => ({ sheet, rows: placesOf(rows) }));
}

/** How many sites the city's target of a year asks for beyond those of the year before; null without a target. */
export async function placesToAward({ tx }: Ctx, year: number): Promise<number | null> {
  const targets = await tx.target.findMany({
    where: { indicator: "demonstration-sites", deadline: { lte: new Date(`${year}-12-31T00:00:00Z`) } },
    select: { value: true, deadline: true },
    orderBy: { deadline: "desc" },
    take: 2,
  });
  const [last, before] = targets;
  if (!last || last.deadline.getUTCFullYear() !== year) return null;
  return last.value - (before?.value ?? 0);
}
