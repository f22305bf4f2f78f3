import { z } from "zod";
import { count, MORE_THAN_STAFF, tooManyResearchers } from "../schema";
import { ENTERPRISE_TITLES } from "../workflow";

const year = z.coerce.number("not-a-year").int("not-a-year").min(2010, "not-a-year").max(2100, "not-a-year");

/** A firm's figures of one year. `seen`: the row that stood there when the form was opened; empty: none. */
export const enterYearInput = z
  .strictObject({
    enterpriseId: z.uuid(),
    year,
    seen: z.union([z.uuid(), z.literal("").transform(() => null)]),
    titles: z.array(z.enum(ENTERPRISE_TITLES)).default([]),
    ...{ inventions: count, utilityModels: count, designs: count, trademarks: count, software: count, secrets: count },
    ...{ staff: count, researchStaff: count },
    source: z.string().trim().min(1).max(300),
  })
  .refine((firm) => !tooManyResearchers(firm), MORE_THAN_STAFF);
export type EnterYear = z.output<typeof enterYearInput>;

export const decideYearInput = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("confirm"), yearId: z.uuid() }),
  z.strictObject({ decision: z.literal("refuse"), yearId: z.uuid(), reason: z.string().trim().min(1).max(300) }),
]);
export type DecideYear = z.output<typeof decideYearInput>;

export const yearAddress = z.object({ year: year.optional().catch(undefined) });
