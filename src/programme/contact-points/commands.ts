import { z } from "zod";
import { actsForFirm } from "@/kernel/actor";
import { dateOf } from "@/kernel/days";
import { formatContactPointNumber } from "@/kernel/document-number";
import { type Faults, Overtaken, Refusal, refuseFaults } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { followerOf } from "@/platform/moved-periods";
import { nextSerial } from "@/platform/numbers";
import { peopleOfFirm, regulatorsWith } from "@/platform/people";
import { readForm, type Typed } from "@/platform/read-form";
import { beginLife, takeStep } from "@/platform/take-step";
import { refuseShut } from "../calls/queries";
import { endCertificates, issueCertificate, resumeCertificates, suspendCertificates } from "../certificates/commands";
import { enterStepLate, type LateFields } from "../targets/late-entries/commands";
import { type AdmissionChecklist, checklistOf, currentChecklist } from "./checklists/queries";
import { closeTerms, openTerms } from "./liaisons/commands";
import { applyingRefusal, type ContactPointDetail, contactPointOf, findContactPoint } from "./queries";
import {
  type ApplyContactPoint,
  applyContactPointInput,
  type NameContactPeople,
  type TakeContactPointStep,
} from "./schema";
import { type ContactPointSubject, contactPointWorkflow } from "./workflow";

/**
 * A checked firm applies to become a contact point; `behalf`: what was typed for it at a counter and confirmed (`counter/`). Programme document 三(三); admission checklist domain.md §5.4.
 * Refusals: `not-found` (nobody's firm), `enterprise-not-checked`, `already-applied`, those of `refuseShut`. Invalid: `checklist` `all-items`.
 */
export async function applyContactPoint(
  ctx: Ctx,
  input: ApplyContactPoint,
  behalf?: { readonly enterpriseId: string },
): Promise<{ contactPointId: string }> {
  const { tx, actor, now } = ctx;
  const enterpriseId = actor.kind === "firm" ? actor.enterpriseId : behalf?.enterpriseId;
  if (!enterpriseId) throw new Refusal("not-found");
  const enterprise = await tx.enterprise.findFirstOrThrow({
    where: { id: enterpriseId },
    select: { status: true, standing: true, divisionCode: true },
  });
  const refusal = applyingRefusal(enterprise, await contactPointOf(ctx, enterpriseId));
  if (refusal) throw new Refusal(refusal);
  await refuseShut(ctx, "contact-point");
  const admission = await currentChecklist(ctx);
  needAllDeclared(admission, input);
  const { divisionCode } = enterprise;
  const [created] = await tx.contactPoint.createManyAndReturn({
    data: [{ ...input, checklistId: admission.id, enterpriseId, divisionCode, createdAt: now, updatedAt: now }],
    select: { id: true, status: true, version: true },
    // A second application at the same moment meets the unique index of living points.
    skipDuplicates: true,
  });
  if (!created) throw new Refusal("already-applied");
  const subject: ContactPointSubject = {
    ...created,
    enterpriseId,
    divisionCode,
    enterpriseStatus: enterprise.status,
    holdsAward: false,
    recommendedById: null,
    judged: "no",
  };
  const { dueOn } = await beginLife(ctx, contactPointWorkflow, subject, {
    recipients: (party) => recipients(ctx, party, subject),
  });
  await tx.contactPoint.updateMany({ where: { id: created.id }, data: { dueOn } });
  return { contactPointId: created.id };
}

/** What was typed at a counter, read as the firm's own form is. Invalid: as there. */
export async function readApplication(ctx: Ctx, typed: Typed): Promise<ApplyContactPoint> {
  return readForm(applyContactPointInput, typed, await applicationFaults(ctx, typed));
}

/** Each item that is required is declared, under the version of the application. Invalid: `checklist` `all-items`. */
function needAllDeclared(version: AdmissionChecklist, { checklist }: Pick<ApplyContactPoint, "checklist">): void {
  refuseFaults(undeclared(version, checklist));
}

function undeclared({ items }: AdmissionChecklist, declared: readonly string[]): Faults {
  return items.every(({ code, required }) => !required || declared.includes(code)) ? {} : { checklist: ["all-items"] };
}

/** What is wrong with an application beyond its fields, as it was typed: a new one, or the one that is handed in again. */
export async function applicationFaults(ctx: Ctx, { step, contactPointId, checklist }: Typed): Promise<Faults> {
  if (step !== undefined && step !== "resubmit") return {};
  const id = z.uuid().safeParse(contactPointId);
  const point = id.success ? await findContactPoint(ctx, id.data) : null;
  const version = point ? await checklistOf(ctx, point.checklistId) : await currentChecklist(ctx);
  return undeclared(version, Array.isArray(checklist) ? checklist : []);
}

/**
 * Takes one step in the life of a contact point. Approving gives the number and opens a period on that day; suspending and leaving
 * close it; resuming opens a new one. Each of the four may be entered later than it happened (`enterStepLate`). Refusals: `not-found`,
 * `not-yours`, `wrong-status`, `overtaken`, and the guards of the table. Invalid: as in `enterLate`.
 */
export async function moveContactPoint(ctx: Ctx, input: TakeContactPointStep): Promise<{ contactPointId: string }> {
  const { tx, actor } = ctx;
  const point = await findContactPoint(ctx, input.contactPointId);
  if (!point) throw new Refusal("not-found");
  const number = input.step === "approve" ? await nextNumber(ctx) : point.number;
  const { contactPointId, version, step, ...rest } = input;
  const { late, brought } = apart(rest);
  const said = "reason" in input ? input.reason : undefined;
  if (input.step === "resubmit") needAllDeclared(await checklistOf(ctx, point.checklistId), input);
  const hand =
    step === "recommend" && actor.kind === "official"
      ? { recommendedById: actor.personId }
      : // What was judged before was of what was handed in before.
        step === "resubmit"
        ? { round: point.round + 1 }
        : {};
  await takeStep(ctx, contactPointWorkflow, {
    step,
    subject: { ...point, number },
    version,
    swap: (where, data) =>
      // Why it stands where it stands; why it was resumed is read in its course.
      tx.contactPoint.updateMany({
        where,
        data: { ...data, number, ...hand, ...brought, reason: step === "resume" ? null : (said ?? null) },
      }),
    said,
    recipients: (party) => recipients(ctx, party, point),
  });
  if (number && (step === "approve" || step === "resume")) await openPeriod(ctx, { ...point, number });
  if (step === "suspend" || step === "exit") await closePeriod(ctx, point.id);
  if (step === "approve") await openTerms(ctx, point);
  if (step === "exit") await closeTerms(ctx, point.id);
  await followWithCertificate(ctx, step, { ...point, number });
  await enterStepLate(
    ctx,
    {
      ...{ register: "contact-points", subjectId: point.id },
      boundary: step === "suspend" || step === "exit" ? "to" : "from",
    },
    late,
  );
  return { contactPointId };
}

/** What a step writes into the row, without what says that it is entered late. */
function apart<Input extends object>(input: Input & LateFields) {
  const { happenedOn, lateReason, proof, paper, restatement, ...brought } = input;
  return { late: { happenedOn, lateReason, proof, paper, restatement }, brought };
}

/** The certificate says what holds: given at the approval, standing still while the point does, taken back when it leaves. */
async function followWithCertificate(ctx: Ctx, step: TakeContactPointStep["step"], point: Certified): Promise<void> {
  if (step === "suspend") return suspendCertificates(ctx, point.id);
  if (step === "resume") return resumeCertificates(ctx, point.id);
  if (step === "exit") return endCertificates(ctx, point.id);
  if (step !== "approve" || !point.number) return;
  const { id: subjectId, number, enterpriseId, enterprise } = point;
  const enterpriseName = enterprise.name;
  await issueCertificate(ctx, {
    kind: "contact-point",
    subjectId,
    number,
    enterpriseId,
    enterpriseName,
    validUntil: null,
  });
}

type Certified = Pick<ContactPointDetail, "id" | "number" | "enterpriseId" | "enterprise">;

/**
 * Names other people in an application that isn't approved yet: by the firm. Of a point they change by mail (`liaisons/`).
 * Refusals: `not-found`, `point-ended`, `changes-by-mail`, `overtaken`.
 */
export async function nameContactPeople(
  ctx: Ctx,
  { contactPointId, version, ...people }: NameContactPeople,
): Promise<{ contactPointId: string }> {
  const { tx, actor, now } = ctx;
  const point = await findContactPoint(ctx, contactPointId);
  if (!point || !actsForFirm(actor, point.enterpriseId)) throw new Refusal("not-found");
  if (point.status === "refused" || point.status === "exited") throw new Refusal("point-ended");
  if (point.status === "active" || point.status === "suspended") throw new Refusal("changes-by-mail");
  const { count } = await tx.contactPoint.updateMany({
    where: { id: contactPointId, version, status: point.status },
    data: { ...people, version: version + 1, updatedAt: now },
  });
  if (count !== 1) throw new Overtaken();
  const fields = (Object.keys(people) as (keyof typeof people)[]).filter((field) => people[field] !== point[field]);
  ctx.record({
    act: "edit.contact-point",
    subjectKind: "contact-point",
    subjectId: contactPointId,
    enterpriseId: point.enterpriseId,
    detail: { fields },
  });
  return { contactPointId };
}

/** One row of numbers for the whole city and all years: the plaque outlives the year. */
async function nextNumber(ctx: Ctx): Promise<string> {
  return formatContactPointNumber(await nextSerial(ctx, { issuer: "city", word: "contact-point", year: 0 }));
}

type Registered = {
  readonly id: string;
  readonly enterpriseId: string;
  readonly number: string;
  readonly divisionCode: string;
};

/** From today the point stands in the register, under the firm's name of today. */
async function openPeriod({ tx, today }: Ctx, { id, enterpriseId, number, divisionCode }: Registered): Promise<void> {
  const { name, clusterId } = await tx.enterprise.findUniqueOrThrow({
    where: { id: enterpriseId },
    select: { name: true, clusterId: true },
  });
  await tx.contactPointPeriod.createMany({
    data: [
      {
        contactPointId: id,
        enterpriseId,
        enterpriseName: name,
        number,
        divisionCode,
        clusterId,
        fromDay: dateOf(today),
      },
    ],
  });
}

async function closePeriod({ tx, today }: Ctx, contactPointId: string): Promise<number> {
  const { count } = await tx.contactPointPeriod.updateMany({
    where: { contactPointId, toDay: null },
    data: { toDay: dateOf(today) },
  });
  return count;
}

/**
 * What the register says of a firm follows its correction: from today it stands there under its new name, division and block economy, and
 * for days before as it was published then. Called where a firm's checked facts are corrected.
 */
export async function followEnterprise(ctx: Ctx, enterpriseId: string): Promise<void> {
  const { tx, now } = ctx;
  const { divisionCode } = await tx.enterprise.findUniqueOrThrow({
    where: { id: enterpriseId },
    select: { divisionCode: true },
  });
  await tx.contactPoint.updateMany({
    where: { enterpriseId, NOT: { divisionCode } },
    data: { divisionCode, updatedAt: now },
  });
  const point = await tx.contactPoint.findFirst({
    where: { enterpriseId, status: "active" },
    select: { id: true, number: true },
  });
  if (point?.number && (await closePeriod(ctx, point.id)) > 0)
    await openPeriod(ctx, { id: point.id, number: point.number, enterpriseId, divisionCode });
}

/** Points follow their firms to where they lie, and their entries in the register with them. Called where a move is entered or struck, a cluster closed or reopened. */
export const pointsFollow = followerOf({
  register: "contact-points",
  records: ({ tx }) => tx.contactPoint,
  entries: ({ tx }) => tx.contactPointPeriod,
  subjectOf: ({ contactPointId }) => contactPointId,
});

/** Who is told: the firm's people, the programme office of its county, the city's coordinator. */
async function recipients(
  ctx: Ctx,
  party: string,
  { enterpriseId, divisionCode }: ContactPointSubject,
): Promise<readonly string[]> {
  if (party === "firm") return peopleOfFirm(ctx, enterpriseId);
  return party === "county"
    ? regulatorsWith(ctx, ["programme_officer"], { divisionCode })
    : regulatorsWith(ctx, ["coordinator"], "city");
}
