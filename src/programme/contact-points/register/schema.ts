import { z } from "zod";
import { isDay } from "@/kernel/days";

const day = z.string().trim().min(1).refine(isDay, "day");

/** Since when an admission held, as it turns out later. `seen`: the day that the register said when the person looked. */
export const correctAdmissionInput = z.strictObject({
  contactPointId: z.uuid(),
  seen: day,
  fromDay: day,
  reason: z.string().trim().normalize("NFC").min(1, "missing").max(500, "too-long"),
});
export type CorrectAdmission = z.output<typeof correctAdmissionInput>;
