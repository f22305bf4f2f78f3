import { z } from "zod";
import { pickedId } from "@/kernel/uuid";

export const REVIEW_OUTCOMES = ["kept", "to_improve", "not_kept"] as const;

/** Several points reviewed alike, with one reason; each is told for itself. */
export const reviewPointsInput = z.strictObject({
  /** `<id>~<number and name>`, as they stood in the list. */
  picked: z
    .array(
      z.string().refine((text) => pickedId(text) !== undefined && /^[^~]*~.{0,120}$/u.test(text), "nothing-picked"),
      "nothing-picked",
    )
    .min(1, "nothing-picked"),
  year: z.coerce.number().int().min(2015).max(2100),
  outcome: z.enum(REVIEW_OUTCOMES),
  reason: z.string().trim().normalize("NFC").min(1).max(500),
});
export type ReviewPoints = z.output<typeof reviewPointsInput>;

/** What was picked, each once. */
export function pickedFrom(picked: readonly string[]): { readonly contactPointId: string; readonly label: string }[] {
  const each = new Map(picked.map((value) => [value.slice(0, 36), value.slice(37)]));
  return [...each].map(([contactPointId, label]) => ({ contactPointId, label }));
}
