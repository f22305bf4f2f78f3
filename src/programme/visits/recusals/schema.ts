import { z } from "zod";

/** An officer has an interest in the firm of a visit that is to be his: why. */
export const recuseInput = z.strictObject({
  visitId: z.uuid(),
  ground: z.string().trim().normalize("NFC").min(1).max(500),
});
export type Recuse = z.output<typeof recuseInput>;

/** Somebody goes along with the officer of a visit. */
export const nameCompanionInput = z.strictObject({
  visitId: z.uuid(),
  version: z.coerce.number().int().positive(),
  officerId: z.uuid(),
});
export type NameCompanion = z.output<typeof nameCompanionInput>;
