import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { now, realNow, today } from "./clock";
import { env } from "./env";
import type { Job } from "./jobs";
import { hasSeal, NOTED } from "./seals";
import { isFull } from "./storage";

type Storage = "ok" | "full" | "down";

type JobHealth = {
  readonly name: string;
  readonly lastSuccessAt: string | null;
  readonly lastError: string | null;
  readonly late: boolean;
};

export type Health = {
  /** `late`: it works, but a job has not run for too long. */
  readonly status: "ok" | "late" | "down";
  readonly database: "ok" | "down";
  /** `full`: there is no room left on the disk. */
  readonly storage: Storage;
  readonly jobs: readonly JobHealth[];
  /**
   * The last day for which the database knows that the trail was sealed outside it; `missing` when that seal isn't in the storage, which then
   * is another one or was meddled with (`npm run audit:verify`). Null before the first.
   */
  readonly seal: { readonly day: string; readonly state: "ok" | "missing" } | null;
  /**
   * What the last nightly self-check found: how many, of which kinds, nothing of which. Findings don't change the status: a load balancer that
   * took the instance away would mend nothing, and the officials who must look see them on /settings. Null before the first check.
   */
  readonly selfCheck: {
    readonly at: string;
    readonly findings: number;
    readonly of: Readonly<Record<string, number>>;
  } | null;
  readonly clock: { readonly kind: string; readonly now: string; readonly day: string };
};

const PATIENCE = 3_000;
const PROBE = Buffer.alloc(64 * 1024); // a chunk of evidence
const begun = realNow();
let underWay: Promise<Health> | undefined;

/** The health of this instance, known within seven seconds. Whoever asks while an answer is being found out gets the same one. */
export function examine(jobs: readonly Job[]): Promise<Health> {
  underWay ??= findOut(jobs).finally(() => {
    underWay = undefined;
  });
  return underWay;
}

async function findOut(jobs: readonly Job[]): Promise<Health> {
  const [signs, storage] = await Promise.all([within(2 * PATIENCE, readSigns()), within(PATIENCE, tryStorage())]);
  const beats = signs?.beats;
  const told = jobs.map((job) => healthOf(job, beats));
  const sealed = signs?.sealed;
  const sealIsThere = sealed === undefined ? undefined : await within(PATIENCE, hasSeal(sealed));
  const works = beats !== undefined && storage === "ok";
  return {
    status: !works ? "down" : told.some(({ late }) => late) ? "late" : "ok",
    database: beats ? "ok" : "down",
    storage: storage ?? "down",
    jobs: told,
    seal: sealed === undefined ? null : { day: sealed, state: sealIsThere ? "ok" : "missing" },
    selfCheck: findingsOf(signs?.check),
    clock: { kind: env().PORTAL_CLOCK.kind, now: now().toISOString(), day: today() },
  };
}

const heartbeats = z.array(z.object({ name: z.string(), at: z.date().nullable(), error: z.string().nullable() }));
type Heartbeats = z.output<typeof heartbeats>;

const kept = z.array(z.object({ key: z.string(), value: z.unknown() }));
const checkOf = z.object({
  at: z.string(),
  found: z.record(z.string(), z.object({ faults: z.number() })),
});

function findingsOf(check: unknown): Health["selfCheck"] {
  const { data } = checkOf.safeParse(check);
  if (!data) return null;
  const of = Object.fromEntries(
    Object.entries(data.found).flatMap(([kind, { faults }]) => (faults > 0 ? [[kind, faults]] : [])),
  );
  return { at: data.at, findings: Object.values(of).reduce((sum, n) => sum + n, 0), of };
}

// A connection of its own: a full pool, or one full of hanging connections, says nothing about the database.
async function readSigns(): Promise<{
  readonly beats: Heartbeats;
  readonly check: unknown;
  readonly sealed: string | undefined;
}> {
  const client = new pg.Client({
    connectionString: env().DATABASE_URL,
    connectionTimeoutMillis: PATIENCE,
    query_timeout: PATIENCE,
    statement_timeout: PATIENCE,
    application_name: "humi health",
  });
  client.on("error", () => {}); // told by the query's own failure
  try {
    await client.connect();
    const found = await client.query("SELECT name, last_success_at AS at, last_error AS error FROM job_heartbeats");
    const { rows } = await client.query("SELECT key, value FROM settings WHERE key IN ('self-check', $1)", [NOTED]);
    const settings = new Map(kept.parse(rows).map(({ key, value }) => [key, value]));
    const sealed = z.string().safeParse(settings.get(NOTED)).data;
    return { beats: heartbeats.parse(found.rows), check: settings.get("self-check"), sealed };
  } finally {
    void client.end().catch(() => {}); // not awaited: a database that hangs never says goodbye
  }
}

async function tryStorage(): Promise<Storage> {
  // Something is written, as a full disk still takes an empty file. The folder isn't made: where it is gone, so are the files.
  const probe = join(env().PORTAL_DATA_DIR, `.health-${randomUUID()}`);
  try {
    await writeFile(probe, PROBE);
    return "ok";
  } catch (error) {
    if (isFull(error)) return "full";
    throw error;
  } finally {
    await rm(probe, { force: true });
  }
}

function healthOf(job: Job, beats: Heartbeats | undefined): JobHealth {
  const beat = beats?.find(({ name }) => name === job.name);
  // A job that never succeeded is measured from this instance's start.
  const since = Math.max(beat?.at?.getTime() ?? 0, beat?.at ? 0 : begun.getTime());
  const late = realNow().getTime() - since > job.lateAfterMinutes * 60_000;
  return { name: job.name, lastSuccessAt: beat?.at?.toISOString() ?? null, lastError: beat?.error ?? null, late };
}

/** What the work yields, or undefined if it fails or takes longer. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  const { promise: enough, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), milliseconds);
  try {
    return await Promise.race([work.catch(() => undefined), enough]);
  } finally {
    clearTimeout(timer);
  }
}
