import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ensureBuild } from "./build";
import { ensureClient } from "./client";
import type { Cluster } from "./cluster";
import { dataFolder, openDataFolder } from "./data-folder";
import { assertConfigured, modeOf, openDatabase, ownDatabase, type Settings } from "./database";
import { tellDemo } from "./demo-accounts";
import { takeLock } from "./lock";
import { prepareDatabase } from "./prepare";
import { end, endChildren } from "./processes";
import { isSystemError, portTaken, problem, run, say } from "./say";
import { startServer } from "./server";

/**
 * `npm start`: database, tables, data, build, web server, in this order, each only as far as it is needed; then waits to be stopped.
 * `npm run dev` is the same with the development server.
 */

/** What was begun, to be ended in reverse. */
const undo: (() => Promise<void> | void)[] = [];
let stopping: Promise<void> | undefined;
let ownCluster: Cluster | undefined;

function stop(): Promise<void> {
  stopping ??= (async () => {
    await endChildren();
    for (const step of undo.toReversed()) await step();
  })();
  return stopping;
}

async function start(): Promise<void> {
  const development = process.argv.includes("dev");
  const mode = modeOf();
  const [folder, port] = [dataFolder(), portOf()];
  // All that a production needs is given beforehand: what is missing is told before its database is asked for.
  if (mode === "production") assertConfigured({ ...process.env, PORT: String(port) });
  await openDataFolder(folder);
  // Several may serve one database that is a server of its own, and share the folder of files; the built-in one belongs to its start command.
  const lock = ownDatabase() ? undefined : await takeLock(folder, port);
  if (lock) undo.push(() => lock.release());
  stopOnSignals();
  await assertFree(port);

  await ensureClient();
  const { settings, cluster } = await openDatabase(folder, mode);
  if (cluster) {
    undo.push(() => cluster.stop());
    cluster.onEnd(fail);
    ownCluster = cluster;
    await lock?.note({ databasePort: cluster.port });
  }
  assertConfigured({ ...settings, PORT: String(port) });
  // Neither waits for the other: a first start takes little longer than the slower one. A production server that was not given the owner's
  // address is prepared beforehand, by `npm run db:migrate`.
  const [build] = await Promise.all([
    development ? undefined : ensureBuild(),
    settings.DATABASE_OWNER_URL ? prepareDatabase(settings) : undefined,
  ]);
  say("启动网站", "Starting the web server");
  const log = mode === "production" || development ? {} : { log: join(folder, "portal.log") };
  const server = startServer({ settings, host: hostOf(), port, build, ...log });
  undo.push(() => end(server.pid, ["SIGTERM", "SIGKILL"], 30));
  await lock?.note({ server: server.pid });
  await server.healthy();
  server.process.once("exit", () =>
    fail(
      problem("网站服务意外停止，请重新启动：npm start", "The web server ended unexpectedly. Start again: npm start"),
    ),
  );
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
      if (isSystemError(error, "EADDRINUSE")) throw portTaken(port);
      if (isSystemError(error, "EACCES"))
        throw problem(`无权使用端口 ${port}。`, `Port ${port} may not be used by this user.`);
      if (isSystemError(error, "ENOTFOUND", "EAI_AGAIN", "EADDRNOTAVAIL", "EAFNOSUPPORT", "EINVAL")) {
        throw problem(
          `HOST 应为本机的地址或名称，如 127.0.0.1，现为 ${host}。`,
          `HOST must be an address or a name of this machine, such as 127.0.0.1; it is ${host}.`,
        );
      }
      throw error;
    });
  }
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
  const address = settings.NEXTAUTH_URL ?? `http://localhost:${port}`;
  console.log(`\n护密维权门户已就绪  The portal is ready\n\n  网址 Address   ${address}`);
  if (settings.PORTAL_MODE === "demo") await tellDemo(settings, address);
  console.log(`  数据 Data      ${folder}\n  停止 Stop      Ctrl-C\n`);
}

function stopOnSignals(): void {
  // A terminal that was closed takes no more words, and stopping goes on without.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (stopping) return;
      console.log("");
      say("正在停止", "Stopping");
      void stop().then(() => process.exit(0));
    });
  }
  // npm may be killed without being able to tell: a portal that nobody can stop any more stops itself. (`exec` in package.json: no shell
  // between the two, which would outlive npm and keep its signals to itself.)
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => {
      if (process.ppid !== parent) process.emit("SIGTERM");
    }, 1000).unref();
  }
}

function fail({ message }: Error): void {
  if (stopping) return;
  console.error(`\n✖ ${message}\n`);
  void stop().then(() => process.exit(1));
}

await run(() =>
  start().catch(async (error: unknown) => {
    // Of a database that is going down its own last words say more than what failed with it.
    if (ownCluster && !stopping) await wait(2_000);
    if (!stopping) throw ownCluster ? ownCluster.explain(error) : error; // what was under way when it was stopped has failed, as it should
  }),
);
if (process.exitCode) {
  await stop();
  process.exit();
}
