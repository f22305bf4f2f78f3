import type { PgBoss } from "pg-boss";

declare global {
  /** The queue of this process, whichever bundle asks. */
  var humiQueue: PgBoss | undefined;
}

/**
 * Asks for a run of a job as soon as may be. No more than a nudge: what there is to do stands in rows, the job's own hours come round as well,
 * and a process without a queue (a script) does without.
 */
export async function wake(job: string): Promise<void> {
  await globalThis.humiQueue?.send(job, {}).catch(() => undefined);
}
