import { z } from "zod";
import { writtenCount } from "@/kernel/counts";
import { CHECKS, NAMES_PUBLIC, ROUTINGS } from "./policy";

const whole = (minimum: number, maximum: number) =>
  z
    .string()
    .transform(writtenCount)
    .pipe(z.string().min(1))
    .pipe(z.coerce.number<string>().int().min(minimum).max(maximum));

/** All settings of the page at once; `seen` is the moment of the latest change that the person saw. */
export const changeSettingsInput = z.strictObject({
  seen: z.string(),
  sessionIdleMinutes: whole(5, 240),
  sessionHours: whole(1, 24),
  signInsPerAddress: whole(20, 100_000),
  formsPerAddress: whole(20, 100_000),
  objectionsPerAddress: whole(1, 1000),
  complaintRouting: z.enum(ROUTINGS),
  siteScoreDifference: whole(0, 100),
  sitePanelMajority: whole(0, 99),
  offlineHours: whole(1, 72),
  invitationMonths: whole(1, 60),
  formKeyDays: whole(30, 3650),
  visitsPerYear: whole(1, 50),
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
