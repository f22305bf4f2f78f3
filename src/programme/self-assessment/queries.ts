import { type Day, dateOf } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { peopleKnown } from "@/platform/people";
import { resultOf } from "./policy";
import { questions, storedAnswers } from "./schema";

const asked = { version: true, items: true, pressingFrom: true, source: true, verified: true } as const;

/** The questions in force on a day; null before the first version. */
export async function questionnaireOn({ tx }: Ctx, day: Day) {
  const row = await tx.assessmentQuestionnaire.findFirst({
    where: { validFrom: { lte: dateOf(day) } },
    select: asked,
    orderBy: { version: "desc" },
  });
  return row && { ...row, items: questions.parse(row.items) };
}
export type Questionnaire = NonNullable<Awaited<ReturnType<typeof questionnaireOn>>>;

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
export type AssessmentDetail = NonNullable<Awaited<ReturnType<typeof findAssessment>>>;
