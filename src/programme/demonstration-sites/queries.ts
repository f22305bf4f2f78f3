import type { Prisma } from "@db";
import { fullOn } from "@/kernel/clocks";
import { type Day, dayFromDate } from "@/kernel/days";
import { type ClockView, clocksOf } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { type Standing, standingsOf } from "@/platform/periods";
import { limitOn, rulesOf } from "@/platform/rules";
import { type Standing as EnterpriseStanding, STANDINGS } from "../enterprises/workflow";
import { assessmentOf, openItemsOf } from "./assessment/queries";
import {
  type AwaitedVisit,
  isCheckOverdue,
  reassessedBy,
  reassessmentProofs,
  termOn,
  visitAwaited,
} from "./checks/queries";
import { particularsOf } from "./particulars/queries";
import { missingOf } from "./particulars/schema";
import { maySeeScores } from "./policy";
import { summary, visible, withoutEndedNotice } from "./queue/queries";
import {
  allowedSpread,
  countingScores,
  meanOf,
  panelMajority,
  type SignedScore,
  scoresOf,
  shortfallOf,
  spreadOf,
} from "./reviews/queries";
import { type ScoreSheet, sheetOfSite } from "./score-sheets/queries";
import { type NamedSeat, seatsOf, votesOf } from "./seats/queries";
import { ENDED_STATUSES, type SiteSubject } from "./workflow";

const detail = {
  ...summary,
  version: true,
  contactPointId: true,
  sheetId: true,
  practice: true,
  submittedAt: true,
  recommendation: true,
  recommendedById: true,
  documentOpinion: true,
  round: true,
  panelMinutes: true,
  decision: true,
  rectification: true,
  reason: true,
  contactPoint: { select: { id: true, number: true, status: true } },
  periods: { select: { id: true, fromDay: true, toDay: true, enterpriseName: true }, orderBy: { fromDay: "desc" } },
  objections: { select: { id: true, receivedAt: true, outcome: true, answeredAt: true }, orderBy: { id: "asc" } },
  checks: {
    select: {
      id: true,
      kind: true,
      checkedOn: true,
      findings: true,
      points: true,
      result: true,
      visitId: true,
      byId: true,
      approvedAt: true,
      turnedDownAt: true,
    },
    orderBy: { id: "desc" },
  },
} as const satisfies Prisma.DemonstrationSiteSelect;

type Days = "noticeFrom" | "noticeTo" | "awardedOn" | "validUntil" | "periods";
export type SiteDetail = Omit<Prisma.DemonstrationSiteGetPayload<{ select: typeof detail }>, Days> &
  Omit<SiteSubject, "seats"> & {
    readonly noticeFrom: Day | null;
    readonly noticeTo: Day | null;
    readonly awardedOn: Day | null;
    readonly validUntil: Day | null;
    readonly periods: readonly Standing[];
    readonly clocks: readonly ClockView[];
    /** Whether its firm is in business. */
    readonly standing: EnterpriseStanding;
    /** The visit at which it is checked next, as far as this person sees it. */
    readonly awaitedVisit: AwaitedVisit | null;
    readonly seats: readonly NamedSeat[];
    readonly sheet: ScoreSheet;
    /** One's own before the end of scoring, all after it. */
    readonly scores: readonly SignedScore[];
    /** Of the scores that count, once this person may see them. */
    readonly mean: ReturnType<typeof meanOf>;
  };

/** One site, or null: hidden and absent look the same. */
export async function findSite(ctx: Ctx, id: string): Promise<SiteDetail | null> {
  return findOne(ctx, { id });
}

/** The firm's living application or site, else its last one, or null. */
export async function siteOf(ctx: Ctx, enterpriseId: string): Promise<SiteDetail | null> {
  return (
    (await findOne(ctx, { enterpriseId, status: { notIn: [...ENDED_STATUSES] } })) ??
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
  const sheet = await sheetOfSite(ctx, row.sheetId);
  const seats = actor.kind === "firm" ? [] : await seatsOf(ctx, row.id);
  const scores = actor.kind === "firm" ? [] : await scoresOf(ctx, row.id, seats);
  const counting = countingScores(scores, { round: row.round, seats });
  const clocks = await clocksOf(ctx, [row.id]);
  const awaitedVisit = row.status === "awarded" ? await visitAwaited(ctx, row.enterpriseId) : null;
  const writing = actor.kind === "firm" && ["draft", "returned"].includes(row.status);
  const scoring = ["on_site", "reconciling"].includes(row.status);
  const firm = await ctx.tx.enterprise.findFirst({ where: { id: row.enterpriseId }, select: { standing: true } });
  const standing = STANDINGS.find((one) => one === firm?.standing) ?? "in_business";
  const [noticeFrom, noticeTo, awardedOn, validUntil] = [
    dayOf(row.noticeFrom),
    dayOf(row.noticeTo),
    dayOf(row.awardedOn),
    dayOf(row.validUntil),
  ];
  return {
    ...row,
    // Before another has approved it a reassessment is the office's own.
    checks: row.checks.filter(({ kind, approvedAt }) => actor.kind !== "firm" || kind !== "reassessment" || approvedAt),
    noticeFrom,
    noticeTo,
    awardedOn,
    validUntil,
    periods: standingsOf(row.periods),
    clocks: withoutEndedNotice(clocks.get(row.id) ?? []),
    sheet,
    seats,
    scores,
    contactPointStatus: row.contactPoint.status,
    // A reviewer from outside doesn't see the firm; he takes no step that asks.
    standing,
    inBusiness: standing === "in_business",
    openItems: writing ? openItemsOf(sheet.content, await assessmentOf(ctx, row.id)).length : 0,
    missingParticulars: writing ? missingOf((await particularsOf(ctx, row.id)).stated ?? {}).length : 0,
    spread: scoring && actor.kind !== "firm" ? await spreadOf(ctx, row.id, row.round) : null,
    allowedSpread: scoring ? await allowedSpread(ctx) : 0,
    // One who has signed is no mean of all.
    mean: !scoring && maySeeScores(actor, { ...row, seats }) ? meanOf(counting) : null,
    shortfall: shortfallOf(sheet.content, counting),
    votes: votesOf(seats),
    panelMajority: row.status === "meeting" ? await panelMajority(ctx) : 0,
    noticeEnded: noticeTo !== null && noticeTo < today,
    openObjections: row.objections.filter(({ answeredAt }) => answeredAt === null).length,
    upheldObjections: row.objections.filter(({ outcome }) => outcome === "upheld").length,
    awaitedVisit,
    visitWaits: awaitedVisit !== null,
    checkOverdue: isCheckOverdue(clocks.get(row.id) ?? []),
    reassessedById: reassessedBy(row.checks),
    reassessmentProofs: validUntil === null ? 0 : await reassessmentProofs(ctx, row.id, validUntil),
    rectified: row.rectification !== null,
    ...termOn(today, validUntil),
  };
}

function dayOf(date: Date | null): Day | null {
  return date && dayFromDate(date);
}

/** Why a firm can't apply now: a key of `refusals` in words, and the day that it names. */
export type ApplyingRefusal = { readonly code: string; readonly day?: Day };

/**
 * Why a firm can't apply now; undefined when it can. Its point must have been one for six months: the rule `site-apply`, counted from the
 * first day on which the point stood in the register (domain.md §5.3). Two statements.
 */
export async function applyingRefusal(
  ctx: Ctx,
  point: { readonly id: string; readonly status: string } | null,
  site: { readonly status: string } | null,
): Promise<ApplyingRefusal | undefined> {
  if (point?.status !== "active") return { code: "contact-point-not-active" };
  if (site && !ENDED_STATUSES.some((status) => status === site.status)) return { code: "already-applied" };
  const first = await ctx.tx.contactPointPeriod.findFirst({
    where: { contactPointId: point.id },
    select: { fromDay: true },
    orderBy: { fromDay: "asc" },
  });
  const since = first ? dayFromDate(first.fromDay) : ctx.today;
  const rules = await rulesOf(ctx);
  const { unit, length } = limitOn(rules, "site-apply", since);
  if (unit === "hour") throw new RangeError("site-apply counts hours");
  const day = fullOn({ unit, length, startedOn: since }, rules.calendar);
  return day > ctx.today ? { code: "point-too-young", day } : undefined;
}
