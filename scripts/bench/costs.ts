import type { Settings } from "../database";
import type { Ask } from "./client";
import { type Cost, costOf, inTurn, type Round, repeated, runRound, submissions } from "./measure";
import { draftsOf, type MeasuredPage } from "./pages";
import type { Measured, MeasuredPortal } from "./servers";

/** Rounds that count; the median of them is the cost. Many short ones: a collector's turn or another's work falls on one, and not on the median. */
const ROUNDS = 5;
/** Of what can be asked only once each: a quarter of it warms up. */
const ROUNDS_OF_DRAFTS = 3;

/** The portal on all of the data and on a hundredth of it, the bare server on all of it, and the process of PostgreSQL behind them. */
export type Servers = {
  readonly small: MeasuredPortal;
  readonly large: MeasuredPortal;
  readonly bare: Measured;
  readonly postmaster: number;
};
export type PageCosts = Readonly<Record<"portal" | "small" | "bare", Cost>>;

/** One of those that are compared, with the rounds that it has run. */
type Side = {
  readonly server: Measured;
  /** What is asked in a round; round 0 warms up and doesn't count. */
  readonly asks: (round: number) => readonly Ask[];
  readonly wanted: number;
  readonly callers?: number;
  readonly rounds: Round[];
};

/** Lets the sides run their rounds in turns, so that whatever else the machine does meanwhile falls on all alike. */
async function takeTurns(postmaster: number, sides: readonly Side[], last = ROUNDS): Promise<void> {
  for (let round = 0; round <= last; round++)
    for (const { server, asks, wanted, callers, rounds } of inTurn(sides, round)) {
      const ran = await runRound({ server, postmaster }, asks(round), wanted, callers);
      if (round > 0) rounds.push(ran);
    }
}

/** Lets both portals compile what all pages have in common: no page's cost. */
export async function warmUp({ large, small, postmaster }: Servers, { path, user }: MeasuredPage): Promise<void> {
  for (const server of [large, small])
    await runRound({ server, postmaster }, repeated({ path, cookie: await server.cookieOf(user) }, 300), 200);
}

/** What a page costs on each side, with ten callers. */
export async function costsOf(
  { large, small, bare, postmaster }: Servers,
  page: MeasuredPage,
  smallPage: MeasuredPage,
): Promise<PageCosts> {
  const [many, few] = page.heavy ? [20, 60] : [400, 60];
  const side = (server: Measured, ask: Ask, count: number, warm: number): Side => {
    // Warm: planned on each connection, in the cache.
    return { server, asks: (round) => repeated(ask, round === 0 ? warm : count), wanted: 200, rounds: [] };
  };
  const sides = {
    bare: side(bare, { path: page.barePath }, many, 30),
    portal: side(large, { path: page.path, cookie: await large.cookieOf(page.user) }, few, 100),
    small: side(small, { path: smallPage.path, cookie: await small.cookieOf(page.user) }, few, 100),
  };
  await takeTurns(postmaster, Object.values(sides));
  return costsIn(sides);
}

/** What it costs to submit a complaint: each draft once. */
export async function submissionCosts(
  { large, small, bare, postmaster }: Servers,
  settings: { readonly small: Settings; readonly large: Settings },
): Promise<PageCosts> {
  const [drafts, smallDrafts] = [await draftsOf(settings.large), await draftsOf(settings.small)];
  const half = Math.floor(drafts.length / 2);
  const side = (server: Measured, asks: readonly Ask[]): Side => {
    const from = (round: number) => Math.floor((round * asks.length) / (ROUNDS_OF_DRAFTS + 1));
    return { server, asks: (round) => asks.slice(from(round), from(round + 1)), wanted: 303, rounds: [] };
  };
  const sides = {
    bare: side(
      bare,
      drafts.slice(half).map(({ id }) => ({ path: `/submit/${id}`, method: "POST", form: { go: "1" } })),
    ),
    portal: side(large, await submissions(large, drafts.slice(0, half))),
    small: side(small, await submissions(small, smallDrafts.slice(0, half))),
  };
  await takeTurns(postmaster, Object.values(sides), ROUNDS_OF_DRAFTS);
  return costsIn(sides);
}

function costsIn({ bare, portal, small }: Readonly<Record<keyof PageCosts, Side>>): PageCosts {
  return { bare: costOf(bare.rounds), portal: costOf(portal.rounds), small: costOf(small.rounds) };
}

/** One caller: how long an answer takes when nobody else asks. */
export async function latencies(
  { large, bare, postmaster }: Servers,
  page: MeasuredPage,
): Promise<Readonly<Record<"portal" | "bare", Cost>>> {
  const side = (server: Measured, ask: Ask, count: number): Side => {
    return { server, asks: () => repeated(ask, count), wanted: 200, callers: 1, rounds: [] };
  };
  const portal = side(large, { path: page.path, cookie: await large.cookieOf(page.user) }, 60);
  const plain = side(bare, { path: page.barePath }, 100);
  await takeTurns(postmaster, [plain, portal]);
  return { portal: costOf(portal.rounds), bare: costOf(plain.rounds) };
}
