import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDatabase, openCluster } from "./cluster";
import { run } from "./say";
import { migrationList, schemaFiles, withEngine } from "./schema-engine";

/**
 * Prints the SQL that leads from `prisma/migrations` to `prisma/schema`: the draft of the next migration.
 * It replays the migrations in a throw-away cluster, so it touches no data and needs no rights anywhere.
 * With `--from-empty`, the whole schema.
 */
async function printDifference(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "humi-diff-"));
  const cluster = await openCluster({
    folder: join(folder, "postgres"),
    password: "throw-away",
    settings: { fsync: "off" },
  });
  const url = cluster.url({ user: "postgres", password: "throw-away", database: "postgres" });
  try {
    await makeDatabase(url, "diff", { ownerPassword: "throw-away", appPassword: "throw-away" });
    const result = await withEngine(url, (engine) =>
      engine.diff({
        from: process.argv.includes("--from-empty") ? { tag: "empty" } : { tag: "migrations", ...migrationList() },
        to: { tag: "schemaDatamodel", files: schemaFiles() },
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      }),
    );
    console.log(result.stdout);
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

await run(printDifference);
