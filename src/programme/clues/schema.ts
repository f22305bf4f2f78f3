import { z } from "zod";
import { SORTS } from "@/kernel/keyset";
import { CLUE_PURPOSES } from "./policy";
import { CLUE_OUTCOMES, CLUE_STATUSES } from "./workflow";

const text = (maximum: number) => z.string().trim().normalize("NFC").min(1).max(maximum);
const clueId = z.uuid();
const version = z.coerce.number().int().positive();

/** What was found, why it is handed over, and to the bureau of which division. The firm reads the reason, and not what was found. */
export const handOverClueInput = z.strictObject({
  visitId: z.uuid(),
  account: text(2000),
  reason: text(500),
  divisionCode: text(12),
});
export type HandOverClue = z.output<typeof handOverClueInput>;

const step = { step: z.literal("end"), clueId, version };

/** The end of a clue: by the complaint that carries it, by the register of sources of cases, or by a reason. */
export const endClueInput = z.discriminatedUnion("outcome", [
  z.strictObject({ ...step, outcome: z.literal("carried"), complaintNumber: text(40) }),
  z.strictObject({ ...step, outcome: z.literal("registered"), reason: text(1000) }),
  z.strictObject({ ...step, outcome: z.literal("not_followed"), reason: text(1000) }),
]);
export type EndClue = z.output<typeof endClueInput>;

/** Asks for what is sealed, with the purpose. */
export const openClueInput = z
  .strictObject({
    clueId,
    purpose: z.enum(CLUE_PURPOSES),
    words: z.string().trim().normalize("NFC").max(200).default(""),
  })
  .refine(({ purpose, words }) => purpose !== "other" || words.length >= 4, {
    path: ["words"],
    message: "purpose-missing",
  });
export type OpenClue = z.output<typeof openClueInput>;

export const closeClueInput = z.strictObject({ clueId });

/** The list's address. */
export const clueAddress = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  division: z.string().max(12).optional().catch(undefined),
  status: z.enum(CLUE_STATUSES).optional().catch(undefined),
  outcome: z.enum(CLUE_OUTCOMES).optional().catch(undefined),
  visit: z.uuid().optional().catch(undefined),
  overdue: z.literal("1").optional().catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
});
export type ClueFilter = { readonly [K in keyof z.output<typeof clueAddress>]?: z.output<typeof clueAddress>[K] };
