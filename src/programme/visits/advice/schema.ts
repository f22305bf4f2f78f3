import { z } from "zod";
import { isDay, writtenDay } from "@/kernel/days";

const text = (maximum: number) => z.string().trim().normalize("NFC").min(1).max(maximum);
const dueOn = z.string().trim().min(1).transform(writtenDay).refine(isDay, "day");
const adviceId = z.uuid();
const version = z.coerce.number().int().positive();

/** More advice after the visit, by whoever made it. */
export const giveAdviceInput = z.strictObject({ visitId: z.uuid(), text: text(1000), dueOn });
export type GiveAdvice = z.output<typeof giveAdviceInput>;

/** One step of an advice, with what that step needs besides. */
export const takeAdviceStepInput = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("answer"), adviceId, version, answer: text(2000) }),
  z.strictObject({ step: z.literal("settle"), adviceId, version }),
  z.strictObject({ step: z.literal("reopen"), adviceId, version, reason: text(500), dueOn }),
  z.strictObject({ step: z.literal("drop"), adviceId, version, reason: text(500) }),
]);
export type TakeAdviceStep = z.output<typeof takeAdviceStepInput>;
