import { randomUUID } from "node:crypto";
import { dateOf } from "@/kernel/days";
import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { tell } from "@/platform/notices";
import { peopleOfFirm } from "@/platform/people";
import { beginLife, takeStep } from "@/platform/take-step";
import { visitAwaited } from "../demonstration-sites/checks/queries";
import { moveSite } from "../demonstration-sites/commands";
import { siteOf } from "../demonstration-sites/queries";
import { proposedFor, visitWindow, type Window, windowOf } from "./absences/policy";
import { giveAdvice } from "./advice/commands";
import { adviceOf } from "./advice/queries";
import { answeredBurden } from "./burden/commands";
import { mayPlan } from "./policy";
import {
  checklistOn,
  findVisit,
  firstDayFor,
  officersFor,
  type VisitDetail,
  type VisitOfficer,
  visitRuleOn,
} from "./queries";
import { adviceIn, answersIn, recordFaults } from "./records/policy";
import { keepRecord } from "./revisions/commands";
import { saysTheSame } from "./revisions/queries";
import type { AssignVisit, PlanVisit, RecordVisit, TakeVisitStep } from "./schema";
import { type VisitSubject, visitWorkflow } from "./workflow";

/**
 * Plans a visit by hand, with its reason: by the programme office. Without a named officer it goes to whoever has least before him. A
 * mid-term check is of a site in force that has none planned yet.
 * Refusals: `not-found` (no such firm for this person, or not his to plan), `merged` (another record stands for the firm). Invalid: a day that is past, an officer who makes no visits there,
 * another visit to a firm that had those of the year, without a reason (`burden`).
 */
export async function planVisit(ctx: Ctx, input: PlanVisit): Promise<{ visitId: string }> {
  const { tx, actor, today } = ctx;
  const enterprise = await tx.enterprise.findFirst({
    where: { id: input.enterpriseId, withdrawnAt: null },
    select: { id: true, divisionCode: true, mergedIntoId: true },
  });
  if (!enterprise || !mayPlan(actor, enterprise.divisionCode)) throw new Refusal("not-found");
  if (enterprise.mergedIntoId) throw new Refusal("merged");
  if (input.dueOn < today) throw new InvalidInput({ dueOn: ["in-past"] });
  if (input.purpose === "mid_term") await checkMidTerm(ctx, enterprise.id);
  const { divisionCode } = enterprise;
  const officers = await officersFor(ctx, { divisionCode, ring: null }, [enterprise.id]);
  const visit = { enterpriseId: enterprise.id, window: windowOf({ today, dueOn: input.dueOn }) };
  refuseOfficer(officers, input.officerId, visit);
  const officerId = input.officerId || proposedFor(officers, visit)[0]?.id || null;
  const burdenReason = await answeredBurden(ctx, enterprise.id, input);
  return putInPlan(ctx, {
    ...{ enterpriseId: enterprise.id, divisionCode, officerId, burdenReason },
    ...{ purpose: input.purpose, dueOn: input.dueOn, reason: input.reason, occasion: `by_hand/${randomUUID()}` },
  });
}

/** Invalid: who makes no visits there or keeps away from the firm, and who isn't there as long as this one can be made. */
function refuseOfficer(
  officers: readonly VisitOfficer[],
  officerId: string,
  visit: { readonly enterpriseId: string; readonly window: Window },
): void {
  if (!officerId) return;
  const officer = officers.find(({ id }) => id === officerId);
  if (!officer || officer.apart.includes(visit.enterpriseId)) throw new InvalidInput({ officerId: ["not-an-officer"] });
  if (proposedFor([officer], visit).length === 0) throw new InvalidInput({ officerId: ["away"] });
}

type VisitPlan = Pick<PlanVisit, "enterpriseId" | "dueOn" | "reason" | "purpose"> & {
  readonly divisionCode: string;
  readonly officerId: string | null;
  /** By which it is found: the same occasion has one visit. */
  readonly occasion: string;
  readonly burdenReason: string | null;
  /** The draw out of which it comes, and who goes along with the officer. */
  readonly drawId?: string;
  readonly companionIds?: readonly string[];
};

/** Writes a visit that somebody wants into the plan and tells whoever makes it. The caller has decided that he may. */
export async function putInPlan(
  ctx: Ctx,
  { dueOn, companionIds = [], ...plan }: VisitPlan,
): Promise<{ visitId: string }> {
  const { tx, now, today } = ctx;
  const rule = await visitRuleOn(ctx, "by_hand", today);
  const created = await tx.visit.create({
    data: {
      ...plan,
      ground: "by_hand",
      ruleId: rule.id,
      owedOn: dateOf(dueOn),
      dueOn: dateOf(dueOn),
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true, status: true, version: true },
  });
  await tx.visitCompanion.createMany({ data: companionIds.map((personId) => ({ visitId: created.id, personId })) });
  const { enterpriseId, divisionCode, officerId } = plan;
  await beginVisit(ctx, {
    ...{ ...created, enterpriseId, divisionCode, officerId, companionIds },
    ...{ ring: null, conclusion: "none" },
  });
  return { visitId: created.id };
}

/** A mid-term check is one of a site in force, and each has one planned at a time: its conclusion is the site's next check. */
async function checkMidTerm(ctx: Ctx, enterpriseId: string): Promise<void> {
  const site = await siteOf(ctx, enterpriseId);
  if (site?.status !== "awarded" && site?.status !== "rectifying") throw new InvalidInput({ purpose: ["no-site"] });
  if (await visitAwaited(ctx, enterpriseId)) throw new InvalidInput({ purpose: ["check-planned"] });
}

/** Begins the life of a planned visit: trail, and a notice to whoever makes it. */
export async function beginVisit(ctx: Ctx, subject: VisitSubject & { readonly complaintId?: string }): Promise<void> {
  await beginLife(ctx, visitWorkflow, subject, { recipients: (party) => visitRecipients(ctx, party, subject) });
}

/** Who is told of a visit: whoever makes it; the firm's people. */
export async function visitRecipients(
  ctx: Ctx,
  party: string,
  { officerId, companionIds = [], enterpriseId }: Pick<VisitSubject, "officerId" | "companionIds" | "enterpriseId">,
): Promise<readonly string[]> {
  if (party === "officer") return [...(officerId ? [officerId] : []), ...companionIds];
  return party === "firm" ? peopleOfFirm(ctx, enterpriseId) : [];
}

/**
 * Gives a visit to another officer: one of those who make visits there, of a visit after a case one of its team. Refusals: `not-found`,
 * `not-yours`, `visit-over`, `overtaken`. Invalid: an officer who isn't one of them, or isn't there (`away`).
 */
export async function assignVisit(
  ctx: Ctx,
  { visitId, version, officerId }: AssignVisit,
): Promise<{ visitId: string }> {
  const { tx, actor, now, today } = ctx;
  const visit = await visitFor(ctx, visitId);
  if (!visitWorkflow.partiesOf(actor, visit).includes("office")) throw new Refusal("not-yours");
  if (visit.status !== "planned" && visit.status !== "arranged") throw new Refusal("visit-over");
  const { enterpriseId } = visit;
  const officers = await officersFor(ctx, visit, [enterpriseId]);
  if (visit.companionIds?.includes(officerId)) throw new InvalidInput({ officerId: ["not-an-officer"] });
  refuseOfficer(officers, officerId, { enterpriseId, window: visitWindow(visit, today) });
  const { count } = await tx.visit.updateMany({
    where: { id: visitId, version, status: visit.status },
    data: { officerId, version: version + 1, updatedAt: now },
  });
  if (count !== 1) throw new Overtaken();
  ctx.record({
    act: "assign.visit",
    subjectKind: "visit",
    subjectId: visitId,
    complaintId: visit.complaintId,
    enterpriseId: visit.enterpriseId,
    detail: { officerId },
  });
  await tell(ctx, [officerId], { kind: "visit.begin", subjectKind: "visit", subjectId: visitId, number: null });
  return { visitId };
}

/**
 * Takes one step of a visit. Recording keeps the checklist's version, what was found, how the firm signed, and the advice that was given.
 * Revising puts another record in the place of the one that stands, which is kept whole, and gives what advice wasn't given yet; what says
 * the same changes nothing. The record of a mid-term check takes the site's step with it, both or neither (decision 0085). Refusals:
 * `not-found`, `not-yours`, `wrong-status`, `overtaken`, `checklist-changed`, `site-not-yours`, `nothing-to-conclude`, `concluded`. Invalid: a
 * day after today or before the firm was a contact point, an earlier day than that of the plan without its reason, an item that is not on the list, a signature that is missing, advice without its day, a conclusion that is missing.
 */
export async function moveVisit(ctx: Ctx, input: TakeVisitStep): Promise<{ visitId: string }> {
  const { tx } = ctx;
  const visit = await visitFor(ctx, input.visitId);
  const records = input.step === "record" || input.step === "revise";
  const brought = records ? await recordIn(ctx, visit, input) : broughtBy(ctx, input);
  const same =
    input.step === "revise" && visit.version === input.version && saysTheSame(visit, { ...visit, ...brought });
  if (!same)
    await takeStep(ctx, visitWorkflow, {
      step: input.step,
      subject: visit,
      version: input.version,
      // A visit that is still to be made keeps its date: no arrangement moves it. One that was made keeps that of its advice.
      swap: (where, data) =>
        tx.visit.updateMany({
          where,
          data: {
            ...data,
            dueOn: input.step === "arrange" || input.step === "revise" ? visit.dueOn : null,
            ...brought,
          },
        }),
      recipients: (party) => visitRecipients(ctx, party, visit),
    });
  if (input.step === "record") await conclude(ctx, visit, input);
  if (input.step === "revise") keepConclusion(visit, input);
  if (input.step === "revise" && !same) await keepRecord(ctx, visit);
  if (records) {
    const given = input.step === "revise" ? (await adviceOf(ctx, visit)).map(({ text }) => text) : [];
    for (const { text, dueOn } of adviceIn(input))
      if (!given.includes(text)) await giveAdvice(ctx, visit, { text, dueOn });
  }
  return { visitId: visit.id };
}

/** What a mid-term check concluded about the site is the site's own step, taken in the same transaction. */
async function conclude(ctx: Ctx, { id, site, conclusion }: VisitDetail, input: RecordVisit): Promise<void> {
  if (conclusion !== "asked" || !site) {
    if (input.conclusion) throw new Refusal("nothing-to-conclude");
    return;
  }
  const { conclusion: step, conclusionFindings: findings, heldOn } = input;
  // Asked for when the record was checked.
  if (!step || !findings) throw new Refusal("nothing-to-conclude");
  await moveSite(ctx, { step, siteId: site.id, version: site.version, findings, visit: { id, heldOn } });
}

/** A record is revised, the conclusion stands: the site has gone on from it. */
function keepConclusion({ concluded }: VisitDetail, { conclusion, conclusionFindings }: RecordVisit): void {
  const same = concluded?.conclusion === conclusion && concluded?.findings === (conclusionFindings ?? "");
  if (conclusion && !same) throw new Refusal("concluded");
}

function broughtBy({ today }: Ctx, input: Exclude<TakeVisitStep, RecordVisit>) {
  if (input.step === "cancel") return { cancelledBecause: input.reason };
  if (input.arrangedOn < today) throw new InvalidInput({ arrangedOn: ["in-past"] });
  return { arrangedOn: dateOf(input.arrangedOn) };
}

/**
 * What a record holds, once it has been checked: against the checklist of the day of the visit, which a form that was taken along may have
 * been made with.
 */
async function recordIn(ctx: Ctx, visit: VisitDetail, input: RecordVisit) {
  const checklist = await checklistOn(ctx, visit, input);
  const faults = recordFaults(input, {
    ...{ visit, items: checklist.items, today: ctx.today, firstDay: await firstDayFor(ctx, visit) },
  });
  if (Object.keys(faults).length > 0) throw new InvalidInput(faults);
  return {
    heldOn: dateOf(input.heldOn),
    heldReason: input.heldReason ?? null,
    checklistId: checklist.id,
    answers: Object.fromEntries(answersIn(input)),
    findings: input.findings,
    remark: input.remark,
    witness: (input.signing === "refused" && input.witness) || null,
    signing: input.signing,
    signerName: input.signerName,
    signature: input.signing === "screen" ? input.signature : null,
    signedAt: input.signing === "refused" ? null : signedBefore(visit, input) ? visit.signedAt : ctx.now,
  };
}

/** A signature that a revised record only takes over was given when it was given. */
function signedBefore(visit: VisitDetail, { signing, signerName, signature }: RecordVisit): boolean {
  return visit.signing === signing && visit.signerName === signerName && (visit.signature ?? "") === signature;
}

/** The visit, or the refusal that hidden and absent share. */
export async function visitFor(ctx: Ctx, visitId: string): Promise<VisitDetail> {
  const visit = await findVisit(ctx, visitId);
  if (!visit) throw new Refusal("not-found");
  return visit;
}
