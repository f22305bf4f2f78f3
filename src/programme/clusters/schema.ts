import { z } from "zod";
import { parseDay } from "@/kernel/days";

const line = (maximum: number) => z.string().trim().normalize("NFC").min(1).max(maximum);
const version = z.coerce.number().int().positive();

/** Names of towns as people type them: by lines, commas or pauses. */
const towns = z
  .string()
  .default("")
  .transform((text) =>
    [
      ...new Set(
        text
          .normalize("NFC")
          .split(/[\n,，、;；]/)
          .map((town) => town.trim()),
      ),
    ].filter(Boolean),
  )
  .pipe(z.array(z.string().max(40)).max(20));

const name = { nameZh: line(40), nameEn: line(80), towns };

export const addClusterInput = z.strictObject({ ...name, divisionCode: z.string().min(1).max(12), source: line(200) });
export type AddCluster = z.output<typeof addClusterInput>;

export const changeClusterInput = z.strictObject({ clusterId: z.uuid(), version, ...name, reason: line(500) });
export type ChangeCluster = z.output<typeof changeClusterInput>;

/** The list's address: what isn't known is no filter. */
export const clusterAddress = z.object({
  asOf: z.string().transform(parseDay).optional().catch(undefined),
  division: z.string().max(12).optional().catch(undefined),
  /** Those that are over, too; alone. */
  closed: z.enum(["with", "only"]).optional().catch(undefined),
});
