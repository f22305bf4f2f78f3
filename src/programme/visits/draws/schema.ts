import { z } from "zod";
import { writtenCount } from "@/kernel/counts";
import { isDay, writtenDay } from "@/kernel/days";
import { DRAW_STATUSES } from "./workflow";

const text = (maximum: number) => z.string().trim().normalize("NFC").min(1).max(maximum);
const maybe = (maximum: number) =>
  z
    .string()
    .trim()
    .normalize("NFC")
    .max(maximum)
    .default("")
    .transform((given) => given || null);
const day = z.string().trim().min(1).transform(writtenDay).refine(isDay, "day");
const version = z.coerce.number().int().positive();
const drawId = z.uuid();
const whole = (minimum: number, maximum: number) =>
  z
    .string()
    .transform(writtenCount)
    .pipe(z.string().min(1))
    .pipe(z.coerce.number<string>().int().min(minimum).max(maximum));

/** What is drawn from: firms of active contact points, of awarded sites. */
export const DRAW_SOURCES = ["point", "site"] as const;
export const DRAW_PURPOSES = ["patrol", "guidance"] as const;

const plan = {
  title: text(100),
  purpose: z.enum(DRAW_PURPOSES),
  sources: z.array(z.enum(DRAW_SOURCES)).min(1, "missing"),
  divisions: z.array(z.string().max(12)).default([]),
  clusters: z.array(z.uuid()).default([]),
  /** One, or none for all. */
  industry: z.string().max(12).default(""),
  months: whole(0, 60),
  take: whole(1, 100),
  each: whole(1, 4),
  visitsBy: day,
  absent: z.array(z.uuid()).default([]),
  numberSource: text(200),
  numberOn: day,
  burdenReason: maybe(500),
};

export const setUpDrawInput = z.strictObject(plan);
export type SetUpDraw = z.output<typeof setUpDrawInput>;

export const changeDrawInput = z.strictObject({ drawId, version, ...plan });
export type ChangeDraw = z.output<typeof changeDrawInput>;

/** Digits with single spaces between, whatever width they were typed in: 05 12 19 23. */
const number = z
  .string()
  .normalize("NFKC")
  .transform((typed) => typed.replace(/[\s,，、+]+/g, " ").trim())
  .pipe(z.string().regex(/^\d{1,12}( \d{1,12}){0,19}$/, "digits"));

export const takeDrawStepInput = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("freeze"), drawId, version }),
  z.strictObject({ step: z.literal("draw"), drawId, version, number }),
  z.strictObject({ step: z.literal("abandon"), drawId, version, reason: text(500) }),
]);
export type TakeDrawStep = z.output<typeof takeDrawStepInput>;

export const drawAddress = z.object({
  status: z.enum(DRAW_STATUSES).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});
