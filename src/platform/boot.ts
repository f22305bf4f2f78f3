import { z } from "zod";
import { runAtOffset, runInRealTime, standAt } from "./clock";
import { asSystem } from "./database";
import { env, Misconfigured } from "./env";
import { type Job, startJobs } from "./jobs";
import { log } from "./log";
import { sealNow } from "./seals";

/** What must hold before the first request is answered. */

/** The settings row that a demo carries: the distance of its story from real time. */
const demoRow = z.object({ offsetMilliseconds: z.number() });

/** Checks the configuration against itself and against the data, sets the clock, starts the jobs. Throws `Misconfigured`. */
export async function boot(jobs: readonly Job[]): Promise<void> {
  await setClock();
  // What was written before the last stop gets its witness before the first request; a failure stands in the log and in the job's state.
  await sealNow().catch((error: unknown) => log.error({ err: error }, "the trail could not be sealed at the start"));
  await startJobs(jobs);
}

/** The portal's time, as the configuration and the data say: for the server, and for commands that write into the same story. Throws `Misconfigured`. */
export async function setClock(): Promise<void> {
  const { PORTAL_MODE, PORTAL_CLOCK } = env();
  const demo = await asSystem("boot", ({ tx }) =>
    tx.setting.findUnique({ where: { key: "demo" }, select: { value: true } }),
  );
  if (PORTAL_MODE === "production" && demo) {
    throw new Misconfigured(
      "The database holds demo data. Production needs a database of its own: point DATABASE_URL at an empty one.",
    );
  }
  if (PORTAL_CLOCK.kind === "real") runInRealTime();
  if (PORTAL_CLOCK.kind === "fixed") standAt(PORTAL_CLOCK.moment);
  if (PORTAL_CLOCK.kind === "story") {
    const told = demoRow.safeParse(demo?.value);
    if (!told.success)
      throw new Misconfigured("PORTAL_CLOCK tells a story, but the database holds none: load the demo data first.");
    runAtOffset(told.data.offsetMilliseconds);
  }
}
