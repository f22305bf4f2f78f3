import type { Prisma } from "@db";
import type { Light } from "@/kernel/clocks";
import { type Day, dateOf, dayFromDate } from "@/kernel/days";
import { searchTerms } from "@/kernel/search-terms";
import { type ClockView, clocksOf, lightFor } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { afterCursor, cutPage, dueOrder, PAGE_SIZE } from "@/platform/due-list";
import { type Standing, standingsOf } from "@/platform/periods";
import { maySeeScores, sightOf, waitingFor } from "./policy";
import type { SiteAddress } from "./schema";
import type { SiteSubject } from "./workflow";

/** What the actor may see at all, said in Prisma; undefined when that is nothing. Row-level security says it again. */
function visible({ actor }: Ctx): Prisma.DemonstrationSiteWhereInput | undefined {
  const sight = sightOf(actor);
  if (sight.of === "none") return undefined;
  if (sight.of === "own") return { enterpriseId: sight.enterpriseId };
  return sight.of === "division" ? { divisionCode: sight.divisionCode } : {};
}

export type SiteFilter = { readonly [K in keyof Omit<SiteAddress, "asOf" | "cluster">]?: SiteAddress[K] };

/** The one filter behind a count of the work list, the list itself and its export. */
function filtered(ctx: Ctx, filter: SiteFilter): Prisma.DemonstrationSiteWhereInput | undefined {
  const { status, division, mine, scored, q } = filter;
  const sight = visible(ctx);
  if (!sight) return undefined;
  return {
    AND: [
      sight,
      ...(status && status !== "any" ? [{ status }] : []),
      ...(division ? [{ divisionCode: division }] : []),
      ...(mine ? [waiting(ctx)] : []),
      ...(scored ? [scoredBy(ctx)] : []),
      ...searchTerms(q).map((term) => ({
        OR: [{ enterprise: { search: { contains: term } } }, { number: { contains: term } }],
      })),
    ],
  };
}

/** Sites on whose score sheet this person has signed. */
function scoredBy({ actor }: Ctx): Prisma.DemonstrationSiteWhereInput {
  return actor.kind === "official" ? { scores: { some: { reviewerId: actor.personId } } } : { id: { in: [] } };
}

function waiting({ actor, today }: Ctx): Prisma.DemonstrationSiteWhereInput {
  const pieces = waitingFor(actor).map((what): Prisma.DemonstrationSiteWhereInput => {
    if (what === "recommend") return { status: "applied" };
    if (what === "announce") return { status: "scored" };
    if (what === "award") return { status: "in_notice", noticeTo: { lt: dateOf(today) } };
    // Not by those who have signed, but by those who haven't: of the others' scores nobody sees anything yet.
    return { status: "recommended", scores: { none: actor.kind === "official" ? { reviewerId: actor.personId } : {} } };
  });
  // Prisma takes an empty OR for no condition at all.
  return pieces.length === 0 ? { id: { in: [] } } : { OR: pieces };
}

/** How many applications and sites the filter holds for this reader. */
export async function countSites(ctx: Ctx, filter: SiteFilter): Promise<number> {
  const where = filtered(ctx, filter);
  return where ? ctx.tx.demonstrationSite.count({ where }) : 0;
}

const summary = {
  id: true,
  number: true,
  status: true,
  enterpriseId: true,
  enterpriseName: true,
  divisionCode: true,
  dueOn: true,
  noticeFrom: true,
  noticeTo: true,
  awardedOn: true,
  validUntil: true,
  createdAt: true,
} as const satisfies Prisma.DemonstrationSiteSelect;

export type SiteLine = Prisma.DemonstrationSiteGetPayload<{ select: typeof summary }>;

/** One page of the work list, nearest date first, with the total. Three statements. */
export async function listSites(
  ctx: Ctx,
  filter: SiteFilter,
  after?: string,
): Promise<{ rows: (SiteLine & { light: Light })[]; total: number; next: string | null }> {
  const where = filtered(ctx, filter);
  if (!where) return { rows: [], total: 0, next: null };
  const total = await ctx.tx.demonstrationSite.count({ where });
  const found = await ctx.tx.demonstrationSite.findMany({
    where: { AND: [where, afterCursor(after)] },
    select: summary,
    orderBy: [...dueOrder],
    take: PAGE_SIZE + 1,
  });
  const { rows, next } = cutPage(found);
  const clocks = await clocksOf(
    ctx,
    rows.map(({ id }) => id),
  );
  return {
    rows: rows.map((row) => ({
      ...row,
      light: lightFor(withoutEndedNotice(clocks.get(row.id) ?? []).filter(({ running }) => running)),
    })),
    total,
    next,
  };
}

/** All of them, for an export, in the list's order. */
export async function everySite(ctx: Ctx, filter: SiteFilter, limit: number): Promise<SiteLine[]> {
  const where = filtered(ctx, filter);
  return where
    ? ctx.tx.demonstrationSite.findMany({ where, select: summary, orderBy: [...dueOrder], take: limit })
    : [];
}

/** A public notice that has ended is waited out, not overdue. */
function withoutEndedNotice(clocks: readonly ClockView[]): ClockView[] {
  return clocks.filter(({ kind, light }) => kind !== "site-notice" || light.light !== "overdue");
}

const detail = {
  ...summary,
  version: true,
  contactPointId: true,
  practice: true,
  recommendation: true,
  reason: true,
  contactPoint: { select: { id: true, number: true, status: true } },
  periods: { select: { id: true, fromDay: true, toDay: true, enterpriseName: true }, orderBy: { fromDay: "desc" } },
} as const satisfies Prisma.DemonstrationSiteSelect;

export type SiteScore = {
  readonly id: string;
  readonly reviewerId: string;
  readonly reviewer: string;
  readonly points: number;
  readonly opinion: string;
  readonly signedAt: Date;
};

type Days = "noticeFrom" | "noticeTo" | "awardedOn" | "validUntil" | "periods";
export type SiteDetail = Omit<Prisma.DemonstrationSiteGetPayload<{ select: typeof detail }>, Days> &
  SiteSubject & {
    readonly noticeFrom: Day | null;
    readonly noticeTo: Day | null;
    readonly awardedOn: Day | null;
    readonly validUntil: Day | null;
    readonly periods: readonly Standing[];
    readonly clocks: readonly ClockView[];
    /** One's own before the end of scoring, all after it. */
    readonly scores: readonly SiteScore[];
  };

/** One site, or null: hidden and absent look the same. */
export async function findSite(ctx: Ctx, id: string): Promise<SiteDetail | null> {
  return findOne(ctx, { id });
}

/** The firm's living application or site, else its last one, or null. */
export async function siteOf(ctx: Ctx, enterpriseId: string): Promise<SiteDetail | null> {
  return (
    (await findOne(ctx, { enterpriseId, status: { notIn: ["refused", "revoked", "expired"] } })) ??
    (await findOne(ctx, { enterpriseId }))
  );
}

async function findOne(ctx: Ctx, which: Prisma.DemonstrationSiteWhereInput): Promise<SiteDetail | null> {
  const sight = visible(ctx);
  if (!sight) return null;
  const row = await ctx.tx.demonstrationSite.findFirst({
    where: { AND: [sight, which] },
    select: detail,
    orderBy: { id: "desc" },
  });
  if (!row) return null;
  const { today, actor } = ctx;
  const scores = await scoresOf(ctx, row.id);
  const clocks = await clocksOf(ctx, [row.id]);
  const [noticeFrom, noticeTo, awardedOn, validUntil] = [
    dayOf(row.noticeFrom),
    dayOf(row.noticeTo),
    dayOf(row.awardedOn),
    dayOf(row.validUntil),
  ];
  return {
    ...row,
    noticeFrom,
    noticeTo,
    awardedOn,
    validUntil,
    periods: standingsOf(row.periods),
    clocks: withoutEndedNotice(clocks.get(row.id) ?? []),
    scores,
    contactPointStatus: row.contactPoint.status,
    signedScores: await signedScores(ctx, row.id),
    meanScore:
      maySeeScores(actor, row) && scores.length > 0
        ? scores.reduce((sum, { points }) => sum + points, 0) / scores.length
        : null,
    noticeEnded: noticeTo !== null && noticeTo < today,
    validityEnded: validUntil !== null && validUntil < today,
  };
}

function dayOf(date: Date | null): Day | null {
  return date && dayFromDate(date);
}

async function scoresOf({ tx }: Ctx, siteId: string): Promise<SiteScore[]> {
  const rows = await tx.siteScore.findMany({
    where: { siteId },
    select: { id: true, reviewerId: true, points: true, opinion: true, signedAt: true },
    orderBy: { id: "asc" },
  });
  const people = await tx.person.findMany({
    where: { id: { in: rows.map(({ reviewerId }) => reviewerId) } },
    select: { id: true, name: true },
  });
  return rows.map((row) => ({ ...row, reviewer: people.find(({ id }) => id === row.reviewerId)?.name ?? "" }));
}

/** How many reviewers have signed, without what they gave. */
async function signedScores({ tx }: Ctx, siteId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ n: number }[]>`select signed_scores(${siteId}::uuid) as n`;
  return rows[0]?.n ?? 0;
}

/** Why a firm can't apply now; undefined when it can. The code is a key of `refusals` in words. */
export function applyingRefusal(
  point: { readonly status: string } | null,
  site: { readonly status: string } | null,
): string | undefined {
  if (point?.status !== "active") return "contact-point-not-active";
  return site && !["refused", "revoked", "expired"].includes(site.status) ? "already-applied" : undefined;
}
