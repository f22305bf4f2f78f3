import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureClient } from "./client";
import { problem, run } from "./say";

/**
 * `npm test`: every tier in turn, each to its end whatever the ones before found, then one line with the sum.
 * `test.ts <tier>…` runs only those.
 */

type Count = { readonly passed: number; readonly failed: number };
type Tier = (folder: string) => Promise<Count>;

const tiers: Readonly<Record<string, Tier>> = {
  types: async () => {
    const routes = await command("node_modules/next/dist/bin/next", "typegen");
    return routes
      ? asCount(await command("node_modules/typescript/bin/tsc", "--noEmit", "--incremental", "false"))
      : { passed: 0, failed: 1 };
  },
  style: async () => asCount(await command("node_modules/@biomejs/biome/bin/biome", "check")),
  unused: async () => asCount(await command("node_modules/knip/bin/knip.js")),
  pure: vitest("pure"),
  scripts: vitest("scripts"),
  db: vitest("db"),
  journeys: async (folder) => {
    const file = join(folder, "journeys.json");
    if ((await story?.ended) === false) return { passed: 0, failed: 1 };
    const ok = await command(
      "node_modules/@playwright/test/cli.js",
      "test",
      "--reporter=list,json",
      `PLAYWRIGHT_JSON_OUTPUT_FILE=${file}`,
      ...(story ? [`JOURNEY_TOLD=${story.folder}`] : []),
    );
    return counted(ok, await readReport(file), ({ stats }) => ({
      passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
      failed: stats?.unexpected ?? 0,
    }));
  },
};

/** The demo's story for the journeys, told while the tiers before them run: telling it is the work of one core for minutes. */
type Story = { readonly folder: string; readonly ended: Promise<boolean> };
let story: Story | undefined;

async function tellStory(folder: string): Promise<Story> {
  const told = join(folder, "told");
  await mkdir(told);
  return { folder: told, ended: command("node_modules/tsx/dist/cli.mjs", "tests/support/told.ts", told) };
}

function vitest(project: string): Tier {
  return async (folder) => {
    const file = join(folder, `${project}.json`);
    const ok = await command(
      "node_modules/vitest/vitest.mjs",
      "run",
      `--project=${project}`,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
    );
    return counted(ok, await readReport(file), ({ numPassedTests, numFailedTests }) => ({
      passed: numPassedTests ?? 0,
      failed: numFailedTests ?? 0,
    }));
  };
}

/** The parts of vitest's and Playwright's reports that are counted. */
type Report = {
  numPassedTests?: number;
  numFailedTests?: number;
  stats?: { expected: number; unexpected: number; flaky: number };
};

async function readReport(file: string): Promise<Report> {
  const text = await readFile(file, "utf8").catch(() => "{}"); // a runner that broke down wrote none
  const report: Report = JSON.parse(text);
  return report;
}

// A runner can fail though no test did: a file that doesn't load, a setup that broke.
function counted(ok: boolean, report: Report, count: (report: Report) => Count): Count {
  const { passed, failed } = count(report);
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

function asCount(ok: boolean): Count {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs a program of the packages to its end, its words on the terminal; words of the form NAME=value go to its environment. */
async function command(program: string, ...words: string[]): Promise<boolean> {
  const isSetting = (word: string) => /^[A-Z_]+=/.test(word);
  const settings = Object.fromEntries(words.filter(isSetting).map((word) => word.split("=", 2)));
  const args = words.filter((word) => !isSetting(word));
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, ...settings, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return (await new Promise<number | null>((done) => child.on("close", done))) === 0;
}

async function test(): Promise<void> {
  const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(tiers);
  const folder = await mkdtemp(join(tmpdir(), "humi-reports-"));
  let sum: Count = { passed: 0, failed: 0 };
  await ensureClient();
  for (const name of chosen) {
    const tier = tiers[name];
    if (!tier)
      throw problem(
        `没有这一级测试：${name}`,
        `There is no such tier: ${name}. There are ${Object.keys(tiers).join(", ")}.`,
      );
    // After the types: they and the build write the same files.
    if (name !== "types" && name !== "journeys" && chosen.includes("journeys")) story ??= await tellStory(folder);
    console.log(`\n── ${name} ──`);
    const begun = performance.now();
    const { passed, failed } = await tier(folder).catch((error: unknown) => {
      console.error(error);
      return { passed: 0, failed: 1 };
    });
    console.log(
      `── ${name}: ${failed === 0 ? "ok" : `${failed} failed`}, ${Math.round((performance.now() - begun) / 1000)} s`,
    );
    sum = { passed: sum.passed + passed, failed: sum.failed + failed };
  }
  await rm(folder, { recursive: true, force: true });
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
  if (sum.failed > 0) process.exitCode = 1;
}

await run(test);
