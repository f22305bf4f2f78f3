import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../cluster";
import { end } from "../processes";
import { callerTo } from "./client";

/** Seconds from the start command until the first page: of the first start, which may have a demo to tell, and of the second. */
export type Starts = { readonly first: number; readonly second: number };

/** Starts the portal as `npm start` does, twice. */
export async function startTwice(): Promise<Starts> {
  return { first: await startOnce(), second: await startOnce() };
}

async function startOnce(): Promise<number> {
  const port = await freePort();
  const { npm_lifecycle_event: _event, ...env } = process.env;
  const begun = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/start.ts"], {
    env: { ...env, PORT: String(port) },
    stdio: "ignore",
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error("The start command could not be spawned.");
  try {
    const caller = callerTo(`http://127.0.0.1:${port}`);
    while (child.exitCode === null) {
      const answer = await caller.ask({ path: "/" }).catch(() => undefined);
      if (answer?.status === 200) {
        caller.close();
        return (performance.now() - begun) / 1000;
      }
      await wait(25);
    }
    throw new Error("The portal did not start.");
  } finally {
    await end(pid, ["SIGINT", "SIGKILL"]);
  }
}
