import { asSystem } from "@/platform/database";
import { defineJob } from "@/platform/jobs";
import { callOffVisits, handOnVisits, planOwedVisits } from "./planning/commands";

/** Makes the plan: what is owed no more, what is owed, and what somebody left behind. In transactions of a hundred, until nothing is left. */
export async function makeVisitPlan(): Promise<number> {
  for (let more = true; more; ) more = (await asSystem("plan-visits", callOffVisits)) > 0;
  let planned = 0;
  for (let more = true; more; ) {
    const { point, site, closed_case } = await asSystem("plan-visits", planOwedVisits);
    const count = point + site + closed_case;
    planned += count;
    more = count > 0;
  }
  // Once: a visit that nobody can be given stays where it is until tomorrow.
  await asSystem("plan-visits", handOnVisits);
  return planned;
}

export const planVisitsJob = defineJob({
  name: "plan-visits",
  cron: "40 0 * * *",
  lateAfterMinutes: 26 * 60,
  run: async () => void (await makeVisitPlan()),
});
