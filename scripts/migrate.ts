import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { asClient } from "./cluster";
import { isFull, problem, say } from "./say";
import { type Migration, readMigrations } from "./schema-engine";

/**
 * Brings a database up to `prisma/migrations` and to the job queue's own tables, as the owner and in the turn of `prepare.ts`. When it is,
 * nothing is loaded or written.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  await asClient(ownerUrl, async (client) => {
    const known = await appliedMigrations(client);
    const missing = readMigrations().filter(({ name }) => !known.has(name));
    if (missing.length === 0) return;
    say("更新数据库结构", "Migrating the database");
    for (const migration of missing) await applyMigration(client, migration);
    await analyseFilled(client);
  });
  if (!(await asClient(ownerUrl, jobsAreReady))) await installJobs(ownerUrl);
}

/**
 * A migration and the row that says so, in one transaction: whatever is killed meanwhile, both are there or neither is, and the next start
 * goes on from there. The table is the one that Prisma's own commands read.
 */
export async function applyMigration(client: pg.Client, { name, script }: Migration): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(script);
    await client.query("DELETE FROM _prisma_migrations WHERE migration_name = $1", [name]); // begun by an earlier release, and not finished
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), createHash("sha256").update(script).digest("hex"), name],
    );
    await client.query("COMMIT");
  } catch (error) {
    // The server is going down, or can't write: a full disk is no fault of the migration.
    if (!(error instanceof pg.DatabaseError) || /^5[37]/.test(error.code ?? "") || isFull(error.message)) throw error;
    const line = script.slice(0, Number(error.position ?? 0)).split("\n").length;
    throw problem(
      `数据库结构更新 ${name} 第 ${line} 行未能执行，未作任何改动：${error.message}`,
      `The migration ${name} failed at line ${line}, and nothing of it remains: ${error.message}`,
    );
  }
}

/**
 * Of a column that has just come in the planner knows nothing: where a policy asks for it, it expects next to nobody to see a row. Tables without
 * rows are left alone: one that was looked at while it was empty passes for empty, and the first thousands of rows are then read one by one.
 */
async function analyseFilled(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ names: string | null }>(
    `SELECT string_agg(oid::regclass::text, ', ') AS names FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0`,
  );
  if (rows[0]?.names) await client.query(`ANALYZE ${rows[0].names}`);
}

/** Names of those that were applied whole; makes the table that lists them. */
async function appliedMigrations(client: pg.Client): Promise<ReadonlySet<string>> {
  await client.query(
    `CREATE TABLE IF NOT EXISTS _prisma_migrations (
       id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text,
       rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`,
  );
  const applied = await client.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return new Set(applied.rows.map(({ name }) => name));
}

// Written as a comment on the schema, last, after the grants.
const jobsVersion = `pg-boss ${JSON.parse(readFileSync("node_modules/pg-boss/package.json", "utf8")).version}`;

async function jobsAreReady(client: pg.Client): Promise<boolean> {
  const found = await client.query<{ note: string | null }>(
    "SELECT obj_description(to_regnamespace('jobs')) AS note WHERE to_regclass('jobs.version') IS NOT NULL",
  );
  return found.rows[0]?.note === jobsVersion;
}

/** pg-boss's tables in the schema `jobs`: the application reads and writes them and can't change them. */
async function installJobs(ownerUrl: string): Promise<void> {
  const queue = new PgBoss({
    connectionString: ownerUrl,
    schema: "jobs",
    schedule: false,
    supervise: false,
    registerInstance: false,
    max: 2,
  });
  await queue.start();
  await queue.stop({ graceful: false });
  await asClient(ownerUrl, (client) =>
    client.query(`
      GRANT USAGE ON SCHEMA jobs TO humi_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO humi_app;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA jobs TO humi_app;
      COMMENT ON SCHEMA jobs IS ${pg.escapeLiteral(jobsVersion)};`),
  );
}
