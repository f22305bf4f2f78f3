import { z } from "zod";
import { parseDay } from "@/kernel/days";

const line = (maximum: number) => z.string().trim().normalize("NFC").min(1).max(maximum);

/** The most codes that one sending takes: each is a transaction of its own. */
export const MOST_CODES = 300;

/** The codes of a text as people paste it: by lines, commas or spaces, each once. */
export function codesIn(text: string): string[] {
  return [
    ...new Set(
      text
        .normalize("NFKC")
        .toUpperCase()
        .split(/[\s,，、;；]+/)
        .filter(Boolean),
    ),
  ];
}

/** Firms by their codes, as pasted, and why they belong there. */
export const placeMembersInput = z.strictObject({
  clusterId: z.uuid(),
  codes: z
    .string()
    .max(20_000)
    .transform(codesIn)
    .pipe(z.array(z.string().max(40)).min(1, "missing").max(MOST_CODES, "too-many-codes")),
  reason: line(500),
});

/** Firms ticked in the register's list. */
export const placePickedInput = z.strictObject({
  clusterId: z.uuid(),
  picked: z.array(z.string().max(200)).min(1).max(MOST_CODES),
  reason: line(500),
});

export const removeMemberInput = z.strictObject({ clusterId: z.uuid(), enterpriseId: z.uuid(), reason: line(500) });
export type RemoveMember = z.output<typeof removeMemberInput>;

/** The list's address: what isn't known is no filter. */
export const memberAddress = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  asOf: z.string().transform(parseDay).optional().catch(undefined),
  town: z.string().trim().max(60).optional().catch(undefined),
  point: z.enum(["with", "without"]).optional().catch(undefined),
  leading: z.literal("1").optional().catch(undefined),
});
export type MemberAddress = z.output<typeof memberAddress>;
