import { z } from "zod";
import { foldPhone, isPhone } from "@/kernel/phone";
import { CONTACT_ROLES } from "./workflow";

const line = (maximum: number) => z.string().trim().normalize("NFC").min(1).max(maximum);

/** Who is to be the leader or the liaison, and how he is reached. */
export const askContactChangeInput = z.strictObject({
  contactPointId: z.uuid(),
  version: z.coerce.number().int().positive(),
  role: z.enum(CONTACT_ROLES),
  name: line(60),
  post: line(60),
  mobile: z.string().transform(foldPhone).pipe(z.string().min(1).refine(isPhone, "phone")),
  email: z.string().normalize("NFKC").trim().toLowerCase().min(1).max(254).pipe(z.email("email")),
});
export type AskContactChange = z.output<typeof askContactChangeInput>;

export const withdrawContactChangeInput = z.strictObject({
  contactChangeId: z.uuid(),
  version: z.coerce.number().int().positive(),
});
export type WithdrawContactChange = z.output<typeof withdrawContactChangeInput>;

/** What whoever was named answers by the link in his mail. */
export const answerContactChangeInput = z.strictObject({
  token: z.string().min(20).max(200),
  answer: z.enum(["confirm", "refuse"]),
});
export type AnswerContactChange = z.output<typeof answerContactChangeInput>;
