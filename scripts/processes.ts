import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** Running other programs, and looking at, waiting for and ending those that an earlier start may have left behind. */

/** The command line of a living process, or undefined. A number alone proves nothing: systems use process numbers again. */
export function commandOf(pid: number): string | undefined {
  try {
    const [state] = /(?<=\) )\S/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    return state === "Z" ? undefined : readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    const listed = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return listed.stdout?.trim() || undefined;
  }
}

/** Whether the process runs in that folder, as far as the system tells: an unknown folder counts as yes. */
export function runsIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return true;
  }
}

/** Whether threads of a process still end whose first one has ended: until they have, its files and ports are held. */
function isEnding(pid: number): boolean {
  try {
    return readdirSync(`/proc/${pid}/task`).length > 1;
  } catch {
    return false;
  }
}

/** Waits until the process is gone, with all that it held; false when it is still there after `milliseconds`. */
export async function gone(pid: number, milliseconds: number): Promise<boolean> {
  const isGone = () => commandOf(pid) === undefined && !isEnding(pid);
  for (let waited = 0; waited < milliseconds; waited += 50) {
    if (isGone()) return true;
    await wait(50);
  }
  return isGone();
}

/** Sends each signal in turn, with so many seconds to obey, until the process has ended. */
export async function end(pid: number, signals: readonly NodeJS.Signals[], seconds = 10): Promise<void> {
  for (const signal of signals) {
    try {
      process.kill(pid, signal);
    } catch {
      return; // it ended by itself meanwhile
    }
    if (await gone(pid, seconds * 1000)) return;
  }
}

let canTie: boolean | undefined;

/**
 * What to put before a program so that the system sends it this signal when the process that started it is gone, however that ended:
 * nobody who was killed can end what he began. Where the system can't do that, the next start ends it.
 */
export function tied(signal: "INT" | "TERM"): readonly string[] {
  canTie ??= spawnSync("setpriv", ["--pdeathsig", "TERM", "--", "true"]).status === 0;
  return canTie ? ["setpriv", "--pdeathsig", signal, "--"] : [];
}

const children = new Set<ChildProcess>();

/** Runs a Node program to its end; tells whether it succeeded, and what it said. */
export async function runNode(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  options: { show?: boolean } = {},
): Promise<{ ok: boolean; said: string }> {
  const [program = process.execPath, ...words] = [...tied("TERM"), process.execPath, ...args];
  const child = spawn(program, words, { env, stdio: ["ignore", "pipe", "pipe"] });
  children.add(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  if (options.show) child.stdout.pipe(process.stdout, { end: false });
  const code = await new Promise<number | null>((done) => child.on("close", done));
  children.delete(child);
  return { ok: code === 0, said };
}

/** Ends what `runNode` still runs. */
export async function endChildren(): Promise<void> {
  await Promise.all([...children].map(({ pid }) => (pid === undefined ? undefined : end(pid, ["SIGTERM", "SIGKILL"]))));
}
