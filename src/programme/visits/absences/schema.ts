import { z } from "zod";
import { isDay, writtenDay } from "@/kernel/days";

const day = z.string().trim().min(1).transform(writtenDay).refine(isDay, "day");

/** From when to when an official isn't there. Why is nobody's business here. */
export const enterAbsenceInput = z.strictObject({ personId: z.uuid(), fromDay: day, toDay: day });
export type EnterAbsence = z.output<typeof enterAbsenceInput>;

export const withdrawAbsenceInput = z.strictObject({ absenceId: z.uuid() });
export type WithdrawAbsence = z.output<typeof withdrawAbsenceInput>;
