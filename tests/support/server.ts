import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuild } from "../../scripts/build";
import { freePort } from "../../scripts/cluster";
import { type Settings, settingsOfRunning } from "../../scripts/database";
import { end, tied } from "../../scripts/processes";
import { startServer } from "../../scripts/server";

/** A whole portal for tests: built, with the demo's data, in a folder of its own, started as a person starts it. */

export type Portal = {
  readonly url: string;
  readonly folder: string;
  /** The start command's process. */
  readonly process: ChildProcess;
  /** The one password of the demo's accounts. */
  readonly password: string;
  /** Its configuration, with the addresses of its database. */
  readonly settings: Settings;
  /** Stops it as Ctrl-C does. */
  stop(): Promise<void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
};

/** Starts a portal; on the folder of an earlier one it goes on with that one's data. */
export async function startPortal(
  given: { readonly folder?: string; readonly port?: number; readonly env?: Record<string, string> } = {},
): Promise<Portal> {
  const folder = given.folder ?? (await mkdtemp(join(tmpdir(), "humi-portal-")));
  const port = given.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const {
    DATABASE_URL: _url,
    DATABASE_OWNER_URL: _ownerUrl,
    PORTAL_MODE: _mode,
    npm_lifecycle_event: _event,
    ...inherited
  } = process.env;
  const env = {
    ...inherited,
    NODE_ENV: "production",
    PORTAL_DATA_DIR: folder,
    PORT: String(port),
    NEXTAUTH_URL: url,
    ...given.env,
  } as const;
  // Tied to whoever tests: a journey that fails half-way leaves no portal behind.
  const [program = "", ...words] = [...tied("INT"), process.execPath, "--import", "tsx", "scripts/start.ts"];
  const child = spawn(program, words, {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  await ready(child);
  const settings = await settingsOfRunning(folder);
  if (!settings) throw new Error("The portal says that it is ready, and left no note of it.");
  const stop = async () => {
    if (child.pid !== undefined && child.exitCode === null) await end(child.pid, ["SIGINT", "SIGKILL"], 60); // as long as a busy machine takes
  };
  return {
    url,
    folder,
    process: child,
    settings,
    password: settings.PORTAL_DEMO_PASSWORD ?? "",
    stop,
    async remove() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A portal of one's own, to be killed or tampered with: it begins where the story ended, without telling it again. For journeys: their
 * setup keeps the data of that moment in JOURNEY_TOLD.
 */
export async function startCopy(): Promise<Portal> {
  return startPortal({ folder: await copyOfStory() });
}

/** The data that `startCopy` begins with, for whoever starts it himself. */
export async function copyOfStory(): Promise<string> {
  const told = process.env.JOURNEY_TOLD;
  if (!told) throw new Error("Only a journey has a story that was told.");
  const folder = await mkdtemp(join(tmpdir(), "humi-portal-"));
  await cp(told, folder, { recursive: true, preserveTimestamps: true });
  return folder;
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("The portal is ready")) done();
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("close", () => fail(new Error(`The portal did not start:\n${said}`)));
  });
}

/**
 * A second web server on the same database and files, as behind a load balancer, or with what differs in `env`. Returns its address and how to
 * end it.
 */
export async function startSecondServer(
  portal: Portal,
  env: Record<string, string> = {},
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const [port, build] = [await freePort(), await ensureBuild()];
  const server = startServer({
    settings: { ...portal.settings, ...env },
    host: "127.0.0.1",
    port,
    build,
    log: join(portal.folder, "second.log"),
  });
  await server.healthy();
  return { url: `http://127.0.0.1:${port}`, stop: () => end(server.pid, ["SIGTERM", "SIGKILL"]) };
}
