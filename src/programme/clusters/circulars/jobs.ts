import { asSystem } from "@/platform/database";
import { defineJob } from "@/platform/jobs";
import { TELL_JOB, tellNext } from "./commands";

/** Tells firm after firm, each in a transaction of its own, until nobody is left: a run that was stopped is gone on with, and nobody is told twice. */
export async function tellCirculars(): Promise<void> {
  while (await asSystem(TELL_JOB, tellNext));
}

export const tellCircularsJob = defineJob({
  name: TELL_JOB,
  cron: "* * * * *",
  lateAfterMinutes: 15,
  overlapping: true,
  run: tellCirculars,
});
