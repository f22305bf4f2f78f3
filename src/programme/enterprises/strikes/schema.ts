import { z } from "zod";

/** Strikes what was entered by mistake, and says why. */
export const strikeEventInput = z.strictObject({
  enterpriseId: z.uuid(),
  version: z.coerce.number().int().positive(),
  eventId: z.uuid(),
  reason: z.string().trim().normalize("NFC").min(1).max(500),
});
export type StrikeEvent = z.output<typeof strikeEventInput>;
