import { z } from "zod";
import { parseDay } from "@/kernel/days";

/** A day as people write it: 2016-12-15, 2016年12月15日. */
const day = z
  .string()
  .min(1, "missing")
  .transform((typed, context) => {
    const read = parseDay(typed);
    if (!read) context.addIssue({ code: "custom", message: "no-day" });
    return read ?? z.NEVER;
  });
const one = { clusterId: z.uuid(), version: z.coerce.number().int().positive(), fromDay: day };
const line = z.string().trim().normalize("NFC").min(1).max(500);

/** From which day on a cluster is over, and on what ground. */
export const closeClusterInput = z.strictObject({ ...one, ground: line });
export type CloseCluster = z.output<typeof closeClusterInput>;

/** From which day on it is there again, and why. */
export const reopenClusterInput = z.strictObject({ ...one, reason: line });
export type ReopenCluster = z.output<typeof reopenClusterInput>;
