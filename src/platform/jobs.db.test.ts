import { asSuperuser, freshDatabase } from "@tests/support/database";
import { PgBoss } from "pg-boss";
import { afterEach, expect, test, vi } from "vitest";
import { disconnect } from "./database";
import { env } from "./env";
import { examine } from "./health";
import type { Job } from "./jobs";

freshDatabase();

/** How long a test waits for what another process does; a slow machine is no fault. */
const PATIENCE = { timeout: 15_000 };

const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
  await disconnect();
});

/** The module as another server process would have it. */
async function anInstance(jobs: readonly Job[]) {
  vi.resetModules();
  const instance = await import("./jobs");
  stops.push(instance.stopJobs, (await import("./database")).disconnect);
  await instance.startJobs(jobs);
  return instance;
}

function jobThat(run: Job["run"]): Job {
  return { name: "try-out", cron: "0 3 1 1 *", lateAfterMinutes: 60, run };
}

async function sendRun(): Promise<void> {
  const queue = new PgBoss({
    connectionString: env().DATABASE_URL,
    schema: "jobs",
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: false,
  });
  await queue.start();
  await queue.send("try-out", {});
  await queue.stop({ graceful: false });
}

test("two instances share the work: a due run is run once, and leaves its heartbeat", async () => {
  const { promise: ran, resolve } = Promise.withResolvers<void>();
  const run = vi.fn(async () => resolve());
  await anInstance([jobThat(run)]);
  await anInstance([jobThat(run)]);
  await sendRun();
  await ran;
  const health = await vi.waitUntil(async () => {
    const { jobs } = await examine([jobThat(run)]);
    return jobs[0]?.lastSuccessAt ? jobs : undefined;
  }, PATIENCE);
  expect(health).toMatchObject([{ name: "try-out", late: false, lastError: null }]);
  expect(run).toHaveBeenCalledTimes(1);
});

test("a run that fails leaves a reference to the log, and is tried again by the queue", async () => {
  const { runJob } = await anInstance([]);
  const broken = jobThat(async () => {
    throw new Error("the mail server is away");
  });
  await expect(runJob(broken)).rejects.toThrow("the mail server is away");
  const { jobs } = await examine([broken]);
  expect(jobs[0]?.lastError).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
});

test("the schedule of a job that no longer exists is forgotten", async () => {
  await anInstance([jobThat(async () => {})]);
  await anInstance([]);
  const { rows } = await asSuperuser((client) => client.query("SELECT name FROM jobs.schedule"));
  expect(rows).toEqual([]);
});
