import { type Day, dateOf, dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { peopleKnown } from "@/platform/people";
import { resultOf } from "./policy";
import { questions, storedAnswers } from "./schema";

const asked = {
  ...{ version: true, items: true, pressingFrom: true, source: true, verified: true },
  ...{ revision: true, validFrom: true },
} as const;

/** The version that is asked on a day; undefined before the first. */
export async function askedOn({ tx }: Ctx, day: Day): Promise<number | undefined> {
  const row = await tx.assessmentQuestionnaire.findFirst({
    where: { validFrom: { lte: dateOf(day) } },
    select: { version: true },
    orderBy: { version: "desc" },
  });
  return row?.version;
}

/** The questions of a version; null when there is none, or none that this person may know of. */
export async function questionnaireOf({ tx }: Ctx, version: number) {
  const row = await tx.assessmentQuestionnaire.findUnique({ where: { version }, select: asked });
  return row && { ...row, items: questions.parse(row.items), validFrom: row.validFrom && dayFromDate(row.validFrom) };
}
export type Questionnaire = NonNullable<Awaited<ReturnType<typeof questionnaireOf>>>;

/** The questions in force on a day; null before the first version. */
export async function questionnaireOn(ctx: Ctx, day: Day): Promise<Questionnaire | null> {
  const version = await askedOn(ctx, day);
  return version === undefined ? null : questionnaireOf(ctx, version);
}

const line = {
  ...{ id: true, serial: true, questionnaire: true, missing: true, partly: true, pressing: true },
  ...{ answeredAt: true, answeredById: true },
} as const;

export type AssessmentLine = {
  readonly id: string;
  readonly serial: number;
  readonly questionnaire: number;
  readonly missing: number;
  readonly partly: number;
  readonly pressing: boolean;
  readonly answeredAt: Date;
  readonly by: string;
};

/** Every answer of a firm, the latest first; for whoever may not read them there are none. */
export async function assessmentsOf(ctx: Ctx, enterpriseId: string): Promise<AssessmentLine[]> {
  const rows = await ctx.tx.selfAssessment.findMany({
    where: { enterpriseId },
    select: line,
    orderBy: { serial: "desc" },
    take: 100,
  });
  const people = await peopleKnown(
    ctx,
    rows.map(({ answeredById }) => answeredById),
  );
  return rows.map(({ answeredById, ...row }) => ({ ...row, by: people.get(answeredById)?.name ?? "" }));
}

/** One result with the questions that were asked then, or null: hidden and absent look the same. */
export async function findAssessment(ctx: Ctx, id: string) {
  const row = await ctx.tx.selfAssessment.findFirst({
    where: { id },
    select: {
      ...line,
      ...{ answers: true, enterpriseId: true, asked: { select: asked }, enterprise: { select: { name: true } } },
    },
  });
  if (!row) return null;
  const { answers, asked: questionnaire, enterprise, answeredById, ...rest } = row;
  const people = await peopleKnown(ctx, [answeredById]);
  return {
    ...rest,
    enterpriseName: enterprise.name,
    by: people.get(answeredById)?.name ?? "",
    source: questionnaire.source,
    verified: questionnaire.verified,
    result: resultOf(questions.parse(questionnaire.items), storedAnswers.parse(answers), questionnaire.pressingFrom),
  };
}
/** The same, opened to be read: an official's look is on the trail, and in the firm's access log. */
export async function openAssessment(ctx: Ctx, id: string) {
  const found = await findAssessment(ctx, id);
  if (found && ctx.actor.kind === "official") {
    const { enterpriseId, serial } = found;
    const subject = { subjectKind: "self-assessment", subjectId: id, enterpriseId };
    ctx.record({ act: "open.self-assessment", ...subject, detail: { serial } });
  }
  return found;
}
export type AssessmentDetail = NonNullable<Awaited<ReturnType<typeof findAssessment>>>;
