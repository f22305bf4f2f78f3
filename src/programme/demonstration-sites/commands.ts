import { addDays, addMonths, type Day, dateOf } from "@/kernel/days";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { nextSerial } from "@/platform/numbers";
import { peopleOfFirm, regulatorsWith } from "@/platform/people";
import { beginLife, takeStep } from "@/platform/take-step";
import { isReviewer } from "./policy";
import { applyingRefusal, findSite, type SiteDetail, siteOf } from "./queries";
import type { ApplySite, ScoreSite, TakeSiteStep } from "./schema";
import { REVIEWERS_NEEDED, type SiteSubject, siteWorkflow } from "./workflow";

/** How long an award lasts: three years (domain.md §5.3). */
const MONTHS_OF_AWARD = 36;

/**
 * An active contact point applies for the award of a demonstration site. Programme document 三(三).
 * Refusals: `not-found` (nobody's firm), `contact-point-not-active`, `already-applied`.
 */
export async function applySite(ctx: Ctx, { practice }: ApplySite): Promise<{ siteId: string }> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "firm" || !actor.enterpriseId) throw new Refusal("not-found");
  const { enterpriseId } = actor;
  const point = await tx.contactPoint.findFirst({
    where: { enterpriseId, status: "active" },
    select: { id: true, status: true, divisionCode: true, enterprise: { select: { name: true } } },
  });
  const refusal = applyingRefusal(point, await siteOf(ctx, enterpriseId));
  if (refusal || !point) throw new Refusal(refusal ?? "contact-point-not-active");
  const { divisionCode } = point;
  const [created] = await tx.demonstrationSite.createManyAndReturn({
    data: [
      {
        enterpriseId,
        contactPointId: point.id,
        enterpriseName: point.enterprise.name,
        divisionCode,
        practice,
        createdAt: now,
        updatedAt: now,
      },
    ],
    select: { id: true, status: true, version: true },
    // A second application at the same moment meets the unique index of living sites.
    skipDuplicates: true,
  });
  if (!created) throw new Refusal("already-applied");
  const subject = {
    ...created,
    enterpriseId,
    divisionCode,
    contactPointStatus: point.status,
    signedScores: 0,
    meanScore: null,
    noticeEnded: false,
    validityEnded: false,
  };
  const { dueOn } = await beginLife(ctx, siteWorkflow, subject, {
    recipients: (party) => recipients(ctx, party, subject),
  });
  await tx.demonstrationSite.updateMany({ where: { id: created.id }, data: { dueOn } });
  return { siteId: created.id };
}

/**
 * A reviewer signs his points and opinion: once, and apart from the other's, which nobody sees before both are in. The second signature
 * concludes the scoring. Refusals: `not-found` (no such site, or no reviewer), `wrong-status`, `already-scored`.
 */
export async function scoreSite(ctx: Ctx, { siteId, points, opinion }: ScoreSite): Promise<{ siteId: string }> {
  const { tx, actor, now } = ctx;
  const site = await findSite(ctx, siteId);
  if (!site || !isReviewer(actor)) throw new Refusal("not-found");
  // Touching the row lets two who sign at once do so one after the other, so that the later one sees both; its version stays.
  const { count } = await tx.demonstrationSite.updateMany({
    where: { id: siteId, status: "recommended" },
    data: { updatedAt: now },
  });
  if (count !== 1) throw new Refusal("wrong-status");
  const signed = await tx.siteScore.createMany({
    data: [{ siteId, reviewerId: actor.personId, points, opinion, signedAt: now }],
    skipDuplicates: true,
  });
  if (signed.count !== 1) throw new Refusal("already-scored");
  ctx.record({
    act: "score.demonstration-site",
    subjectKind: "demonstration-site",
    subjectId: siteId,
    enterpriseId: site.enterpriseId,
  });
  const scored = await findSite(ctx, siteId);
  if (scored && scored.signedScores >= REVIEWERS_NEEDED)
    await moveSite(ctx, { step: "conclude", siteId, version: scored.version });
  return { siteId };
}

/**
 * Takes one step of a site. Announcing puts it into public notice until the notice's clock ends; awarding gives the number and a period
 * of three years; revoking ends it that day. Refusals: `not-found`, `not-yours`, `wrong-status`, `overtaken`, and the guards of the table.
 */
export async function moveSite(
  ctx: Ctx,
  input: TakeSiteStep | { readonly step: "expire"; readonly siteId: string; readonly version: number },
): Promise<{ siteId: string }> {
  const { tx, today } = ctx;
  const site = await findSite(ctx, input.siteId);
  if (!site) throw new Refusal("not-found");
  const award =
    input.step === "award"
      ? { number: await nextNumber(ctx), awardedOn: dateOf(today), validUntil: dateOf(lastDayOf(today)) }
      : {};
  await takeStep(ctx, siteWorkflow, {
    step: input.step,
    subject: { ...site, number: award.number ?? site.number },
    version: input.version,
    swap: (where, data) => {
      const notice = input.step === "announce" ? { noticeFrom: dateOf(today), noticeTo: data.dueOn } : {};
      return tx.demonstrationSite.updateMany({
        where,
        data: { ...data, reason: null, ...textsOf(input), ...notice, ...award },
      });
    },
    recipients: (party) => recipients(ctx, party, site),
  });
  if (award.number) await openPeriod(ctx, { ...site, number: award.number }, addDays(lastDayOf(today), 1));
  if (input.step === "revoke") await closePeriod(ctx, site.id);
  return { siteId: site.id };
}

function textsOf(input: Parameters<typeof moveSite>[1]): {
  practice?: string;
  recommendation?: string;
  reason?: string;
} {
  switch (input.step) {
    case "recommend":
      return { recommendation: input.recommendation };
    case "resubmit":
      return { practice: input.practice };
    case "return":
    case "refuse":
    case "revoke":
      return { reason: input.reason };
    default:
      return {};
  }
}

/** 嘉商密示范点 001: one row of numbers for the whole city and all years. */
async function nextNumber(ctx: Ctx): Promise<string> {
  const serial = await nextSerial(ctx, { issuer: "city", word: "demonstration-site", year: 0 });
  return `嘉商密示范点 ${String(serial).padStart(3, "0")}`;
}

function lastDayOf(awardedOn: Day): Day {
  return addDays(addMonths(awardedOn, MONTHS_OF_AWARD), -1);
}

/** The end of the term stands in the period from the first day, so that counts of any day are right whether or not a job has run. */
async function openPeriod(
  { tx, today }: Ctx,
  site: Pick<SiteDetail, "id" | "enterpriseId" | "divisionCode"> & { number: string },
  toDay: Day,
): Promise<void> {
  const { id: siteId, enterpriseId, divisionCode, number } = site;
  const { name, clusterId } = await tx.enterprise.findUniqueOrThrow({
    where: { id: enterpriseId },
    select: { name: true, clusterId: true },
  });
  await tx.sitePeriod.createMany({
    data: [
      {
        siteId,
        enterpriseId,
        enterpriseName: name,
        number,
        divisionCode,
        clusterId,
        fromDay: dateOf(today),
        toDay: dateOf(toDay),
      },
    ],
  });
}

async function closePeriod({ tx, today }: Ctx, siteId: string): Promise<number> {
  const day = dateOf(today);
  const { count } = await tx.sitePeriod.updateMany({ where: { siteId, toDay: { gt: day } }, data: { toDay: day } });
  return count;
}

/** What the register says of a site follows its firm's correction from today on; see `followEnterprise` of contact points. */
export async function followEnterprise(ctx: Ctx, enterpriseId: string): Promise<void> {
  const { tx, now } = ctx;
  const { name, divisionCode } = await tx.enterprise.findUniqueOrThrow({
    where: { id: enterpriseId },
    select: { name: true, divisionCode: true },
  });
  await tx.demonstrationSite.updateMany({
    where: { enterpriseId, OR: [{ NOT: { divisionCode } }, { NOT: { enterpriseName: name } }] },
    data: { divisionCode, enterpriseName: name, updatedAt: now },
  });
  const site = await tx.demonstrationSite.findFirst({
    where: { enterpriseId, status: "awarded" },
    select: { id: true, number: true, validUntil: true },
  });
  if (!site?.number || !site.validUntil) return;
  const { number, validUntil } = site;
  const end = addDays(validUntil.toISOString().slice(0, 10), 1);
  if ((await closePeriod(ctx, site.id)) > 0)
    await openPeriod(ctx, { id: site.id, number, enterpriseId, divisionCode }, end);
}

/** Who is told: the firm's people, the programme office of its county, the reviewers, the city's coordinator. */
async function recipients(
  ctx: Ctx,
  party: string,
  { enterpriseId, divisionCode }: SiteSubject,
): Promise<readonly string[]> {
  if (party === "firm") return peopleOfFirm(ctx, enterpriseId);
  if (party === "county") return regulatorsWith(ctx, ["programme_officer"], { divisionCode });
  return party === "reviewer"
    ? regulatorsWith(ctx, ["legal_reviewer", "investigator"], "city")
    : regulatorsWith(ctx, ["coordinator"], "city");
}
