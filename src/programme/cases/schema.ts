import { z } from "zod";
import { LISTED_LIGHTS, PUNCTUAL } from "@/kernel/clocks";
import { PERIOD, parseDay } from "@/kernel/days";
import { SORTS } from "@/kernel/keyset";
import { CASE_OUTCOMES, CASE_STATUSES } from "./workflow";

const text = (maximum: number) => z.string().trim().normalize("NFC").min(1).max(maximum);
const version = z.coerce.number().int().positive();
const caseId = z.uuid();

/** The longest note. Characters. */
export const LONGEST = 4000;

/** Files a complaint: the leader's decision that makes it a case. */
export const fileComplaintInput = z.strictObject({ complaintId: z.uuid(), version });
export type FileComplaint = z.output<typeof fileComplaintInput>;

/** An amount as people type it, in yuan: 120,000, 120000.00 元 or ￥120,000. More than nothing. */
const amount = z
  .string()
  .min(1, "missing")
  .transform((typed) => typed.normalize("NFKC").replace(/[,\s元¥]/g, ""))
  .refine((typed) => /^\d{1,12}(\.\d{1,2})?$/.test(typed), { error: "not-an-amount", abort: true })
  .refine((typed) => Number(typed) > 0, "no-penalty");

/** A day as people write it: 2016-12-15, 2016年12月15日. */
const day = z
  .string()
  .min(1, "missing")
  .transform((typed, context) => {
    const read = parseDay(typed);
    if (!read) context.addIssue({ code: "custom", message: "no-day" });
    return read ?? z.NEVER;
  });

/** One step of a case, with what that step needs besides. */
export const takeCaseStepInput = z.discriminatedUnion("step", [
  z.strictObject({ step: z.enum(["investigate", "resume", "extend", "close"]), caseId, version }),
  z.strictObject({ step: z.literal("pause"), caseId, version, stopReason: z.string().min(1) }),
  z.strictObject({ step: z.literal("conclude"), caseId, version, report: text(LONGEST) }),
  z.strictObject({ step: z.literal("sendBack"), caseId, version, reason: text(LONGEST) }),
  z.strictObject({ step: z.literal("decidePenalty"), caseId, version, penalty: amount }),
  z.strictObject({
    step: z.literal("decideOtherwise"),
    caseId,
    version,
    outcome: z.enum(CASE_OUTCOMES).exclude(["penalty"]),
  }),
  z.strictObject({
    step: z.literal("recordExecution"),
    caseId,
    version,
    executedOn: day,
  }),
]);
export type TakeCaseStep = z.output<typeof takeCaseStepInput>;

const yes = z
  .literal("1")
  .transform(() => true)
  .optional()
  .catch(undefined);
const maybe = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);

/** The filter of the list as it stands in the address. What isn't understood isn't there. */
export const caseFilter = z.object({
  mine: yes,
  overdue: yes,
  status: maybe(z.enum([...CASE_STATUSES, "open"])),
  outcome: maybe(z.enum(CASE_OUTCOMES)),
  light: maybe(z.enum(LISTED_LIGHTS)),
  division: maybe(z.string().regex(/^[\w-]{1,20}$/)),
  /** A month, or a whole year. */
  filedMonth: maybe(z.string().regex(PERIOD)),
  /** A month, or a whole year, in which it was decided; and whether in time. */
  metMonth: maybe(z.string().regex(PERIOD)),
  punctual: maybe(z.enum(PUNCTUAL)),
  officer: maybe(z.uuid()),
  /** Whose firm belonged to this cluster: on the day `asOf`, else today. */
  cluster: maybe(z.uuid()),
  /** Filed on that day or before. */
  asOf: maybe(z.string().transform(parseDay)),
  q: maybe(z.string().trim().normalize("NFKC").min(1).max(60)),
  sort: maybe(z.enum(SORTS)),
});
export type CaseFilter = z.output<typeof caseFilter>;
