import { defineJob } from "@/platform/jobs";
import { sealToday } from "@/platform/seals";

/** Seals each day's heads outside the database, shortly after midnight; asks often, so that a day begun while nothing ran is not left out. */
export const sealDayJob = defineJob({
  name: "seal-day",
  cron: "*/10 * * * *",
  lateAfterMinutes: 60,
  run: async () => {
    await sealToday();
  },
});
