import { PgBoss } from "pg-boss";
import { realNow } from "./clock";
import { asSystem } from "./database";
import { env } from "./env";
import { log, referenceFor } from "./log";
import "./wake";

/**
 * Work that the portal does by itself. The queue is in the same database, so several instances behave as one: each due run is one
 * row, and whoever takes it first runs it.
 */

export type Job = {
  readonly name: string;
  /** When it runs, in Asia/Shanghai; minute, hour, day, month, weekday. */
  readonly cron: string;
  /** Without a success for so many minutes it counts as late, and /api/health says so. */
  readonly lateAfterMinutes: number;
  /**
   * Runs may overlap: the work itself sees to it that nothing is done twice. For work that somebody waits for, so that a run whose process was
   * killed keeps nobody waiting for the queue to notice.
   */
  readonly overlapping?: true;
  readonly run: () => Promise<void>;
};

/** Declares a job; `catalogue.ts` lists them all. */
export function defineJob(job: Job): Job {
  return job;
}

const QUEUE = {
  retryLimit: 3,
  retryBackoff: true,
  expireInSeconds: 3600,
  // Whoever runs it says so twice a minute: what was killed is free again soon.
  heartbeatSeconds: 60,
  deleteAfterSeconds: 86_400,
  notify: true,
} as const;

/** Begins to take due runs of these jobs, and forgets the schedules of jobs that no longer exist. */
export async function startJobs(jobs: readonly Job[]): Promise<void> {
  // The tables are made by the owner when migrating; the application's role may only use them.
  const queue = new PgBoss({
    connectionString: env().DATABASE_URL,
    schema: "jobs",
    max: 3,
    migrate: false,
    createSchema: false,
    reindex: false,
    // A run that is due is told at once, by a connection that listens: looking for one every two seconds was most of what an idle portal did.
    useListenNotify: true,
    connectionTimeoutMillis: 10_000,
  });
  queue.on("error", (error) => log.warn({ err: error }, "the job queue stumbled"));
  globalThis.humiQueue = queue;
  await queue.start();
  const names = new Set(jobs.map(({ name }) => name));
  for (const { name } of await queue.getSchedules()) if (!names.has(name)) await queue.unschedule(name);
  for (const job of jobs) {
    // Exclusive: a run that takes long is not overtaken by the next one.
    await queue.createQueue(job.name, { ...QUEUE, policy: job.overlapping ? "standard" : "exclusive" });
    await queue.updateQueue(job.name, QUEUE); // one that an older release made
    await queue.schedule(job.name, job.cron, null, { tz: "Asia/Shanghai" });
    await queue.work(job.name, () => runJob(job));
  }
}

/** Lets the runs under way finish, takes no new ones. */
export async function stopJobs(): Promise<void> {
  await globalThis.humiQueue?.stop({ timeout: 10_000 });
  globalThis.humiQueue = undefined;
}

/** One run, with its heartbeat. Throws what the job threw, so that the queue tries again. */
export async function runJob(job: Job): Promise<void> {
  try {
    await job.run();
  } catch (error) {
    await beat(job.name, { lastError: referenceFor(error, { job: job.name }) });
    throw error;
  }
  await beat(job.name, { lastSuccessAt: realNow(), lastError: null });
}

async function beat(name: string, told: { lastSuccessAt?: Date; lastError: string | null }): Promise<void> {
  await asSystem("heartbeat", ({ tx }) =>
    tx.jobHeartbeat.upsert({ where: { name }, create: { name, ...told }, update: told, select: { name: true } }),
  );
}

/** Does the same with one after the other: what fails holds up none behind it, and the first such failure is thrown after all of them. */
export async function eachInTurn<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  for (const one of all) await work(one).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
