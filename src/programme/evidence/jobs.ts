import { realNow } from "@/platform/clock";
import { defineJob } from "@/platform/jobs";
import { log } from "@/platform/log";
import { sweepSeals } from "@/platform/seals";
import { fileStore } from "@/platform/storage";

/** No upload takes so long: what is older was left by a crash. */
const HOURS_OF_AN_UPLOAD = 24;

/** Removes the halves of files and of seals that a crash left beside the store. Nothing that has a receipt is ever among them. */
export const sweepUploadsJob = defineJob({
  name: "evidence-sweep",
  cron: "17 * * * *",
  lateAfterMinutes: 180,
  run: async () => {
    const before = new Date(realNow().getTime() - HOURS_OF_AN_UPLOAD * 3_600_000);
    const [uploads, seals] = [await fileStore().sweep(before), await sweepSeals(before)];
    if (uploads + seals > 0) log.info({ uploads, seals }, "what was left unfinished was removed");
  },
});
