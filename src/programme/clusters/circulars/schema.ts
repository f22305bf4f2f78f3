import { z } from "zod";

/** The longest text. Characters. */
export const LONGEST = 2000;

const words = {
  subject: z.string().trim().normalize("NFC").min(1).max(60),
  text: z.string().trim().normalize("NFC").min(1).max(LONGEST),
};
const one = { circularId: z.uuid(), version: z.coerce.number().int().positive() };

export const draftCircularInput = z.strictObject({ clusterId: z.uuid(), ...words });
export type DraftCircular = z.output<typeof draftCircularInput>;

export const changeCircularInput = z.strictObject({ ...one, ...words });
export type ChangeCircular = z.output<typeof changeCircularInput>;

export const discardCircularInput = z.strictObject(one);
export type DiscardCircular = z.output<typeof discardCircularInput>;

/** `recipients`: the fingerprint of those whom the preview named. */
export const sendCircularInput = z.strictObject({ ...one, recipients: z.hash("sha256") });
export type SendCircular = z.output<typeof sendCircularInput>;

/** The list's address: what isn't known is no filter. */
export const circularAddress = z.object({
  cluster: z.uuid().optional().catch(undefined),
  unread: z.literal("1").optional().catch(undefined),
});
export const readerAddress = z.object({ read: z.enum(["yes", "no"]).optional().catch(undefined) });
