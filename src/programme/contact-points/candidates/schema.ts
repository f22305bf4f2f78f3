import { z } from "zod";
import { writtenCount } from "@/kernel/counts";
import { CANDIDATE_REASONS, MEANS } from "./policy";

export const inviteInput = z.strictObject({
  enterpriseId: z.uuid(),
  /** How it is told, when it can't be reached from here. */
  means: z.enum(MEANS).optional(),
});
export type Invite = z.output<typeof inviteInput>;

export const changeCriterionInput = z.strictObject({
  criterionId: z.uuid(),
  code: z.enum(CANDIDATE_REASONS),
  weight: z
    .string()
    .transform(writtenCount)
    .pipe(z.string().min(1))
    .pipe(z.coerce.number<string>().int().min(0).max(100)),
  source: z.string().trim().normalize("NFC").min(1).max(300),
});
export type ChangeCriterion = z.output<typeof changeCriterionInput>;

export const candidateAddress = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  division: z.string().max(12).optional().catch(undefined),
  reason: z.enum(CANDIDATE_REASONS).optional().catch(undefined),
});
export type CandidateFilter = {
  readonly [K in keyof z.output<typeof candidateAddress>]?: z.output<typeof candidateAddress>[K];
};

/** A place in the ranking: `<score>~<id>`. Whatever isn't one is none, and the list begins at its beginning. */
export function parsePlace(text: string | undefined): { readonly score: number; readonly id: string } | undefined {
  const [score = "", id = ""] = (text ?? "").split("~");
  return /^\d{1,4}$/.test(score) && z.uuid().safeParse(id).success ? { score: Number(score), id } : undefined;
}
