import { z } from "zod";
import { isDay, writtenDay } from "@/kernel/days";
import { SORTS } from "@/kernel/keyset";
import { LEAK_PURPOSES } from "./policy";
import { LEAK_COMPLAINS, LEAK_GROUNDS, LEAK_KINDS, LEAK_STATUSES } from "./workflow";

const text = (maximum: number) => z.string().trim().normalize("NFC").min(1).max(maximum);
const leakReportId = z.uuid();
const version = z.coerce.number().int().positive();

/** What a firm writes: roughly what happened, never the secret itself. */
const report = {
  noticedOn: z.string().trim().min(1).transform(writtenDay).refine(isDay, "day"),
  kind: z.enum(LEAK_KINDS),
  account: text(2000),
  measures: z.string().trim().normalize("NFC").max(2000).default(""),
  complains: z.enum(LEAK_COMPLAINS),
};

export const writeLeakInput = z.strictObject(report);
export type WriteLeak = z.output<typeof writeLeakInput>;

/** One step of a report, with what that step needs besides. */
export const takeLeakStepInput = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("change"), leakReportId, version, ...report }),
  z.strictObject({ step: z.enum(["report", "discard", "receive"]), leakReportId, version }),
  z.strictObject({ step: z.enum(["advise", "answer"]), leakReportId, version, text: text(2000) }),
  z.strictObject({
    ...{ step: z.literal("close"), leakReportId, version, text: text(2000) },
    closingGround: z.enum(LEAK_GROUNDS),
  }),
]);
export type TakeLeakStep = z.output<typeof takeLeakStepInput>;

export const askCityInput = z.strictObject({ leakReportId, version });
export type AskCity = z.output<typeof askCityInput>;

export const complainInput = z.strictObject({ leakReportId });
export type ComplainOfLeak = z.output<typeof complainInput>;

/** Asks for what is sealed, with the purpose. */
export const openLeakInput = z
  .strictObject({
    leakReportId,
    purpose: z.enum(LEAK_PURPOSES),
    words: z.string().trim().normalize("NFC").max(200).default(""),
  })
  .refine(({ purpose, words }) => purpose !== "other" || words.length >= 4, {
    path: ["words"],
    message: "purpose-missing",
  });
export type OpenLeak = z.output<typeof openLeakInput>;

export const closeLeakInput = z.strictObject({ leakReportId });

/** The list's address. */
export const leakAddress = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  division: z.string().max(12).optional().catch(undefined),
  status: z.enum(LEAK_STATUSES).optional().catch(undefined),
  kind: z.enum(LEAK_KINDS).optional().catch(undefined),
  point: z.uuid().optional().catch(undefined),
  /** Reported after its term. */
  late: z.literal("1").optional().catch(undefined),
  open: z.literal("1").optional().catch(undefined),
  overdue: z.literal("1").optional().catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
});
export type LeakFilter = { readonly [K in keyof z.output<typeof leakAddress>]?: z.output<typeof leakAddress>[K] };
