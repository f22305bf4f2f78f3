import { defineJob } from "@/platform/jobs";
import { sealNow, sealToday } from "@/platform/seals";

/**
 * Seals the heads outside the database: each minute as they stand then, and each day's first, shortly after midnight; asks often, so that
 * a day begun while nothing ran is not left out, and that little of the trail is without a witness.
 */
export const sealDayJob = defineJob({
  name: "seal-day",
  cron: "* * * * *",
  lateAfterMinutes: 15,
  run: async () => {
    await sealToday();
    await sealNow();
  },
});
