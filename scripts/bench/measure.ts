import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { type Answer, type Ask, type Load, load, quantile } from "./client";
import { cpuOfTree, hasWork } from "./cpu";
import type { Measured, MeasuredPortal } from "./servers";

/** What one kind of request cost on one server. */
export type Cost = {
  /** CPU time of the server and of PostgreSQL per request, milliseconds: the median of the rounds. */
  readonly cpu: number;
  readonly serverCpu: number;
  readonly databaseCpu: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
  /** Bytes of an answer. */
  readonly bytes: number;
};

export const CALLERS = 10;

export type Round = { readonly server: number; readonly database: number; readonly load: Load; readonly bytes: number };

/** A server with the process of PostgreSQL behind it. */
type Bench = { readonly server: Measured; readonly postmaster: number };

const QUIET = { share: 0.06, seconds: 3, patience: 180 } as const;

/**
 * Waits until these processes do next to nothing, and not because others leave them no CPU: a portal that starts on new data counts its clocks
 * anew, and that is no page's cost.
 */
export async function settled(pids: readonly number[]): Promise<void> {
  const used = () => pids.reduce((sum, pid) => sum + cpuOfTree(pid), 0);
  let quiet = 0;
  for (let second = 0; second < QUIET.patience && quiet < QUIET.seconds; second++) {
    const before = used();
    await wait(1_000);
    quiet = used() - before <= QUIET.share * 1_000 && !pids.some(hasWork) ? quiet + 1 : 0;
  }
}

/** Lets the callers ask all of it once, and says what CPU that took. */
export async function runRound(
  { server, postmaster }: Bench,
  asks: readonly Ask[],
  wanted: number,
  callers = CALLERS,
): Promise<Round> {
  let bytes = 0;
  const check = ({ status, body }: Answer, { path }: Ask) => {
    if (status !== wanted) throw new Error(`${server.origin}${path} answers ${status}`);
    bytes = body.length;
  };
  const [serverBefore, databaseBefore] = [cpuOfTree(server.pid), cpuOfTree(postmaster)];
  const ran = await load(server.origin, asks, { callers, check });
  const each = (before: number, after: number) => (after - before) / asks.length;
  return {
    server: each(serverBefore, cpuOfTree(server.pid)),
    database: each(databaseBefore, cpuOfTree(postmaster)),
    load: ran,
    bytes,
  };
}

/** What the rounds came to. */
export function costOf(rounds: readonly Round[]): Cost {
  const middle = (value: (round: Round) => number) => quantile(rounds.map(value), 0.5);
  const all = rounds.flatMap(({ load: { milliseconds } }) => milliseconds);
  return {
    cpu: middle(({ server, database }) => server + database),
    serverCpu: middle(({ server }) => server),
    databaseCpu: middle(({ database }) => database),
    perSecond: middle(({ load: { milliseconds, seconds } }) => milliseconds.length / seconds),
    median: quantile(all, 0.5),
    p95: quantile(all, 0.95),
    bytes: rounds[0]?.bytes ?? 0,
  };
}

/** The same request, so many times. */
export function repeated(ask: Ask, count: number): Ask[] {
  return Array.from({ length: count }, () => ask);
}

/** Who comes when in a round: backwards in every second one, so that nobody always has the place behind the same one. */
export function inTurn<T>(sides: readonly T[], round: number): readonly T[] {
  return round % 2 === 0 ? sides : sides.toReversed();
}

/** Submissions of drafts to the portal, each under its firm's cookie and a key of its own. */
export async function submissions(
  portal: MeasuredPortal,
  drafts: readonly { id: string; username: string; version: number }[],
): Promise<Ask[]> {
  const asks: Ask[] = [];
  for (const { id, username, version } of drafts) {
    const form = { version: String(version), _key: randomUUID() };
    asks.push({ path: `/complaints/${id}/submit`, method: "POST", form, cookie: await portal.cookieOf(username) });
  }
  return asks;
}
