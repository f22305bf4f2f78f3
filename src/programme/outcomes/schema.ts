import { z } from "zod";
import { DEPARTMENT_KINDS } from "@/kernel/actor";
import { writtenCount } from "@/kernel/counts";
import { FREQUENCIES } from "./policy";

const text = (maximum: number) => z.string().trim().normalize("NFC").min(1).max(maximum);
const version = z.coerce.number().int().positive();
const valueId = z.uuid();
const code = z.string().regex(/^[a-z][a-z-]{1,30}$/);
const count = z
  .string()
  .transform(writtenCount)
  .pipe(z.string().regex(/^\d{1,9}$/, "not-a-count"))
  .transform(Number);

/** What is measured, written anew; `serial` is the one that the person saw. */
export const changeIndicatorInput = z.strictObject({
  code,
  serial: z.coerce.number().int().positive(),
  nameZh: text(60),
  nameEn: text(120),
  definitionZh: text(600),
  definitionEn: text(1000),
  source: text(300),
  ownerKind: z.enum(DEPARTMENT_KINDS),
  frequency: z.enum(FREQUENCIES),
  reason: text(500),
});
export type ChangeIndicator = z.output<typeof changeIndicatorInput>;

const denominator = z.union([z.literal("").transform(() => null), count]);
const figures = {
  numerator: count,
  /** Left out of a plain count. */
  denominator: denominator.default(null),
  note: text(1000),
};

/** Of a form of a value what can be read of it, whatever else is wrong. */
export const typedValue = z.object({
  code: code.optional().catch(undefined),
  valueId: valueId.optional().catch(undefined),
  period: z.string().min(1).optional().catch(undefined),
  numerator: count.optional().catch(undefined),
  denominator: denominator.optional().catch(undefined),
});

/** A value of a period, for a division or (empty) the city. */
export const enterValueInput = z.strictObject({
  code,
  period: z.string().regex(/^\d{4}(-[HQ][1-4])?$/),
  division: z.union([z.literal("").transform(() => null), z.string().regex(/^[\w-]{1,20}$/)]).default(null),
  ...figures,
});
export type EnterValue = z.output<typeof enterValueInput>;

/** What is put in an approved value's stead, and why. */
export const correctValueInput = z.strictObject({ valueId, correctionReason: text(500), ...figures });
export type CorrectValue = z.output<typeof correctValueInput>;

/** One step of a value, with what that step needs besides. */
export const takeValueStepInput = z.discriminatedUnion("step", [
  z.strictObject({ step: z.enum(["approve", "withdraw"]), valueId, version }),
  z.strictObject({ step: z.literal("return"), valueId, version, reason: text(500) }),
  z.strictObject({ step: z.literal("resubmit"), valueId, version, ...figures }),
]);
export type TakeValueStep = z.output<typeof takeValueStepInput>;

/** The address of the outcomes: the day up to which they are told. */
export const outcomeAddress = z.object({ asOf: z.string().max(20).optional().catch(undefined) });

/** The address of what was entered: all of it, what waits for a second person, what waits for the reader. */
export const valuesAddress = z.object({
  status: z.literal("entered").optional().catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
});

/** The address of the rows behind a figure. */
export const rowsAddress = z.object({
  of: z.enum(["cases", "incidents", "participants"]).catch("participants"),
  from: z.iso.date().catch("2015-01-01"),
  to: z.iso.date().optional().catch(undefined),
  division: z
    .string()
    .regex(/^[\w-]{1,20}$/)
    .optional()
    .catch(undefined),
});

/** One effect's file: which, and up to which day. */
export const outcomeFileAddress = outcomeAddress.extend({ code: z.string().max(40).catch("") });
