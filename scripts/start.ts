import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Misconfigured, readEnv } from "@/platform/env";
import { ensureBuild } from "./build";
import { ensureClient } from "./client";
import { dataFolder, openDataFolder } from "./data-folder";
import { modeOf, openDatabase, type Settings } from "./database";
import { tellDemo } from "./demo-accounts";
import { takeLock } from "./lock";
import { prepareDatabase } from "./prepare";
import { end, endChildren } from "./processes";
import { isSystemError, problem, run, say } from "./say";

/**
 * `npm start`: database, tables, data, build, web server, in this order, each only as far as it is needed; then waits to be stopped.
 * `npm run dev` is the same with the development server.
 */

/** What was begun, to be ended in reverse. */
const undo: (() => Promise<void> | void)[] = [];
let stopping: Promise<void> | undefined;

function stop(): Promise<void> {
  stopping ??= (async () => {
    await endChildren();
    for (const step of undo.toReversed()) await step();
  })();
  return stopping;
}

async function start(): Promise<void> {
  const development = process.argv.includes("dev");
  const [folder, port, mode] = [dataFolder(), portOf(), modeOf()];
  await openDataFolder(folder);
  const lock = await takeLock(folder, port);
  undo.push(() => lock.release());
  stopOnSignals();
  await assertFree(port);

  ensureClient();
  const { settings, cluster } = await openDatabase(folder, mode);
  if (cluster) {
    undo.push(() => cluster.stop());
    cluster.server.once("exit", () => fail("数据库意外停止。", "The database ended unexpectedly."));
    await lock.note({ databasePort: cluster.port });
  }
  assertConfigured({ ...settings, PORT: String(port) });
  // A production server that was not given the owner's address is prepared beforehand, by `npm run db:migrate`.
  if (settings.DATABASE_OWNER_URL) await prepareDatabase(settings);
  const build = development ? undefined : await ensureBuild();

  const { server, words } = startServer({ settings: { ...settings, PORT: String(port) }, folder, build });
  const { pid } = server;
  if (pid === undefined) throw new Error("The web server could not be spawned.");
  undo.push(() => end(pid, ["SIGTERM", "SIGKILL"]));
  await lock.note({ server: pid });
  await untilHealthy(server, port, words);
  server.once("exit", () => fail("网站服务意外停止。", "The web server ended unexpectedly."));
  await tellHow({ settings, port, folder });
}

function portOf(): number {
  const port = Number(process.env.PORT || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw problem(
    `PORT 应为 1 至 65535 的整数，现为 ${process.env.PORT}。`,
    `PORT must be a whole number from 1 to 65535; it is ${process.env.PORT}.`,
  );
}

function assertConfigured(settings: NodeJS.ProcessEnv): void {
  try {
    readEnv(settings);
  } catch (error) {
    if (!(error instanceof Misconfigured)) throw error;
    throw problem(
      `配置有误（见 .env.example）：\n${error.message}`,
      "The configuration is wrong as above; .env.example explains each line.",
    );
  }
}

function hostOf(): string {
  // With its password on the terminal and made-up firms inside, a demo answers this machine only, unless told otherwise.
  return process.env.HOST || (process.env.PORTAL_MODE === "production" ? "0.0.0.0" : "127.0.0.1");
}

async function assertFree(port: number): Promise<void> {
  for (const host of [hostOf(), "0.0.0.0"]) {
    await new Promise<void>((free, taken) => {
      const probe = createServer().once("error", taken);
      probe.listen({ port, host, exclusive: true }, () => probe.close(() => free()));
    }).catch((error: unknown) => {
      if (isSystemError(error, "EADDRINUSE")) {
        throw problem(
          `端口 ${port} 已被其他程序占用。请换一个：PORT=3001 npm start`,
          `Port ${port} is in use by another program. Choose another one: PORT=3001 npm start`,
        );
      }
      if (isSystemError(error, "EACCES"))
        throw problem(`无权使用端口 ${port}。`, `Port ${port} may not be used by this user.`);
      throw error;
    });
  }
}

type Launch = { readonly settings: Settings; readonly folder: string; readonly build: string | undefined };

function startServer({ settings, folder, build }: Launch): { server: ChildProcess; words: () => string } {
  say("启动网站", "Starting the web server");
  const { DATABASE_OWNER_URL: _keptBack, ...env } = settings; // the web server may not change the schema
  const command = ["node_modules/next/dist/bin/next", build ? "start" : "dev", "-H", hostOf()];
  const log = settings.PORTAL_MODE === "production" || !build ? "inherit" : openLog(join(folder, "portal.log"));
  // Detached: Ctrl-C reaches the whole group of the terminal, and this process ends the others in order.
  const server = spawn(process.execPath, command, {
    env: {
      ...env,
      NODE_ENV: build ? "production" : "development",
      NEXT_TELEMETRY_DISABLED: "1",
      ...(build ? { NEXT_DEPLOYMENT_ID: build } : {}),
    },
    stdio: ["ignore", log, log],
    detached: true,
  });
  if (log === "inherit") return { server, words: () => "" };
  closeSync(log);
  const from = statSync(join(folder, "portal.log")).size;
  return { server, words: () => readFileSync(join(folder, "portal.log")).subarray(from).toString().trim() };
}

/** Opens the log for adding; one that grew beyond 20 MB is put aside first, in place of the one before. */
function openLog(file: string): number {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 20_000_000) renameSync(file, `${file}.1`);
  return openSync(file, "a", 0o600);
}

async function untilHealthy(server: ChildProcess, port: number, words: () => string): Promise<void> {
  const address = `http://${hostOf() === "0.0.0.0" ? "127.0.0.1" : hostOf()}:${port}/api/health`;
  for (let tries = 0; tries < 1200 && !stopping; tries++) {
    if (server.exitCode !== null || server.signalCode !== null) break;
    const answer = await fetch(address, { signal: AbortSignal.timeout(8_000) }).catch(() => undefined);
    if (answer?.ok) return;
    await wait(50);
  }
  if (stopping) return stopping;
  throw problem(`网站未能启动。\n${words()}`, "The web server did not start; its last words are above.");
}

async function tellHow({
  settings,
  port,
  folder,
}: {
  settings: Settings;
  port: number;
  folder: string;
}): Promise<void> {
  console.log(`\n护密维权门户已就绪  The portal is ready\n\n  网址 Address   http://localhost:${port}`);
  if (settings.PORTAL_MODE === "demo") await tellDemo(settings);
  console.log(`  数据 Data      ${folder}\n  停止 Stop      Ctrl-C\n`);
}

function stopOnSignals(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (stopping) return;
      console.log("");
      say("正在停止", "Stopping");
      void stop().then(() => process.exit(0));
    });
  }
  // npm may be killed without being able to tell: a portal that nobody can stop any more stops itself.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => {
      if (process.ppid !== parent) process.emit("SIGTERM");
    }, 1000).unref();
  }
}

function fail(chinese: string, english: string): void {
  if (stopping) return;
  console.error(`\n✖ ${chinese}请重新启动：npm start\n${english} Start again: npm start\n`);
  void stop().then(() => process.exit(1));
}

await run(start);
if (process.exitCode) {
  await stop();
  process.exit();
}
