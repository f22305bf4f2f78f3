import { z } from "zod";

const text = (maximum: number) => z.string().trim().min(1).max(maximum);

/** An objection to a site in public notice, by anybody. Name and way of reaching may be left out; an objector is protected. */
export const objectInput = z.strictObject({
  siteId: z.uuid(),
  text: text(2000),
  name: z.string().trim().max(60),
  contact: z.string().trim().max(120),
  /** Of the form, made with it: sent twice, it is one objection with one code. */
  formKey: z.uuid(),
});
export type ObjectToSite = z.output<typeof objectInput>;

/** The code as people type it: spaces and hyphens aside, small letters for great. */
export const objectionCode = z
  .string()
  .normalize("NFKC")
  .transform((code) => code.toUpperCase().replace(/[^0-9A-Z]/g, ""))
  .pipe(z.string().length(16, "code"));

/** Whoever objected asks by his code. */
export const askAnswerInput = z.strictObject({ code: objectionCode });
export type AskAnswer = z.output<typeof askAnswerInput>;

export const answerObjectionInput = z.strictObject({
  siteId: z.uuid(),
  objectionId: z.uuid(),
  outcome: z.enum(["upheld", "rejected"]),
  answer: text(2000),
});
export type AnswerObjection = z.output<typeof answerObjectionInput>;
