import { z } from "zod";
import { isDay, writtenDay } from "@/kernel/days";
import { tidyFirmName } from "@/kernel/firm-name";
import { EVENT_KINDS } from "./policy";

const common = {
  enterpriseId: z.uuid(),
  version: z.coerce.number().int().positive(),
  holdsFrom: z.string().transform(writtenDay).refine(isDay, "not-a-day"),
  source: z.string().trim().min(1).max(300),
};

/** What befell a firm, from which day, by which paper. */
export const recordEventInput = z.discriminatedUnion("kind", [
  z.strictObject({
    ...common,
    kind: z.literal("moved"),
    divisionCode: z.string().min(1).max(12),
    town: z
      .string()
      .trim()
      .max(60)
      .transform((text) => text || null),
    /** Why published statements say something else by now: needed where the move changes one and its mover restates it. */
    restatement: z.string().trim().normalize("NFC").max(500).optional(),
  }),
  z.strictObject({ ...common, kind: z.enum(["deregistered", "revoked", "restored", "independent"]) }),
  z.strictObject({
    ...common,
    kind: z.literal("branch"),
    parentName: z.string().transform(tidyFirmName).pipe(z.string().min(2).max(120)),
  }),
]);
export type RecordEvent = z.output<typeof recordEventInput>;

export const eventAddress = z.object({ kind: z.enum(EVENT_KINDS).optional().catch(undefined) });
