import { dayFromDate, dayOfMoment } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { openSealed } from "@/platform/vault";
import { factsInWords } from "../../complaints/answers/queries";
import { type Note, notesOn, withTexts } from "../../complaints/notes/queries";
import { SEALED_FIELDS } from "../../complaints/workflow";
import { FACT_ITEMS, type FactItem, maySend } from "../policy";
import type { ReferralDetail } from "../queries";

/** What a referral says and shows, opened for one of its two sides. */
export type ReferralPayload = {
  readonly question: string;
  readonly facts: Readonly<Partial<Record<FactItem, string>>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly evidence: readonly {
    readonly id: string;
    readonly name: string;
    readonly size: number;
    readonly sha256: string;
    readonly hashedBy: string;
    readonly ofAnswer: boolean;
  }[];
  /** Why it was returned, sent again, withdrawn: each with who and when, newest first. */
  readonly reasons: readonly Note[];
  readonly answer: string | null;
};

/**
 * Opens what was shared: a recorded look. For the receiver the first look at each item is noted, so that the sender sees it per item.
 * Refuses `not-found` to anybody who is on neither side.
 */
export async function openReferral(ctx: Ctx, referral: ReferralDetail, purpose: string): Promise<ReferralPayload> {
  const { id, complaintId, items } = referral;
  const own = (part: string) => `referral/${id}/${part}`;
  const files = await ctx.tx.evidence.findMany({
    where: {
      OR: [{ id: { in: items.flatMap(({ evidenceId }) => evidenceId ?? []) } }, { referralId: id }],
      removedAt: null,
    },
    select: { id: true, size: true, sha256: true, hashedBy: true, referralId: true },
    orderBy: { id: "asc" },
  });
  const fields = items.flatMap(({ field }) => field ?? []);
  const names = files.map((file) => `evidence/${file.id}`);
  const reasons = await notesOn(ctx, { complaintId, referralId: id });
  const texts = await openSealed(ctx, {
    recordId: complaintId,
    fields: [own("question"), own("facts"), own("answer"), ...fields, ...names, ...reasons.map(({ field }) => field)],
    subjectKind: "referral",
    subjectId: id,
    // A department never learns whose complaint it is from the row; the complaint's own history keeps the look for the firm.
    enterpriseId: await enterpriseOf(ctx, complaintId),
    purpose,
  });
  if (referral.side === "receiver") await noteOpened(ctx, referral);
  return {
    question: texts[own("question")] ?? "",
    facts: JSON.parse(texts[own("facts")] ?? "{}"),
    fields: Object.fromEntries(fields.flatMap((field) => (texts[field] === undefined ? [] : [[field, texts[field]]]))),
    evidence: files.map((file) => ({
      id: file.id,
      name: texts[`evidence/${file.id}`] ?? "",
      size: Number(file.size),
      sha256: file.sha256,
      hashedBy: file.hashedBy,
      ofAnswer: file.referralId === id,
    })),
    reasons: withTexts(reasons, texts),
    answer: texts[own("answer")] ?? null,
  };
}

/** One step of a referral, with who took it and for which department. `seq` and `at` together tell it from others. */
export type CourseStep = {
  readonly seq: bigint;
  readonly step: string;
  readonly at: Date;
  readonly by: string;
  readonly unitZh: string | null;
  readonly unitEn: string | null;
};

/** What both sides did with a referral, newest first, for either of them; nothing for anybody else. One statement. */
export async function courseOf({ tx }: Ctx, referralId: string): Promise<CourseStep[]> {
  return tx.$queryRaw<CourseStep[]>`
    select seq, step, at, by_name as by, unit_zh as "unitZh", unit_en as "unitEn" from referral_course(${referralId}::uuid)`;
}

/** Whose complaint it is, for the trail alone; asked through a function that answers only holders of one of its referrals. */
export async function enterpriseOf({ tx }: Ctx, complaintId: string): Promise<string> {
  const rows = await tx.$queryRaw<
    { enterprise_id: string | null }[]
  >`select enterprise_of(${complaintId}::uuid) as enterprise_id`;
  return rows[0]?.enterprise_id ?? "";
}

async function noteOpened({ tx, actor, now }: Ctx, { items }: ReferralDetail): Promise<void> {
  const fresh = items.filter(({ openedAt, field }) => openedAt === null && field !== null).map(({ id }) => id);
  if (fresh.length === 0 || actor.kind !== "official") return;
  await tx.referralItem.updateMany({
    where: { id: { in: fresh }, openedAt: null },
    data: { openedAt: now, openedById: actor.personId },
  });
}

/**
 * What a sender may tick, with what the receiver would read: a recorded look at the whole complaint. Null when the actor can't send from this case.
 */
export async function findShareable(ctx: Ctx, caseId: string, purpose: string) {
  const { tx, actor } = ctx;
  const found = await tx.case.findFirst({
    where: { id: caseId },
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
  if (!found || !maySend(actor, found)) return null;
  const files = await tx.evidence.findMany({
    where: { complaintId: found.complaintId, referralId: null, removedAt: null },
    select: { id: true, size: true },
    orderBy: { id: "asc" },
  });
  const texts = await openSealed(ctx, {
    recordId: found.complaintId,
    fields: [...SEALED_FIELDS, ...files.map(({ id }) => `evidence/${id}`)],
    subjectKind: "case",
    subjectId: caseId,
    enterpriseId: found.enterpriseId,
    purpose,
  });
  const facts = await factsOf(ctx, found.complaintId);
  return {
    caseNumber: found.number,
    shareable: {
      facts: FACT_ITEMS.map((key) => ({ key, text: facts[key] })),
      fields: SEALED_FIELDS.flatMap((key) => (texts[key] === undefined ? [] : [{ key, text: texts[key] }])),
      evidence: files.map(({ id, size }) => ({ id, name: texts[`evidence/${id}`] ?? "", size: Number(size) })),
    },
  };
}

/** The general facts of a complaint and its case, as text, in Chinese: they go into a paper. */
export async function factsOf({ tx }: Ctx, complaintId: string): Promise<Record<FactItem, string>> {
  const complaint = await tx.complaint.findFirstOrThrow({
    where: { id: complaintId },
    select: {
      number: true,
      title: true,
      secretKind: true,
      forms: true,
      answers: true,
      submittedAt: true,
      enterprise: { select: { name: true, uscc: true, orgCode: true, regNo: true } },
      case: { select: { number: true, filedOn: true } },
    },
  });
  const { enterprise, submittedAt } = complaint;
  const known = complaint.case;
  return {
    enterprise: `${enterprise.name}　${enterprise.uscc ?? enterprise.orgCode ?? enterprise.regNo ?? ""}`,
    case: `${known?.number ?? complaint.number ?? ""}　${complaint.title ?? ""}`,
    dates: [submittedAt ? dayOfMoment(submittedAt) : "", known ? dayFromDate(known.filedOn) : ""]
      .filter(Boolean)
      .join("、"),
    ...factsInWords(complaint),
  };
}
