import { z } from "zod";
import { CHECKS, NAMES_PUBLIC, ROUTINGS } from "./policy";

/** All settings of the page at once; `seen` is the moment of the latest change that the person saw. */
export const changeSettingsInput = z.strictObject({
  seen: z.string(),
  sessionIdleMinutes: z.coerce.number().int().min(5).max(240),
  sessionHours: z.coerce.number().int().min(1).max(24),
  signInsPerAddress: z.coerce.number().int().min(20).max(100_000),
  formsPerAddress: z.coerce.number().int().min(20).max(100_000),
  complaintRouting: z.enum(ROUTINGS),
  siteScoreDifference: z.coerce.number().int().min(0).max(100),
  offlineHours: z.coerce.number().int().min(1).max(72),
  visitsPerYear: z.coerce.number().int().min(1).max(50),
  drawnFirmsPublic: z.enum(NAMES_PUBLIC),
});
export type ChangeSettings = z.output<typeof changeSettingsInput>;

/** What the last self-check found, as it is kept in the settings row `self-check`: of each kind how many, and which (codes and ids) at most twenty. */
export const selfCheckResult = z.object({
  at: z.iso.datetime(),
  seconds: z.number(),
  found: z.record(z.enum(CHECKS), z.object({ checked: z.number(), faults: z.number(), which: z.array(z.string()) })),
});
export type SelfCheckResult = z.output<typeof selfCheckResult>;
