import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { asClient } from "./cluster";
import { say } from "./say";
import { migrationList, readMigrations, withEngine } from "./schema-engine";

/** Brings a database up to `prisma/migrations` and to the job queue's own tables, as the owner. When it is, nothing is loaded or written. */
export async function migrate(ownerUrl: string): Promise<void> {
  const { tablesAreReady, jobsAreReady } = await asClient(ownerUrl, examine);
  if (!tablesAreReady) {
    say("更新数据库结构", "Migrating the database");
    const filters = { externalTables: [], externalEnums: [] };
    await withEngine(ownerUrl, (engine) => engine.applyMigrations({ migrationsList: migrationList(), filters }));
    await asClient(ownerUrl, analyseFilled);
  }
  if (!jobsAreReady) await installJobs(ownerUrl);
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

async function examine(client: pg.Client): Promise<{ tablesAreReady: boolean; jobsAreReady: boolean }> {
  const found = await client.query<{ tables: boolean; jobs: boolean }>(
    "SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS tables, to_regclass('jobs.version') IS NOT NULL AS jobs",
  );
  const [known] = found.rows;
  return {
    tablesAreReady: Boolean(known?.tables) && (await appliedMigrations(client)) === wantedMigrations(),
    jobsAreReady: Boolean(known?.jobs) && (await grantedJobsVersion(client)) === jobsVersion,
  };
}

function wantedMigrations(): string {
  return readMigrations()
    .map(({ name, script }) => `${name} ${createHash("sha256").update(script).digest("hex")}`)
    .join("\n");
}

async function appliedMigrations(client: pg.Client): Promise<string> {
  const applied = await client.query<{ line: string }>(
    `SELECT migration_name || ' ' || checksum AS line FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return applied.rows.map(({ line }) => line).join("\n");
}

// Written as a comment on the schema, last, after the grants.
const jobsVersion = `pg-boss ${JSON.parse(readFileSync("node_modules/pg-boss/package.json", "utf8")).version}`;

async function grantedJobsVersion(client: pg.Client): Promise<string | undefined> {
  const found = await client.query<{ note: string | null }>("SELECT obj_description('jobs'::regnamespace) AS note");
  return found.rows[0]?.note ?? undefined;
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
