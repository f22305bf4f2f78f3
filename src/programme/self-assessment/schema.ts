import { z } from "zod";
import { ANSWERS } from "./policy";

/** The answered form: which version of the questions, and under the code of each question its answer. What is left out is told by the command. */
export const assessInput = z
  .record(z.string(), z.string())
  .transform(({ questionnaire = "", ...answers }) => ({ questionnaire, answers }))
  .pipe(
    z.strictObject({
      questionnaire: z
        .string()
        .regex(/^\d{1,6}$/)
        .transform(Number),
      answers: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), z.enum(ANSWERS)),
    }),
  );
export type Assess = z.output<typeof assessInput>;

/** The questions as they stand in a row. */
export const questions = z.array(
  z.object({
    ...{
      code: z.string(),
      nameZh: z.string(),
      nameEn: z.string(),
      zh: z.string(),
      en: z.string(),
      adviceZh: z.string(),
      adviceEn: z.string(),
    },
    key: z.boolean(),
  }),
);
export const storedAnswers = z.record(z.string(), z.enum(ANSWERS));
