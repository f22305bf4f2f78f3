import { z } from "zod";
import { COMPLAINT_STATUSES } from "./workflow";

const text = (maximum: number) => z.string().trim().min(1).max(maximum);
const complaintId = z.uuid();
const version = z.coerce.number().int().positive();

/** A message between the firm and the team. */
export const sendMessageInput = z.strictObject({ complaintId, text: text(4_000) });
export type SendMessage = z.output<typeof sendMessageInput>;

/** The firm says that it has handed in what was missing, or more; it may say something besides. */
export const supplyInput = z.strictObject({ complaintId, version, text: z.string().trim().max(4_000).default("") });
export type Supply = z.output<typeof supplyInput>;

export const withdrawInput = z.strictObject({ complaintId, version });
export type Withdraw = z.output<typeof withdrawInput>;

/** Filter of the firm's list, as it stands in the address. */
export const ownListInput = z.object({
  status: z.enum(COMPLAINT_STATUSES).optional().catch(undefined),
  q: z.string().trim().normalize("NFKC").max(60).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});
export type OwnList = z.output<typeof ownListInput>;
