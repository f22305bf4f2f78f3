import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Checks, newChecks } from "./bench/checks";
import { callerTo } from "./bench/client";
import { assertSame } from "./bench/content";
import { memoryOf } from "./bench/cpu";
import { type Bench, type Cost, costOf, repeated, runRound, settled, submissions } from "./bench/measure";
import { draftsOf, type Extent, type MeasuredPage, pagesOf } from "./bench/pages";
import { type Measured, type MeasuredPortal, startBare, startPortal } from "./bench/servers";
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
 * `npm run bench [-- --json FILE]` measures the built portal on the scale data against a bare server that answers with the same content,
 * in the same run, and holds the ratios against their limits. Seconds of one machine mean nothing on another; these ratios do.
 */

const ROUNDS = 3;
type Servers = {
  readonly small: MeasuredPortal;
  readonly large: MeasuredPortal;
  readonly bare: Measured;
  readonly postmaster: number;
};
type PageCosts = Readonly<Record<"portal" | "small" | "bare", Cost>>;
type Raw = Record<string, unknown>;

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

async function costsOf(servers: Servers, page: MeasuredPage, smallPage: MeasuredPage): Promise<PageCosts> {
  const cookies = { large: await servers.large.cookieOf(page.user), small: await servers.small.cookieOf(page.user) };
  const on = (server: Measured): Bench => ({ server, postmaster: servers.postmaster });
  const [many, few] = page.heavy ? [30, 100] : [1_500, 150];
  const plan = [
    ["bare", on(servers.bare), repeated(page.barePath, many)],
    ["portal", on(servers.large), repeated(page.path, few, cookies.large)],
    ["small", on(servers.small), repeated(smallPage.path, few, cookies.small)],
  ] as const;
  for (const [name, bench, [ask]] of plan) {
    // Compiled, planned on each connection, in the cache.
    if (ask) await runRound(bench, Array(name === "bare" ? 30 : 300).fill(ask), 200);
  }
  const rounds: Record<"bare" | "portal" | "small", Awaited<ReturnType<typeof runRound>>[]> = {
    bare: [],
    portal: [],
    small: [],
  };
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, bench, asks] of plan) rounds[name].push(await runRound(bench, asks, 200));
  return { bare: costOf(rounds.bare), portal: costOf(rounds.portal), small: costOf(rounds.small) };
}

async function measureSubmission(
  servers: Servers,
  { small, large }: { small: Settings; large: Settings },
): Promise<PageCosts> {
  const [drafts, smallDrafts] = [await draftsOf(large), await draftsOf(small)];
  const half = Math.floor(drafts.length / 2);
  const [mine, bares] = [
    await submissions(servers.large, drafts.slice(0, half)),
    drafts.slice(half).map(({ id }) => ({ path: `/submit/${id}`, method: "POST" as const, form: { go: "1" } })),
  ];
  const smalls = await submissions(servers.small, smallDrafts.slice(0, half));
  const part = <T>(list: readonly T[], n: number) =>
    list.slice(Math.floor((n * list.length) / (ROUNDS + 1)), Math.floor(((n + 1) * list.length) / (ROUNDS + 1)));
  const on = (server: Measured): Bench => ({ server, postmaster: servers.postmaster });
  const rounds: Record<"bare" | "portal" | "small", Awaited<ReturnType<typeof runRound>>[]> = {
    bare: [],
    portal: [],
    small: [],
  };
  for (let round = 0; round <= ROUNDS; round++) {
    const results = {
      bare: await runRound(on(servers.bare), part(bares, round), 303),
      portal: await runRound(on(servers.large), part(mine, round), 303),
      small: await runRound(on(servers.small), part(smalls, round), 303),
    };
    if (round === 0) continue; // the first warms up
    rounds.bare.push(results.bare);
    rounds.portal.push(results.portal);
    rounds.small.push(results.small);
  }
  return { bare: costOf(rounds.bare), portal: costOf(rounds.portal), small: costOf(rounds.small) };
}

/** One caller: how long an answer takes when nobody else asks. */
async function measureLatency(servers: Servers, page: MeasuredPage): Promise<{ portal: Cost; bare: Cost }> {
  const cookie = await servers.large.cookieOf(page.user);
  const on = (server: Measured): Bench => ({ server, postmaster: servers.postmaster });
  const rounds = {
    portal: [] as Awaited<ReturnType<typeof runRound>>[],
    bare: [] as Awaited<ReturnType<typeof runRound>>[],
  };
  for (let round = 0; round < ROUNDS; round++) {
    rounds.bare.push(await runRound(on(servers.bare), repeated(page.barePath, 100), 200, 1));
    rounds.portal.push(await runRound(on(servers.large), repeated(page.path, 60, cookie), 200, 1));
  }
  return { portal: costOf(rounds.portal), bare: costOf(rounds.bare) };
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
      // A job of the server may speak in between, which only adds: the fewest of three are the page's own.
      const visits: (readonly string[])[] = [];
      for (let visit = 0; visit < 3; visit++) {
        await caller.ask({ path, cookie });
        visits.push(listener.take());
      }
      found[name] = visits.reduce((fewest, each) => (each.length < fewest.length ? each : fewest));
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
  { limit, growth }: { limit: number; growth: number },
): void {
  console.log(`\n${name}`);
  for (const [server, cost] of Object.entries(costs)) console.log(line(server, cost));
  checks.add({ name: `cost, ${name}`, value: costs.portal.cpu / costs.bare.cpu, limit, unit: "× bare" });
  checks.add({
    name: `growth, ${name}`,
    value: costs.portal.cpu / costs.small.cpu,
    limit: growth,
    unit: "× 1/100 of the data",
  });
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
  { checks, raw }: { readonly checks: Checks; readonly raw: Raw },
): Promise<void> {
  const [pages, smallPages] = [await pagesOf(large, "large"), await pagesOf(small, "small")];
  await compareContent(servers, pages);
  await settled([servers.large.pid, servers.small.pid, servers.bare.pid, servers.postmaster]);
  for (const [n, page] of pages.entries()) {
    const costs = await costsOf(servers, page, smallPages[n] ?? page);
    raw[page.name] = costs;
    report(checks, page.name, costs, page);
  }
  const submission = await measureSubmission(servers, { small, large });
  raw.submission = submission;
  report(checks, "submission of a complaint", submission, { limit: 10, growth: 1.5 });
  const [list] = pages;
  if (list) {
    const latency = await measureLatency(servers, list);
    raw.latency = latency;
    checks.add({
      name: "median latency of the list at one client",
      value: latency.portal.median / latency.bare.median,
      limit: 12,
      unit: "× bare",
    });
  }
  raw.browser = await measureBrowser(servers, pages, checks);
  const memory = { portal: memoryOf(servers.large.pid), bare: memoryOf(servers.bare.pid) };
  raw.memory = memory;
  for (const [name, { now, highest }] of Object.entries(memory))
    console.log(
      `  memory, ${name}: ${(now / 1e6).toFixed(0)} MB after all this, ${(highest / 1e6).toFixed(0)} MB at most`,
    );
}

async function measureAll(settings: Settings, checks: Checks): Promise<Raw> {
  const raw: Raw = {};
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
    raw.statements = await checkStatements({ small, large }, checks);
  });
  return raw;
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

await run(async () => {
  useBenchFolder();
  ensureClient();
  await ensureBuild();
  const checks = newChecks();
  const raw: Raw = {};
  await withDatabase(async (settings) => void Object.assign(raw, await measureAll(settings, checks)));
  say(
    "启动两次，测量第二次（首次要讲演示故事，约三分钟）",
    "Starting twice to measure the second (the first tells the demo: three minutes)",
  );
  const starts = await startTwice();
  raw.starts = starts;
  console.log(`  cold start: first ${starts.first.toFixed(1)} s, second ${starts.second.toFixed(1)} s`);
  checks.add({ name: "second start to first answer", value: starts.second, limit: 6, unit: "s" });
  const at = process.argv.indexOf("--json");
  const file = at > 0 ? process.argv[at + 1] : undefined;
  if (file) await writeFile(file, `${JSON.stringify({ checks: checks.all, raw }, null, 2)}\n`);
  const missed = checks.missed();
  console.log(`\n${checks.all.length - missed.length} of ${checks.all.length} limits hold.`);
  if (missed.length > 0) process.exitCode = 1;
});
process.exit(); // what an interrupted measurement still waits for, nobody needs
