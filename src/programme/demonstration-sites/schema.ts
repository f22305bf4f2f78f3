import { z } from "zod";
import { isDay } from "@/kernel/days";
import { SITE_STATUSES } from "./workflow";

const text = (maximum: number) => z.string().trim().min(1).max(maximum);
const siteId = z.uuid();
const version = z.coerce.number().int().positive();

/** The main practice, never the secret itself, and the undertaking that it is true. */
const application = { practice: text(2000), undertaking: z.literal("yes", "undertaking") };

export const applySiteInput = z.strictObject(application);
export type ApplySite = z.output<typeof applySiteInput>;

/** 100 points and 10 bonus points (domain.md §5.5). */
export const MAXIMUM_POINTS = 110;

/** What a reviewer gives, once. */
export const scoreSiteInput = z.strictObject({
  siteId,
  points: z
    .union([
      z.number(),
      z
        .string()
        .normalize("NFKC")
        .trim()
        .min(1)
        .regex(/^\d{1,3}$/, "points")
        .transform(Number),
    ])
    .pipe(z.number().int().min(0, "points").max(MAXIMUM_POINTS, "points")),
  opinion: text(2000),
});
export type ScoreSite = z.output<typeof scoreSiteInput>;

/** One step of a site, with what that step needs besides. */
export const takeSiteStepInput = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("recommend"), siteId, version, recommendation: text(1000) }),
  z.strictObject({ step: z.enum(["return", "refuse", "revoke"]), siteId, version, reason: text(500) }),
  z.strictObject({ step: z.literal("resubmit"), siteId, version, ...application }),
  z.strictObject({ step: z.enum(["conclude", "announce", "award"]), siteId, version }),
]);
export type TakeSiteStep = z.output<typeof takeSiteStepInput>;

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
    .union([z.literal("then"), z.iso.datetime()])
    .optional()
    .catch(undefined),
  asOf: z.string().refine(isDay).optional().catch(undefined),
  status: z
    .enum([...SITE_STATUSES, "any"])
    .optional()
    .catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
  /** Those that this person has scored. */
  scored: z.literal("1").optional().catch(undefined),
});
export type SiteAddress = z.output<typeof siteAddress>;
