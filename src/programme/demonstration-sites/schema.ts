import { z } from "zod";
import { isDay, parseDay, parseMoment, writtenDay } from "@/kernel/days";
import { SORTS } from "@/kernel/keyset";
import { SITE_CONCLUSIONS, SITE_STATUSES, type SiteConclusion } from "./workflow";

const text = (maximum: number) => z.string().trim().min(1).max(maximum);
const siteId = z.uuid();
const version = z.coerce.number().int().positive();

const short = (maximum: number) => z.string().trim().normalize("NFC").max(maximum).optional();

/** Of a step that is entered later than it happened: the day, why so late, the paper, why statements are restated. Empty: it wasn't. */
const late = {
  happenedOn: z
    .string()
    .transform(writtenDay)
    .pipe(z.union([z.literal(""), z.string().refine(isDay, "not-a-day")]))
    .optional(),
  lateReason: short(500),
  proof: short(300),
  paper: z.union([z.literal(""), z.uuid()]).optional(),
  restatement: short(500),
};

/** The main practice, never the secret itself, and the undertaking that it is true. */
const application = { practice: text(2000), undertaking: z.literal("yes", "undertaking") };

/** Begins an application: its self-assessment is written next. */
export const applySiteInput = z.strictObject({ practice: text(2000) });
export type ApplySite = z.output<typeof applySiteInput>;

/** One step of a site, with what that step needs besides. */
export const takeSiteStepInput = z.discriminatedUnion("step", [
  z.strictObject({ step: z.enum(["submit", "resubmit"]), siteId, version, ...application }),
  z.strictObject({ step: z.literal("recommend"), siteId, version, recommendation: text(1000) }),
  z.strictObject({
    step: z.enum(["return", "sendBack", "refuse", "askAgain", "turnDown"]),
    siteId,
    version,
    reason: text(500),
  }),
  z.strictObject({ step: z.literal("revoke"), siteId, version, reason: text(500), ...late }),
  z.strictObject({ step: z.literal("award"), siteId, version, ...late }),
  z.strictObject({
    step: z.literal("assign"),
    siteId,
    version,
    documentOpinion: text(2000),
    people: z.array(z.uuid()).min(2, "two-reviewers").max(9),
  }),
  z.strictObject({
    step: z.literal("convene"),
    siteId,
    version,
    people: z.array(z.uuid()).min(3, "three-members").max(15),
  }),
  z.strictObject({ step: z.literal("advise"), siteId, version, panelMinutes: text(4000) }),
  z.strictObject({ step: z.literal("announce"), siteId, version, decision: text(1000) }),
  z.strictObject({ step: z.enum(["conclude", "reconcile", "withdraw"]), siteId, version }),
  z.strictObject({ step: z.enum(SITE_CONCLUSIONS), siteId, version, findings: text(2000) }),
  z.strictObject({ step: z.literal("report"), siteId, version, rectification: text(2000) }),
  z.strictObject({ step: z.literal("restore"), siteId, version }),
  z.strictObject({
    step: z.literal("reassess"),
    siteId,
    version,
    findings: text(2000),
    points: z
      .string()
      .normalize("NFKC")
      .trim()
      .min(1)
      .pipe(z.coerce.number<string>().min(0).multipleOf(0.25, "points")),
  }),
  z.strictObject({ step: z.literal("renew"), siteId, version }),
]);
export type TakeSiteStep = z.output<typeof takeSiteStepInput>;
/** A check that passes, or that asks for rectification. */
export type CheckStep = Extract<TakeSiteStep, { step: SiteConclusion }>;

/** The list's address. With a status, or with what waits, it is the office's work list; without, the register of a day. */
export const siteAddress = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  division: z.string().max(12).optional().catch(undefined),
  cluster: z
    .union([z.uuid(), z.literal("none")])
    .optional()
    .catch(undefined),
  town: z.string().trim().max(60).optional().catch(undefined),
  industry: z.string().max(4).optional().catch(undefined),
  /** As the register was known at the end of that day, or at a moment. */
  known: z
    .union([z.literal("then"), z.iso.datetime().refine(parseMoment)])
    .optional()
    .catch(undefined),
  asOf: z.string().transform(parseDay).optional().catch(undefined),
  status: z
    .enum([...SITE_STATUSES, "any"])
    .optional()
    .catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
  /** Those that this person has scored. */
  scored: z.literal("1").optional().catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
});
export type SiteAddress = z.output<typeof siteAddress>;
