import { z } from "zod";
import { LATE_REASON_MAXIMUM } from "@/kernel/form-state";

/** Why a term was missed, beforehand or anew; `turns`: how many reasons the person saw. */
export const explainTermInput = z.strictObject({
  clockId: z.uuid(),
  turns: z.coerce.number().int().nonnegative(),
  reason: z.string().trim().normalize("NFC").min(1).max(LATE_REASON_MAXIMUM),
});
export type ExplainTerm = z.output<typeof explainTermInput>;
