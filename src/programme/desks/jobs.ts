import { asSystem } from "@/platform/database";
import { defineJob } from "@/platform/jobs";

/** Adds up what the triggers wrote since the last time: the sums stay, the rows become few, and dashboards stay fast. */
export async function foldTallies(): Promise<void> {
  await asSystem("fold-tallies", ({ tx }) => tx.$executeRaw`select fold_tallies()`);
}

export const foldTalliesJob = defineJob({
  name: "fold-tallies",
  cron: "*/10 * * * *",
  lateAfterMinutes: 120,
  run: foldTallies,
});
