import { z } from "zod";
import { isDay, writtenDay } from "@/kernel/days";
import { APPLICATION_KINDS, APPLICATION_STATES } from "./policy";

const text = (maximum: number) => z.string().trim().normalize("NFC").min(1).max(maximum);
const day = z.string().trim().min(1).transform(writtenDay).refine(isDay, "not-a-day");

/** Opens, pauses or closes applications from a day on. `afterId`: the latest row that the person saw. */
export const setApplicationsInput = z.strictObject({
  kind: z.enum(APPLICATION_KINDS),
  state: z.enum(APPLICATION_STATES),
  fromDay: day,
  untilDay: z
    .union([day, z.literal("").transform(() => null)])
    .optional()
    .transform((value) => value ?? null),
  reason: text(300),
  afterId: z.union([z.uuid(), z.literal("").transform(() => null)]),
});
export type SetApplications = z.output<typeof setApplicationsInput>;

export const announceCallInput = z.strictObject({ title: text(100), text: text(4000), fromDay: day, toDay: day });
export type AnnounceCall = z.output<typeof announceCallInput>;

export const withdrawCallInput = z.strictObject({ callId: z.uuid(), reason: text(300) });
export type WithdrawCall = z.output<typeof withdrawCallInput>;
