import { z } from "zod";
import { SORTS } from "@/kernel/keyset";
import { TRANSFER_PURPOSES } from "./policy";
import { TRANSFER_ANSWERS, TRANSFER_GROUNDS, TRANSFER_STATUSES } from "./workflow";

const text = (maximum: number) => z.string().trim().normalize("NFC").min(1).max(maximum);
const transferId = z.uuid();
const version = z.coerce.number().int().positive();

const written = {
  divisionCode: text(12),
  ground: z.enum(TRANSFER_GROUNDS),
  subject: text(200),
  account: text(8000),
};

/** What a department hands over: to the bureau of which division, on which ground, about whom, and what it found. */
export const writeTransferInput = z.strictObject(written);
export type WriteTransfer = z.output<typeof writeTransferInput>;

/** The answers that need nothing but words: that a complaint carries it is a step of its own. */
export const DESKS_ANSWERS = ["registered", "not_followed"] as const;

/** One step of a transfer, with what that step needs besides. */
export const takeTransferStepInput = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("change"), transferId, version, ...written }),
  z.strictObject({ step: z.enum(["send", "accept"]), transferId, version }),
  z.strictObject({ step: z.enum(["decline", "resend", "withdraw"]), transferId, version, reason: text(1000) }),
  z.strictObject({
    step: z.literal("answer"),
    transferId,
    version,
    answer: z.enum(DESKS_ANSWERS),
    text: text(4000),
  }),
  z.strictObject({ step: z.literal("carry"), transferId, version, complaintNumber: text(40), reason: text(1000) }),
]);
export type TakeTransferStep = z.output<typeof takeTransferStepInput>;

/** Asks for what is sealed, with the purpose. */
export const openTransferInput = z
  .strictObject({
    transferId,
    purpose: z.enum(TRANSFER_PURPOSES),
    words: z.string().trim().normalize("NFC").max(200).default(""),
  })
  .refine(({ purpose, words }) => purpose !== "other" || words.length >= 4, {
    path: ["words"],
    message: "purpose-missing",
  });
export type OpenTransfer = z.output<typeof openTransferInput>;

export const closeTransferInput = z.strictObject({ transferId });

/** The list's address. */
export const transferAddress = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  status: z.enum(TRANSFER_STATUSES).optional().catch(undefined),
  answer: z.enum(TRANSFER_ANSWERS).optional().catch(undefined),
  overdue: z.literal("1").optional().catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
});
export type TransferFilter = {
  readonly [K in keyof z.output<typeof transferAddress>]?: z.output<typeof transferAddress>[K];
};
