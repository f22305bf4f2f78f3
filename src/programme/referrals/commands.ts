import { InvalidInput, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { nextSerial } from "@/platform/numbers";
import { beginLife, takeStep } from "@/platform/take-step";
import { seal } from "@/platform/vault";
import { writeNote } from "../complaints/notes/commands";
import { maySend } from "./policy";
import { findReferral, receivers } from "./queries";
import type { OpenShared, SendReferral, TakeReferralStep } from "./schema";
import { enterpriseOf, factsOf } from "./sharing/queries";
import { ANSWERS_OF, type ReferralSubject, referralWorkflow } from "./workflow";

/** First words of the numbers of referrals, by kind (domain.md §10.2, proposals). */
const NUMBER_WORDS = {
  criminal: "涉罪移",
  technical_opinion: "技",
  labour_guidance: "劳",
  assistance: "协查",
} as const;

/**
 * Sends a referral from a case to a department and shares what was ticked, nothing else. Programme document 三(五).
 * Refusals: `not-found` (no such case for this person), `case-closed`. Invalid: a department that doesn't take this kind, a field or file that isn't the case's.
 */
export async function sendReferral(ctx: Ctx, input: SendReferral): Promise<{ referralId: string }> {
  const { tx, actor, now, today } = ctx;
  const found = await tx.case.findFirst({
    where: { id: input.caseId },
    select: {
      id: true,
      number: true,
      status: true,
      team: true,
      divisionCode: true,
      enterpriseId: true,
      complaintId: true,
    },
  });
  if (!found || actor.kind !== "official") throw new Refusal("not-found");
  if (found.status === "closed") throw new Refusal("case-closed");
  if (!maySend(actor, found)) throw new Refusal("not-found");
  const options = await receivers(ctx, input.kind);
  if (!options.some(({ id }) => id === input.toDepartmentId))
    throw new InvalidInput({ toDepartmentId: ["wrong-department"] });
  const files = await tx.evidence.count({
    where: { id: { in: input.evidence }, complaintId: found.complaintId, removedAt: null },
  });
  if (files !== new Set(input.evidence).size) throw new InvalidInput({ evidence: ["unknown-file"] });

  // An open referral holds its case open: of somebody who sends one and somebody who closes the case at once, the second is overtaken.
  const held = await tx.case.updateMany({
    where: { id: found.id, status: { not: "closed" } },
    data: { version: { increment: 1 }, updatedAt: now },
  });
  if (held.count !== 1) throw new Refusal("case-closed");

  const department = await tx.department.findUniqueOrThrow({
    where: { id: actor.departmentId },
    select: { documentWord: true },
  });
  const year = Number(today.slice(0, 4));
  const word = NUMBER_WORDS[input.kind];
  const serial = await nextSerial(ctx, { issuer: department.documentWord, word, year });
  const created = await tx.referral.create({
    data: {
      number: `${department.documentWord}${word}〔${year}〕${serial}号`,
      kind: input.kind,
      complaintId: found.complaintId,
      caseId: found.id,
      caseDivision: found.divisionCode,
      fromDepartmentId: actor.departmentId,
      toDepartmentId: input.toDepartmentId,
      sentById: actor.personId,
      sentAt: now,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true, number: true, status: true, version: true },
  });
  await tx.referralItem.createMany({
    data: [
      ...[...new Set(input.fields)].map((field) => ({ referralId: created.id, field })),
      ...[...new Set(input.evidence)].map((evidenceId) => ({ referralId: created.id, evidenceId })),
    ],
  });
  await seal(ctx, found.complaintId, {
    [`referral/${created.id}/question`]: input.question,
    [`referral/${created.id}/facts`]: JSON.stringify(await sharedFacts(ctx, found.complaintId, input.facts)),
  });
  const subject = {
    ...created,
    kind: input.kind,
    toDepartmentId: input.toDepartmentId,
    team: found.team,
    divisionCode: found.divisionCode,
    complaintId: found.complaintId,
    enterpriseId: found.enterpriseId,
  };
  const { dueOn } = await beginLife(ctx, referralWorkflow, subject, {
    recipients: (party) => recipients(ctx, party, subject),
  });
  await tx.referral.updateMany({ where: { id: created.id }, data: { dueOn } });
  return { referralId: created.id };
}

/**
 * Takes one step of a referral. Refusals: `not-found`, `not-yours`, `wrong-status`, `overtaken`; invalid: an answer that this kind doesn't know.
 */
export async function moveReferral(ctx: Ctx, input: TakeReferralStep): Promise<{ referralId: string }> {
  const referral = await findReferral(ctx, input.referralId);
  if (!referral) throw new Refusal("not-found");
  const answer = input.step === "answer" ? input.answer : null;
  if (answer && !(ANSWERS_OF[referral.kind] as readonly string[]).includes(answer))
    throw new InvalidInput({ answer: ["wrong-answer"] });
  // A department never learns whose complaint it is from its rows; the firm reads in its complaint's course that there was a step.
  const enterpriseId = referral.enterpriseId ?? (await enterpriseOf(ctx, referral.complaintId));
  const subject = { ...referral, enterpriseId };
  await takeStep(ctx, referralWorkflow, {
    step: input.step,
    subject,
    version: input.version,
    swap: (where, data) =>
      ctx.tx.referral.updateMany({ where, data: { ...data, ...(answer ? { answer, answeredAt: ctx.now } : {}) } }),
    recipients: (party) => recipients(ctx, party, referral),
    detail: answer ? { answer } : {},
  });
  if (input.step === "answer")
    await seal(ctx, referral.complaintId, { [`referral/${referral.id}/answer`]: input.text });
  if (input.step === "decline" || input.step === "resend" || input.step === "withdraw") {
    const target = { complaintId: referral.complaintId, referralId: referral.id };
    await writeNote(ctx, target, { text: input.reason, step: `referral.${input.step}` });
  }
  return { referralId: referral.id };
}

/**
 * Lets somebody of the receiving department have a pass to what was shared, for a purpose. Nothing is opened yet: the page that opens it records
 * the look. Refuses `not-found` to anybody else.
 */
export async function openShared(ctx: Ctx, input: OpenShared): Promise<{ referralId: string; purpose: string }> {
  const referral = await findReferral(ctx, input.referralId);
  if (referral?.side !== "receiver") throw new Refusal("not-found");
  return { referralId: referral.id, purpose: input.purpose === "other" ? input.words : input.purpose };
}

/** Gives the pass back before its time is over. */
export async function shutShared(_ctx: Ctx, input: { readonly referralId: string }): Promise<{ referralId: string }> {
  return input;
}

/** A copy of the ticked facts as they stand on the day of sending, so that the receiver needs no sight of the complaint. */
async function sharedFacts(
  ctx: Ctx,
  complaintId: string,
  facts: SendReferral["facts"],
): Promise<Record<string, string>> {
  const known = await factsOf(ctx, complaintId);
  return Object.fromEntries(facts.map((fact) => [fact, known[fact]]));
}

/** Who is told: the handlers of the receiving department; of the sending side the team. */
async function recipients(
  { tx }: Ctx,
  party: string,
  { toDepartmentId, id }: ReferralSubject,
): Promise<readonly string[]> {
  if (party === "sender") {
    const rows = await tx.$queryRaw<{ person_id: string }[]>`select person_id from referral_senders(${id}::uuid)`;
    return rows.map(({ person_id }) => person_id);
  }
  const people = await tx.person.findMany({
    where: {
      departmentId: toDepartmentId,
      status: "active",
      duties: { some: { duty: "department_handler", endedAt: null } },
    },
    select: { id: true },
  });
  return people.map(({ id: personId }) => personId);
}
