import { z } from "zod";
import { PUNCTUAL } from "@/kernel/clocks";
import { PERIOD } from "@/kernel/days";
import { SORTS } from "@/kernel/keyset";
import { SEALED_FIELDS } from "../complaints/workflow";
import { FACT_ITEMS, REFERRAL_PURPOSES } from "./policy";
import { ANSWERS_OF, REFERRAL_KINDS, REFERRAL_STATUSES } from "./workflow";

const text = (maximum: number) => z.string().trim().normalize("NFC").min(1).max(maximum);
const version = z.coerce.number().int().positive();
const referralId = z.uuid();

/** Sends a referral: who, why, and item by item what they get to see. */
export const sendReferralInput = z.strictObject({
  caseId: z.uuid(),
  kind: z.enum(REFERRAL_KINDS),
  toDepartmentId: z.uuid(),
  question: text(4000),
  facts: z.array(z.enum(FACT_ITEMS)).default([]),
  fields: z.array(z.enum(SEALED_FIELDS)).default([]),
  evidence: z.array(z.uuid()).default([]),
});
export type SendReferral = z.output<typeof sendReferralInput>;

const answers = [...new Set(Object.values(ANSWERS_OF).flat())];

/** One step of a referral, with what that step needs besides. */
export const takeReferralStepInput = z.discriminatedUnion("step", [
  z.strictObject({ step: z.enum(["accept", "close"]), referralId, version }),
  z.strictObject({ step: z.enum(["decline", "resend", "withdraw"]), referralId, version, reason: text(1000) }),
  z.strictObject({ step: z.literal("answer"), referralId, version, answer: z.enum(answers), text: text(8000) }),
]);
export type TakeReferralStep = z.output<typeof takeReferralStepInput>;

/** Asks for what was shared, with the purpose. */
export const openSharedInput = z
  .strictObject({
    referralId,
    purpose: z.enum(REFERRAL_PURPOSES),
    words: z.string().trim().normalize("NFC").max(200).default(""),
  })
  .refine(({ purpose, words }) => purpose !== "other" || words.length >= 4, {
    path: ["words"],
    message: "purpose-missing",
  });
export type OpenShared = z.output<typeof openSharedInput>;

export const shutSharedInput = z.strictObject({ referralId });

const yes = z.literal("1").optional().catch(undefined);

/** The filter of the list as it stands in an address. */
export const referralAddress = z.object({
  status: z.enum(REFERRAL_STATUSES).optional().catch(undefined),
  kind: z.enum(REFERRAL_KINDS).optional().catch(undefined),
  box: z.enum(["in", "out"]).optional().catch(undefined),
  department: z.uuid().optional().catch(undefined),
  mine: yes,
  open: yes,
  overdue: yes,
  metMonth: z.string().regex(PERIOD).optional().catch(undefined),
  punctual: z.enum(PUNCTUAL).optional().catch(undefined),
  q: z.string().trim().max(60).optional().catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
});

/** Steps that have a page of their own: what can't be undone, and what meets a missed term, which is asked why in one place. */
export const askingStep = z.enum(["answer", "withdraw", "accept", "decline"]);
export type AskingStep = z.output<typeof askingStep>;
