import { addDays, addMonths, type Day, dateOf } from "@/kernel/days";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { followerOf } from "@/platform/moved-periods";
import { nextSerial } from "@/platform/numbers";
import { peopleOfFirm, regulatorsWith } from "@/platform/people";
import { beginLife, takeStep } from "@/platform/take-step";
import { refuseShut } from "../calls/queries";
import { endCertificates, issueCertificate, prolongCertificates } from "../certificates/commands";
import { enterStepLate } from "../targets/late-entries/commands";
import { carryAnswers } from "./assessment/commands";
import {
  approveReassessment,
  type CheckedAt,
  keepCheck,
  keepRectification,
  turnDownReassessment,
} from "./checks/commands";
import { freezeKnown } from "./particulars/commands";
import { applyingRefusal, findSite, type SiteDetail, siteOf } from "./queries";
import type { ApplySite, CheckStep, TakeSiteStep } from "./schema";
import { currentSheet } from "./score-sheets/queries";
import { nameSeats } from "./seats/commands";
import { lastDayOfAward, MONTHS_OF_AWARD, type SiteSubject, siteWorkflow } from "./workflow";

/**
 * An active contact point begins an application for the award of a demonstration site, under the score sheet of this day. Programme
 * document 三(三). It is the firm's draft until its self-assessment is complete and it submits. Refusals: `not-found` (nobody's firm),
 * `contact-point-not-active`, `already-applied`, `point-too-young`.
 */
export async function applySite(ctx: Ctx, { practice }: ApplySite): Promise<{ siteId: string }> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "firm" || !actor.enterpriseId) throw new Refusal("not-found");
  const { enterpriseId } = actor;
  const point = await tx.contactPoint.findFirst({
    where: { enterpriseId, status: "active" },
    select: { id: true, status: true, divisionCode: true, enterprise: { select: { name: true } } },
  });
  const refusal = await applyingRefusal(ctx, point, await siteOf(ctx, enterpriseId));
  if (refusal || !point)
    throw new Refusal(refusal?.code ?? "contact-point-not-active", refusal?.day ? { day: refusal.day } : {});
  const { divisionCode } = point;
  const sheet = await currentSheet(ctx);
  const [created] = await tx.demonstrationSite.createManyAndReturn({
    data: [
      {
        enterpriseId,
        contactPointId: point.id,
        enterpriseName: point.enterprise.name,
        divisionCode,
        sheetId: sheet.id,
        practice,
        createdAt: now,
        updatedAt: now,
      },
    ],
    select: { id: true },
    // A second application at the same moment meets the unique index of living sites.
    skipDuplicates: true,
  });
  if (!created) throw new Refusal("already-applied");
  const site = await findSite(ctx, created.id);
  if (!site) throw new Refusal("not-found");
  await beginLife(ctx, siteWorkflow, site);
  await carryAnswers(ctx, site);
  return { siteId: site.id };
}

/** What moves a site: a step from its form, a recusal, the end of its term, the conclusion of a visit that was made on a day. */
export type SiteMove =
  | TakeSiteStep
  | { readonly step: "recuse"; readonly siteId: string; readonly version: number }
  | { readonly step: "expire"; readonly siteId: string; readonly version: number }
  | (CheckStep & { readonly visit: CheckedAt });

/**
 * Takes one step of a site. Assigning and convening name people; announcing puts it into public notice until the notice's clock ends;
 * awarding gives the number, a period and a certificate of three years; revoking ends these that day. Either may be entered later than
 * it happened (`enterStepLate`). A check that a visit ended with comes from its record alone (`visit`), and is what other checks wait for.
 * Refusals: `not-found`, `not-yours`, `wrong-status`, `overtaken`, those of `refuseShut`, and the guards of the table; faults: people
 * `conflict`, those of `enterLate`.
 */
export async function moveSite(ctx: Ctx, input: SiteMove): Promise<{ siteId: string }> {
  const { tx, today } = ctx;
  const found = await findSite(ctx, input.siteId);
  if (!found) throw new Refusal("not-found");
  const site = "visit" in input ? { ...found, visitWaits: false } : found;
  if (input.step === "submit") await refuseShut(ctx, "demonstration-site");
  if (input.step === "submit" || input.step === "resubmit") await freezeKnown(ctx, site);
  const award =
    input.step === "award"
      ? { number: await nextNumber(ctx), awardedOn: dateOf(today), validUntil: dateOf(lastDayOfAward(today)) }
      : {};
  const longer = input.step === "renew" && site.validUntil ? addMonths(site.validUntil, MONTHS_OF_AWARD) : null;
  await takeStep(ctx, siteWorkflow, {
    step: input.step,
    subject: { ...site, number: award.number ?? site.number },
    version: input.version,
    swap: (where, data) => {
      const notice = input.step === "announce" ? { noticeFrom: dateOf(today), noticeTo: data.dueOn } : {};
      const term = longer ? { validUntil: dateOf(longer) } : {};
      return tx.demonstrationSite.updateMany({
        where,
        data: { ...data, reason: null, ...writtenBy(ctx, input, site), ...notice, ...award, ...term },
      });
    },
    recipients: (party) => recipients(ctx, party, site),
    said: saidWith(input),
    ...(input.step === "advise" ? { detail: site.votes } : {}),
  });
  await follow(ctx, { input, site, number: award.number, longer });
  const which = { register: "demonstration-sites", subjectId: site.id } as const;
  if (input.step === "award") await enterStepLate(ctx, { ...which, boundary: "from" }, input);
  if (input.step === "revoke") await enterStepLate(ctx, { ...which, boundary: "to" }, input);
  return { siteId: site.id };
}

type Followed = {
  readonly input: SiteMove;
  readonly site: SiteDetail;
  readonly number: string | undefined;
  readonly longer: Day | null;
};

/** What a step brings beside the row of the site itself. */
async function follow(ctx: Ctx, { input, site, number, longer }: Followed): Promise<void> {
  const { tx, today } = ctx;
  switch (input.step) {
    case "assign":
      return nameSeats(ctx, site, { people: input.people, part: "reviewer" });
    case "convene":
      return nameSeats(ctx, site, { people: input.people, part: "panel" });
    case "reconcile":
      return void (await tx.siteReviewer.updateMany({
        where: { siteId: site.id, part: "reviewer", recusedAt: null },
        data: { pending: true },
      }));
    case "award":
      if (!number) return;
      await openPeriod(ctx, { ...site, number }, addDays(lastDayOfAward(today), 1));
      return issueCertificate(ctx, {
        kind: "demonstration-site",
        subjectId: site.id,
        number,
        enterpriseId: site.enterpriseId,
        enterpriseName: site.enterpriseName,
        validUntil: lastDayOfAward(today),
      });
    case "check":
    case "rectify":
    case "reassess":
      return keepCheck(ctx, site, input, "visit" in input ? input.visit : undefined);
    case "restore":
      return keepRectification(ctx, site);
    case "turnDown":
      return turnDownReassessment(ctx, site.id);
    case "renew":
      await approveReassessment(ctx, site.id);
      if (!longer) return;
      await tx.sitePeriod.updateMany({
        where: { siteId: site.id, toDay: { gt: dateOf(today) } },
        data: { toDay: dateOf(addDays(longer, 1)) },
      });
      return prolongCertificates(ctx, site.id, longer);
    case "revoke":
      await closePeriod(ctx, site.id);
      return endCertificates(ctx, site.id);
    default:
  }
}

/** What is written with a step that may be taken again, or after which the row says something else: it stays in the course. */
function saidWith(input: SiteMove): string | undefined {
  if (input.step === "recommend") return input.recommendation;
  if (input.step === "rectify") return input.findings;
  if (input.step === "report") return input.rectification;
  return "reason" in input ? input.reason : undefined;
}

/** What a step writes into the row besides its status. */
function writtenBy({ actor, now }: Ctx, input: SiteMove, site: SiteDetail) {
  switch (input.step) {
    case "submit":
    case "resubmit":
      return { practice: input.practice, submittedAt: now };
    case "recommend":
      return {
        recommendation: input.recommendation,
        recommendedById: actor.kind === "official" ? actor.personId : null,
        sheetId: site.sheet.id,
      };
    case "assign":
      return { documentOpinion: input.documentOpinion };
    case "reconcile":
      return { round: site.round + 1 };
    case "advise":
      return { panelMinutes: input.panelMinutes };
    case "announce":
      return { decision: input.decision };
    case "rectify":
      return { reason: input.findings, rectification: null };
    case "report":
      return { rectification: input.rectification, reason: site.reason };
    case "restore":
      return { rectification: null };
    case "askAgain":
      return { reason: input.reason, rectification: null };
    case "return":
    case "sendBack":
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
    where: { enterpriseId, status: { in: ["awarded", "rectifying"] } },
    select: { id: true, number: true, validUntil: true },
  });
  if (!site?.number || !site.validUntil) return;
  const { number, validUntil } = site;
  const end = addDays(validUntil.toISOString().slice(0, 10), 1);
  if ((await closePeriod(ctx, site.id)) > 0)
    await openPeriod(ctx, { id: site.id, number, enterpriseId, divisionCode }, end);
}

/** Sites follow their firms to where they lie, and their entries in the register with them. Called where a move is entered or struck, a cluster closed or reopened. */
export const sitesFollow = followerOf({
  register: "demonstration-sites",
  records: ({ tx }) => tx.demonstrationSite,
  entries: ({ tx }) => tx.sitePeriod,
  subjectOf: ({ siteId }) => siteId,
});

/** Who is told: the firm's people, the programme office of its county, who was named, the city's coordinator and leader. */
async function recipients(
  ctx: Ctx,
  party: string,
  { id, enterpriseId, divisionCode }: SiteSubject,
): Promise<readonly string[]> {
  if (party === "firm") return peopleOfFirm(ctx, enterpriseId);
  if (party === "county") return regulatorsWith(ctx, ["programme_officer"], { divisionCode });
  if (party === "leader") return regulatorsWith(ctx, ["bureau_leader"], "city");
  if (party === "city") return regulatorsWith(ctx, ["coordinator"], "city");
  // A firm that takes its application back doesn't know whom it concerns; the database tells the notice alone.
  const named = await ctx.tx.$queryRaw<{ id: string }[]>`select site_seated(${id}::uuid, ${party}) as id`;
  return named.map((row) => row.id);
}
