import { z } from "zod";
import { isDay, writtenDay } from "@/kernel/days";
import { SORTS } from "@/kernel/keyset";
import { SITE_CONCLUSIONS } from "../demonstration-sites/workflow";
import { VISIT_PURPOSES, VISIT_SIGNINGS, VISIT_STATUSES } from "./workflow";

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
const visitId = z.uuid();

/** By hand; a visit that follows a case comes from the plan alone. */
export const HAND_PURPOSES = ["patrol", "mid_term", "guidance"] as const;

/** A visit that an official plans himself, with its reason. */
export const planVisitInput = z.strictObject({
  enterpriseId: z.uuid(),
  purpose: z.enum(HAND_PURPOSES),
  dueOn: day,
  officerId: z.union([z.uuid(), z.literal("")]).default(""),
  reason: text(500),
  /** Why another one, where the firm has had its visits of the year. */
  burdenReason: maybe(500),
});
export type PlanVisit = Omit<z.output<typeof planVisitInput>, "burdenReason"> & {
  readonly burdenReason?: string | null;
};

export const assignVisitInput = z.strictObject({ visitId, version, officerId: z.uuid() });
export type AssignVisit = z.output<typeof assignVisitInput>;

export const ANSWERS = ["met", "partly", "unmet", "unseen"] as const;
export type Answer = (typeof ANSWERS)[number];
/** The strokes of a signature, in a field of 600 by 200: nothing but moves and lines. */
const signature = z
  .string()
  .max(20_000)
  .regex(/^(M\d{1,3} \d{1,3}(L\d{1,3} \d{1,3})*)*$/, "signature")
  .default("");

/** Advice that one record can give; more is given on the visit's page. */
export const ADVICE_ROWS = [1, 2, 3] as const;

const record = {
  visitId,
  version,
  checklistId: z.uuid(),
  heldOn: day,
  /** Why the day is another than was arranged, or lies before the one on which the visit was planned. */
  heldReason: maybe(500).optional(),
  /** `code:answer` for each item of the checklist. */
  answers: z
    .array(z.string().regex(/^([a-z0-9_]{1,40}:(met|partly|unmet|unseen))?$/))
    .default([])
    .transform((lines) => lines.filter((line) => line !== "")),
  /** Asked for with everything else that a record lacks, so that all of it is told at once. */
  findings: z.string().trim().normalize("NFC").max(4000).default(""),
  remark: maybe(1000),
  /** Of a mid-term check: what follows for the site, and why. */
  conclusion: z
    .enum([...SITE_CONCLUSIONS, ""])
    .default("")
    .transform((given) => given || null),
  conclusionFindings: maybe(2000),
  advice1: maybe(1000),
  advice1Due: maybe(20).transform((typed) => typed && writtenDay(typed)),
  advice2: maybe(1000),
  advice2Due: maybe(20).transform((typed) => typed && writtenDay(typed)),
  advice3: maybe(1000),
  advice3Due: maybe(20).transform((typed) => typed && writtenDay(typed)),
  signing: z.enum(VISIT_SIGNINGS),
  signerName: maybe(60),
  /** Who saw that the firm would not sign. */
  witness: maybe(60).optional(),
  signature,
};

/** One step of a visit, with what that step needs besides. */
export const takeVisitStepInput = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("arrange"), visitId, version, arrangedOn: day }),
  z.strictObject({ step: z.literal("cancel"), visitId, version, reason: text(500) }),
  z.strictObject({ step: z.literal("record"), ...record }),
  z.strictObject({ step: z.literal("revise"), ...record }),
]);
export type TakeVisitStep = z.output<typeof takeVisitStepInput>;
/** The record of a visit: its first, or another in its place. */
export type RecordVisit = Extract<TakeVisitStep, { step: "record" | "revise" }>;

const year = z
  .string()
  .regex(/^20\d\d$/)
  .optional()
  .catch(undefined);
/** The address of a year's plan. */
export const yearAddress = z.object({ year });

/** The list's address. */
export const visitAddress = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  division: z.string().max(12).optional().catch(undefined),
  town: z.string().max(60).optional().catch(undefined),
  purpose: z.enum(VISIT_PURPOSES).optional().catch(undefined),
  status: z.enum(VISIT_STATUSES).optional().catch(undefined),
  enterprise: z.uuid().optional().catch(undefined),
  officer: z.uuid().optional().catch(undefined),
  open: z.literal("1").optional().catch(undefined),
  overdue: z.literal("1").optional().catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
  /** What was advised at it isn't done yet, or not yet looked at. */
  advice: z.literal("1").optional().catch(undefined),
  cluster: z
    .union([z.uuid(), z.literal("none")])
    .optional()
    .catch(undefined),
  /** Made from one day on, up to another. */
  heldFrom: day.optional().catch(undefined),
  heldTo: day.optional().catch(undefined),
  draw: z.uuid().optional().catch(undefined),
  /** Owed in this year, or in this month of it: 2017, 2017-03. */
  owed: z
    .string()
    .regex(/^20\d\d(-(0[1-9]|1[0-2]))?$/)
    .optional()
    .catch(undefined),
  /** Made in this year, or to be made in it. */
  year,
  sort: z.enum(SORTS).optional().catch(undefined),
});
/** A month of the calendar; a route has none. */
export const planAddress = visitAddress.pick({ mine: true, officer: true, division: true, town: true }).extend({
  month: z
    .string()
    .refine((month) => isDay(`${month}-01`))
    .optional()
    .catch(undefined),
});
export type VisitFilter = { readonly [K in keyof z.output<typeof visitAddress>]?: z.output<typeof visitAddress>[K] };
