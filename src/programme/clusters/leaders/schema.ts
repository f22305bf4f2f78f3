import { z } from "zod";

const member = { clusterId: z.uuid(), enterpriseId: z.uuid() };

/** `source`: where it is known that the firm leads. */
export const nameLeaderInput = z.strictObject({
  ...member,
  source: z.string().trim().normalize("NFC").min(1).max(300),
});
export type NameLeader = z.output<typeof nameLeaderInput>;

export const endLeaderInput = z.strictObject(member);
export type EndLeader = z.output<typeof endLeaderInput>;
