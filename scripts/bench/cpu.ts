import { readdirSync, readFileSync } from "node:fs";

/** CPU time of processes as Linux counts it, user and system, of all their threads. */

export type Counted = {
  readonly parent: number;
  /** Ticks of its own. */
  readonly own: number;
  /** Ticks of children that have ended. */
  readonly ended: number;
  /** It has something to do, even when it gets no CPU for it. */
  readonly running: boolean;
};

const TICKS_PER_SECOND = 100;

/** What a line of `/proc/<pid>/stat` says. */
export function countedIn(line: string): Counted {
  // Fields from the third on; the name before them may hold spaces and brackets.
  const [state, ...numbers] = line.replace(/^.*\) /s, "").split(" ");
  const [parent = 0, ...others] = numbers.map(Number);
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = others.slice(9, 13);
  return { parent, own: user + system, ended: endedUser + endedSystem, running: state === "R" };
}

function read(pid: string): Counted | undefined {
  try {
    return countedIn(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return undefined; // it has ended meanwhile
  }
}

function readAll(): Map<number, Counted> {
  const all = new Map<number, Counted>();
  for (const name of readdirSync("/proc")) {
    const counted = /^\d+$/.test(name) ? read(name) : undefined;
    if (counted) all.set(Number(name), counted);
  }
  return all;
}

/** Milliseconds of CPU time that a process and all that it started have used. */
export function cpuOfTree(root: number): number {
  return (ticksOf(root, readAll()) / TICKS_PER_SECOND) * 1000;
}

/** Whether a process or any below it has something to do just now. */
export function hasWork(root: number): boolean {
  const all = readAll();
  return [...all].some(([pid, { running }]) => running && belongsTo(pid, root, all));
}

/** Ticks of a process and of all below it, those included that have ended. */
export function ticksOf(root: number, all: ReadonlyMap<number, Counted>): number {
  let ticks = 0;
  for (const [pid, { own, ended }] of all) if (belongsTo(pid, root, all)) ticks += own + ended;
  return ticks;
}

function belongsTo(pid: number, root: number, all: ReadonlyMap<number, Counted>): boolean {
  for (let at = pid; at > 1; at = all.get(at)?.parent ?? 0) if (at === root) return true;
  return false;
}

/** Memory of a process now and at its highest, in bytes. */
export function memoryOf(pid: number): { readonly now: number; readonly highest: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) * 1024;
  return { now: kilobytes("VmRSS"), highest: kilobytes("VmHWM") };
}
