import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Checks, newChecks, wantedBy } from "./bench/checks";
import { callerTo } from "./bench/client";
import { assertSame } from "./bench/content";
import { costsOf, latencies, type PageCosts, type Servers, submissionCosts, warmUp } from "./bench/costs";
import { memoryOf } from "./bench/cpu";
import { type Cost, settled } from "./bench/measure";
import { type Extent, type MeasuredPage, pagesOf } from "./bench/pages";
import { type Measured, startBare, startPortal } from "./bench/servers";
import { startTwice } from "./bench/start";
import { listenTo } from "./bench/statements";
import { measureBrowser } from "./bench/visits";
import { useBenchFolder } from "./bench-folder";
import { ensureBuild } from "./build";
import { ensureClient } from "./client";
import { dataFolder } from "./data-folder";
import { type Settings, withDatabase } from "./database";
import { problem, run, say } from "./say";
import { asMaker, ensureScale, settingsFor } from "./scale-database";

/**
 * `npm run bench [-- --json FILE] [--only WORD[,WORD]]` measures the built portal on the scale data against a bare server that answers with
 * the same content, in the same run, and holds the ratios against their limits. Seconds of one machine mean nothing on another; these ratios do.
 */

type Raw = Record<string, unknown>;
type Found = { readonly checks: Checks; readonly raw: Raw };

/** The value behind an option of the command line. */
function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at > 0 ? process.argv[at + 1] : undefined;
}

/** `--only WORD[,WORD]`: what is measured besides what all of it needs, by words out of the names of pages and parts. */
const wanted = wantedBy(option("--only"));

/** The server process of the built-in database. */
function postmasterPid(): number {
  if (process.env.DATABASE_URL)
    throw problem(
      "测量需要内置数据库：请不要设置 DATABASE_URL。",
      "Measuring needs the built-in database, whose processes it can see: leave DATABASE_URL unset.",
    );
  return Number(readFileSync(join(dataFolder(), "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
}

/** Copies of the scale databases, which measuring may change; gone when `body` ends. */
async function onCopies(settings: Settings, body: (small: Settings, large: Settings) => Promise<void>): Promise<void> {
  await ensureScale(settings);
  const copies = { humi_bench_small: "humi_scale_small", humi_bench: "humi_scale" } as const;
  const drop = () =>
    asMaker(settings, async (client) => {
      for (const copy of Object.keys(copies)) await client.query(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`);
    });
  await drop();
  try {
    await asMaker(settings, async (client) => {
      for (const [copy, source] of Object.entries(copies))
        await client.query(`CREATE DATABASE ${copy} TEMPLATE ${source} OWNER humi_owner STRATEGY FILE_COPY`);
    });
    await body(settingsFor(settings, "humi_bench_small"), settingsFor(settings, "humi_bench"));
  } finally {
    await drop();
  }
}

/** Asks both for each page once: what is compared is the same. */
async function compareContent({ large, bare }: Servers, pages: readonly MeasuredPage[]): Promise<void> {
  const [portal, plain] = [callerTo(large.origin), callerTo(bare.origin)];
  for (const { name, path, barePath, user } of pages.filter(({ rows }) => rows)) {
    const mine = await portal.ask({ path, cookie: await large.cookieOf(user) });
    assertSame(name, mine.body.toString(), (await plain.ask({ path: barePath })).body.toString());
  }
  portal.close();
  plain.close();
}

/** Statements of each page once its plans are kept, besides BEGIN, COMMIT and the telling of who asks. */
async function countStatements(settings: Settings, extent: Extent): Promise<Record<string, readonly string[]>> {
  const listener = await listenTo(settings.DATABASE_URL);
  const through = new URL(settings.DATABASE_URL);
  through.port = String(listener.port);
  const portal = await startPortal({ ...settings, DATABASE_URL: through.href });
  const found: Record<string, readonly string[]> = {};
  try {
    const caller = callerTo(portal.origin);
    for (const { name, path, user } of await pagesOf(settings, extent)) {
      const cookie = await portal.cookieOf(user);
      await caller.ask({ path, cookie });
      listener.take();
      // Which visit it is must make no difference: the most of three is what the page may take.
      const visits: (readonly string[])[] = [];
      for (let visit = 0; visit < 3; visit++) {
        await caller.ask({ path, cookie });
        visits.push(listener.take());
      }
      found[name] = visits.reduce((most, each) => (each.length > most.length ? each : most));
    }
    caller.close();
  } finally {
    await portal.stop();
    listener.close();
  }
  return found;
}

function line(name: string, { cpu, serverCpu, databaseCpu, perSecond, median, p95, bytes }: Cost): string {
  const two = (value: number) => value.toFixed(2).padStart(8);
  return `  ${name.padEnd(8)} ${two(cpu)} ms CPU (server ${two(serverCpu)}, PostgreSQL ${two(databaseCpu)})  ${perSecond.toFixed(0).padStart(6)}/s  median ${two(median)}  p95 ${two(p95)} ms  ${(bytes / 1024).toFixed(0)} KB`;
}

function report(
  checks: Checks,
  name: string,
  costs: PageCosts,
  { limit, growth }: { limit: number; growth?: number },
): void {
  console.log(`\n${name}`);
  for (const [server, cost] of Object.entries(costs)) console.log(line(server, cost));
  checks.add({ name: `cost, ${name}`, value: costs.portal.cpu / costs.bare.cpu, limit, unit: "× bare" });
  const grown = costs.portal.cpu / costs.small.cpu;
  if (growth === undefined) console.log(`  growth ${grown.toFixed(2)} × 1/100 of the data`);
  else checks.add({ name: `growth, ${name}`, value: grown, limit: growth, unit: "× 1/100 of the data" });
}

/** Fails when somebody stops the command: what was started is ended on the way out. */
function interrupted(): Promise<never> {
  return new Promise((_, fail) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.once(signal, () => fail(problem("测量已停止。", "Measuring was stopped.")));
  });
}

async function measureServers(
  servers: Servers,
  { small, large }: { readonly small: Settings; readonly large: Settings },
  { checks, raw }: Found,
): Promise<void> {
  const [pages, smallPages] = [await pagesOf(large, "large"), await pagesOf(small, "small")];
  await compareContent(servers, pages);
  await settled([servers.large.pid, servers.small.pid, servers.bare.pid, servers.postmaster]);
  const [list] = pages;
  if (list) await warmUp(servers, list);
  for (const [n, page] of pages.entries()) {
    if (!wanted(page.name)) continue;
    const costs = await costsOf(servers, page, smallPages[n] ?? page);
    raw[page.name] = costs;
    report(checks, page.name, costs, page);
  }
  if (wanted("submission of a complaint")) {
    const submission = await submissionCosts(servers, { small, large });
    raw.submission = submission;
    report(checks, "submission of a complaint", submission, { limit: 10, growth: 1.5 });
  }
  if (list && wanted("latency")) {
    const latency = await latencies(servers, list);
    raw.latency = latency;
    checks.add({
      name: "median latency of the list at one client",
      value: latency.portal.median / latency.bare.median,
      limit: 12,
      unit: "× bare",
    });
  }
  if (wanted("browser")) raw.browser = await measureBrowser(servers, pages, checks);
  const memory = { portal: memoryOf(servers.large.pid), bare: memoryOf(servers.bare.pid) };
  raw.memory = memory;
  for (const [name, { now, highest }] of Object.entries(memory))
    console.log(
      `  memory, ${name}: ${(now / 1e6).toFixed(0)} MB after all this, ${(highest / 1e6).toFixed(0)} MB at most`,
    );
}

async function measureAll(settings: Settings, { checks, raw }: Found): Promise<void> {
  const postmaster = postmasterPid();
  await onCopies(settings, async (small, large) => {
    say("启动被测服务", "Starting the servers");
    const started: Measured[] = [];
    try {
      const portal = await startPortal(large);
      started.push(portal);
      const smallPortal = await startPortal(small);
      started.push(smallPortal);
      const caller = callerTo(portal.origin);
      const frame = await caller.ask({ path: "/complaints", cookie: await portal.cookieOf("officer") });
      caller.close();
      const bare = await startBare(large, frame.body.toString());
      started.push(bare);
      const servers = { small: smallPortal, large: portal, bare, postmaster };
      await Promise.race([measureServers(servers, { small, large }, { checks, raw }), interrupted()]);
    } finally {
      for (const server of started.toReversed()) await server.stop();
    }
    if (wanted("statements")) raw.statements = await checkStatements({ small, large }, checks);
  });
}

async function checkStatements({ small, large }: { small: Settings; large: Settings }, checks: Checks): Promise<Raw> {
  const [few, many] = [await countStatements(small, "small"), await countStatements(large, "large")];
  for (const { name, statements } of await pagesOf(large, "large")) {
    if (statements === undefined) continue;
    checks.add({
      name: `statements, ${name}`,
      value: Math.max(many[name]?.length ?? Number.NaN, few[name]?.length ?? Number.NaN),
      limit: statements,
      unit: "statements",
    });
  }
  return many;
}

async function measureStarts({ checks, raw }: Found): Promise<void> {
  say(
    "启动两次，测量第二次（首次要讲演示故事，约三分钟）",
    "Starting twice to measure the second (the first tells the demo: three minutes)",
  );
  const starts = await startTwice();
  raw.starts = starts;
  console.log(`  cold start: first ${starts.first.toFixed(1)} s, second ${starts.second.toFixed(1)} s`);
  checks.add({ name: "second start to first answer", value: starts.second, limit: 6, unit: "s" });
}

await run(async () => {
  useBenchFolder();
  await ensureClient();
  await ensureBuild();
  const [checks, raw]: [Checks, Raw] = [newChecks(), {}];
  const found = { checks, raw };
  await withDatabase(async (settings) => void (await measureAll(settings, found)));
  if (wanted("start")) await measureStarts(found);
  const file = option("--json");
  if (file) await writeFile(file, `${JSON.stringify({ checks: checks.all, raw }, null, 2)}\n`);
  const missed = checks.missed();
  console.log(`\n${checks.all.length - missed.length} of ${checks.all.length} limits hold.`);
  if (missed.length > 0 || checks.all.length === 0) process.exitCode = 1;
});
process.exit(); // what an interrupted measurement still waits for, nobody needs
