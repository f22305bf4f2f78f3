import { z } from "zod";
import { writtenCount } from "@/kernel/counts";
import { isDay, writtenDay } from "@/kernel/days";
import { ENTERED_CODES, SERVICE_CODES } from "./policy";

const count = (least: number, most: number) =>
  z.string().transform(writtenCount).pipe(z.string().min(1)).pipe(z.coerce.number<string>().int().min(least).max(most));

export const enterServiceInput = z.strictObject({
  contactPointId: z.uuid(),
  code: z.enum(ENTERED_CODES),
  doneOn: z.string().trim().min(1).transform(writtenDay).refine(isDay, "day"),
  note: z.string().trim().normalize("NFC").min(1).max(500),
  /** Of a risk assessment: which findings of visits it weighed. */
  weighed: z
    .array(z.string().regex(/^(visit|advice):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))
    .max(40)
    .default([])
    .transform((keys) => [...new Set(keys)]),
});
export type EnterService = z.output<typeof enterServiceInput>;

export const changeServiceRuleInput = z
  .strictObject({
    ruleId: z.uuid(),
    code: z.enum(SERVICE_CODES),
    dueMonth: count(1, 12),
    graceMonths: count(0, 24),
    yellow: count(0, 365),
    red: count(0, 365),
    source: z.string().trim().normalize("NFC").min(1).max(300),
  })
  .refine(({ red, yellow }) => red <= yellow, { path: ["red"], message: "red-after-yellow" });
export type ChangeServiceRule = z.output<typeof changeServiceRuleInput>;

export const SERVICE_STATES = ["open", "overdue", "done"] as const;

/** The address of the year's plan: one obligation at a time, every point a row. */
export const serviceAddress = z.object({
  code: z.enum(SERVICE_CODES).catch("visit"),
  year: z.coerce.number().int().min(2015).max(2100).optional().catch(undefined),
  state: z.enum(SERVICE_STATES).optional().catch(undefined),
  division: z.string().max(12).optional().catch(undefined),
  q: z.string().trim().max(100).optional().catch(undefined),
});
export type ServiceFilter = Omit<z.output<typeof serviceAddress>, "year"> & { readonly year: number };
