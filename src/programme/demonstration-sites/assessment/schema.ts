import { z } from "zod";

/** What a firm claims for one item. */
export const answerItemInput = z.strictObject({
  siteId: z.uuid(),
  itemKey: z.string().regex(/^(\d{1,2}|B)\.\d{1,2}$/),
  points: z
    .string()
    .normalize("NFKC")
    .trim()
    .regex(/^\d{1,3}(\.\d{1,2})?$/, "points")
    .transform(Number)
    .pipe(z.number().multipleOf(0.25, "points")),
  note: z.string().trim().max(500),
});
export type AnswerItem = z.output<typeof answerItemInput>;

export const removeProofInput = z.strictObject({ siteId: z.uuid(), proofId: z.uuid() });
