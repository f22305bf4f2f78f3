import { z } from "zod";
import { IDENTIFIED } from "./policy";
import { COUNTER_KINDS } from "./workflow";

const line = (maximum: number) => z.string().trim().normalize("NFC").min(1).max(maximum);
const filingId = z.uuid();
const version = z.coerce.number().int().positive();

/** Who stands before the counter, and how he showed who he is. */
const present = { spokeName: line(60), spokePost: line(60), identified: z.enum(IDENTIFIED) };

/** What was typed goes to the feature whose form it is, and is read there as if the firm had sent it itself. */
export const fileForFirmInput = z.object({ enterpriseId: z.uuid(), ...present }).loose();
export type FileForFirm = z.output<typeof fileForFirmInput>;

export const registerForFirmInput = z.object(present).loose();
export type RegisterForFirm = z.output<typeof registerForFirmInput>;

export const signFilingInput = z.strictObject({
  filingId,
  version,
  signerName: line(60),
  signature: z
    .string()
    .max(60_000)
    .regex(/^[ML\d .]+$/, "signature"),
});
export type SignFiling = z.output<typeof signFilingInput>;

/** The firm confirms, or a second official accepts its signed print-out. */
export const confirmFilingInput = z.strictObject({ filingId, version });
export type ConfirmFiling = z.output<typeof confirmFilingInput>;

export const endFilingInput = z.strictObject({
  step: z.enum(["refuse", "withdraw"]),
  filingId,
  version,
  reason: line(300),
});
export type EndFiling = z.output<typeof endFilingInput>;

/** The answer by the link in the mail. A registration brings how its person signs in from now on; that is read by the registration itself. */
export const answerFilingInput = z
  .object({ token: z.string().regex(/^[\w-]{43}$/), answer: z.enum(["confirm", "refuse"]) })
  .loose();
export type AnswerFiling = z.output<typeof answerFilingInput>;

/** The list's address, and which firm somebody types for. */
export const counterAddress = z.object({
  show: z.enum(["waiting", "all"]).catch("waiting"),
  kind: z.enum(COUNTER_KINDS).optional().catch(undefined),
  code: z.string().trim().max(60).optional().catch(undefined),
});
