import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { isIPv6 } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Settings } from "./database";
import { tied } from "./processes";
import { fullDisk, portTaken, problem } from "./say";

/** The web server as a process of its own. */

export type Launch = {
  readonly settings: Settings;
  readonly host: string;
  readonly port: number;
  /** Name of the build to serve; without it, the development server. */
  readonly build: string | undefined;
  /** Where its words go; without it, to this terminal. */
  readonly log?: string;
};

export type Server = {
  readonly process: ChildProcess;
  readonly pid: number;
  /** Waits until it answers that it is healthy; throws a `Problem` with its last words if it ends instead. */
  healthy(): Promise<void>;
};

/** Starts it, in a group of its own: Ctrl-C reaches the whole group of the terminal, and whoever starts it ends it in order. */
export function startServer({ settings, host, port, build, log }: Launch): Server {
  const output = log === undefined ? "inherit" : openLog(log);
  const before = log === undefined ? 0 : statSync(log).size;
  const [program = process.execPath, ...words] = [
    ...tied("TERM"),
    process.execPath,
    ...["node_modules/next/dist/bin/next", build ? "start" : "dev", "-H", host],
  ];
  const server = spawn(program, words, {
    env: {
      ...settings,
      DATABASE_OWNER_URL: "", // the web server may not change the schema; empty, so that no .env file fills it in
      PORT: String(port),
      NODE_ENV: build ? "production" : "development",
      NEXT_TELEMETRY_DISABLED: "1",
      // Beside the build, so that a new one forgets it: the next start needn't compile what this one compiles.
      NODE_COMPILE_CACHE: join(".next", "compiled"),
      // It stops in its own order (src/platform/stop.ts).
      ...(build ? { NEXT_DEPLOYMENT_ID: build, NEXT_MANUAL_SIG_HANDLE: "1" } : {}),
    },
    stdio: ["ignore", output, output],
    detached: true,
  });
  if (output !== "inherit") closeSync(output);
  if (server.pid === undefined) throw new Error("The web server could not be spawned.");
  return {
    process: server,
    pid: server.pid,
    async healthy() {
      const answer = await answerOf(server, `http://${reachedAt(host)}:${port}/api/health`);
      if (answer === "ok") return;
      if (answer === "full") throw fullDisk();
      const words = log === undefined ? "" : readFileSync(log).subarray(before).toString().trim();
      // Somebody else has taken it since it was found free.
      if (words.includes("EADDRINUSE")) throw portTaken(port);
      throw problem(`网站未能启动。\n${words}`, "The web server did not start; its last words are above.");
    },
  };
}

/** How a server that listens there is reached from this machine: one that listens everywhere, at home; IPv6 as addresses write it. */
function reachedAt(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return isIPv6(host) ? `[${host}]` : host;
}

/** Opens the log for adding; one that grew beyond 20 MB is put aside first, in place of the one before. */
function openLog(file: string): number {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 20_000_000) renameSync(file, `${file}.1`);
  return openSync(file, "a", 0o600);
}

/** What it says of itself: that it is well, or that there is no room for its files; undefined when it says neither within a minute, or ends. */
async function answerOf(server: ChildProcess, address: string): Promise<"ok" | "full" | undefined> {
  const patience = Date.now() + 60_000;
  while (Date.now() < patience && server.exitCode === null && server.signalCode === null) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(8_000) }).catch(() => undefined);
    if (answer?.ok) return "ok";
    const { storage }: { storage?: string } = (await answer?.json().catch(() => undefined)) ?? {};
    if (storage === "full") return "full";
    await wait(50);
  }
  return undefined;
}
