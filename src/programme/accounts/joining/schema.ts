import { z } from "zod";

export const decideJoinInput = z.strictObject({
  joinRequestId: z.uuid(),
  version: z.coerce.number().int().positive(),
  decision: z.enum(["admit", "refuse"]),
});
export type DecideJoin = z.output<typeof decideJoinInput>;
