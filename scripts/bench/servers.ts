import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ensureBuild } from "../build";
import { freePort } from "../cluster";
import { dataFolder } from "../data-folder";
import type { Settings } from "../database";
import { end } from "../processes";
import { startServer } from "../server";
import { frameOf } from "./bare-html";
import { callerTo, signIn } from "./client";

/** A server under measurement. */
export type Measured = { readonly origin: string; readonly pid: number; stop(): Promise<void> };
/** The built portal; a person signs in once. */
export type MeasuredPortal = Measured & { cookieOf(username: string): Promise<string> };

/** The day on which the scale data ends, at which the portal's clock stands. */
const CLOCK = "fixed:2016-11-24T09:30:00+08:00";

/** Files, seals and logs of the measured servers. */
async function measuredFolder(): Promise<string> {
  const folder = join(dataFolder(), "measured");
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Starts the built portal on a database, on a free port, and waits until it is healthy. */
export async function startPortal(settings: Settings): Promise<MeasuredPortal> {
  const [port, build, folder] = [await freePort(), await ensureBuild(), await measuredFolder()];
  const origin = `http://127.0.0.1:${port}`;
  const server = startServer({
    settings: { ...settings, PORTAL_DATA_DIR: folder, PORTAL_CLOCK: CLOCK, NEXTAUTH_URL: origin },
    host: "127.0.0.1",
    port,
    build,
    log: join(folder, "portal.log"),
  });
  await server.healthy();
  const cookies = new Map<string, string>();
  return {
    origin,
    pid: server.pid,
    async cookieOf(username) {
      const password = settings.PORTAL_DEMO_PASSWORD ?? "";
      const cookie = cookies.get(username) ?? (await signIn(origin, { username, password }));
      cookies.set(username, cookie);
      return cookie;
    },
    stop: () => end(server.pid, ["SIGTERM", "SIGKILL"]),
  };
}

/** Starts the bare server on the same database, with the frame of one of the portal's pages. */
export async function startBare(settings: Settings, page: string): Promise<Measured> {
  const [port, folder] = [await freePort(), await measuredFolder()];
  const frame = join(folder, "frame.json");
  await writeFile(frame, JSON.stringify(frameOf(page)));
  const server = spawn(process.execPath, ["--import", "tsx", "scripts/bench/bare.ts"], {
    env: { ...settings, DATABASE_URL: settings.DATABASE_OWNER_URL, PORT: String(port), FRAME: frame },
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
  });
  const { pid } = server;
  if (pid === undefined) throw new Error("The bare server could not be spawned.");
  const origin = `http://127.0.0.1:${port}`;
  await answers(origin, server);
  return { origin, pid, stop: () => end(pid, ["SIGTERM", "SIGKILL"]) };
}

async function answers(origin: string, server: ChildProcess): Promise<void> {
  const caller = callerTo(origin);
  for (let tries = 0; tries < 400 && server.exitCode === null; tries++) {
    const answer = await caller.ask({ path: "/none" }).catch(() => undefined);
    if (answer) return caller.close();
    await wait(50);
  }
  throw new Error("The bare server did not start.");
}
