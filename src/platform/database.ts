import { type Prisma, PrismaClient } from "@db";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Actor } from "@/kernel/actor";
import { type Day, dayOfMoment } from "@/kernel/days";
import { type Faults, InvalidInput, Refusal, refuseFaults } from "@/kernel/refusal";
import { type AuditDraft, writeAudit } from "./audit";
import { now } from "./clock";
import { env } from "./env";
import { preparedNames } from "./prepared";

/** What a query may do: Prisma inside the actor's transaction. */
export type Tx = Prisma.TransactionClient;

/**
 * Everything that a query or a command needs to know of its surroundings. `record` keeps an entry for the trail, written as the
 * last statement of the same transaction.
 */
export type Ctx = {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
  readonly today: Day;
  /** Changes when somebody changes a time limit or a holiday; what `platform/rules.ts` keeps is kept under it. */
  readonly rulesVersion: number;
  readonly record: (draft: AuditDraft) => void;
  /** Why a term was missed, as the person said who takes a step after it: kept with the clock that the step meets. */
  readonly lateReason?: string;
  /** Keeps what is wrong with the input until the command has looked for the rest: all of it is told at once, and nothing was done. */
  readonly keepFaults: (faults: Faults) => void;
  /** Done once the transaction stands, in the order of asking; nothing of it when it fell back. For nudges that may fail, not for effects. */
  readonly afterwards: (work: () => Promise<void>) => void;
};

/** How long a transaction may take, and in it a statement, unless it says otherwise. */
const SECONDS = 20;

/** How long nothing may be heard beyond that, the wait for a connection included, before the database is taken for one that doesn't answer. */
const SILENCE = 15;

// A connection is kept for ten quiet minutes: with it go the plans of its statements, and the next page would have to wait for all of them. After
// some hours it ends in any case, and with it the plans of statements that hardly come any more.
const POOL = {
  ...{ max: 10, connectionTimeoutMillis: 5_000, statement_timeout: SECONDS * 1000 },
  ...{ idleTimeoutMillis: 600_000, maxLifetimeSeconds: 4 * 3_600 },
};

declare global {
  var humiPrisma: PrismaClient | undefined;
}

/** One client a process. Development reloads modules, hence the global. */
function client(): PrismaClient {
  globalThis.humiPrisma ??= new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: env().DATABASE_URL, ...POOL },
      { statementNameGenerator: preparedNames() },
    ),
  });
  return globalThis.humiPrisma;
}

/** Ends all connections: for scripts and tests. */
export async function disconnect(): Promise<void> {
  await globalThis.humiPrisma?.$disconnect();
  globalThis.humiPrisma = undefined;
}

/**
 * Runs work in one transaction that tells Postgres who is asking, so that row-level security filters even what a query forgets to.
 * The trail is written last; throws InvalidInput instead with what was kept as wrong. Refuses `busy` when no connection comes free in time. There is no other way to the database for features. `seconds`: how long it may take before it falls back;
 * `silence`: for how many more the database may say nothing at all. What it does then with what was asked nobody knows: it throws an Error.
 */
export async function asActor<T>(
  actor: Actor,
  work: (ctx: Ctx) => Promise<T>,
  { seconds = SECONDS, silence = SILENCE }: { readonly seconds?: number; readonly silence?: number } = {},
): Promise<T> {
  const later: (() => Promise<void>)[] = [];
  const running = client().$transaction(
    async (tx) => {
      const drafts: AuditDraft[] = [];
      const wrong: Faults[] = [];
      const moment = now();
      const rulesVersion = await introduce(tx, actor, moment);
      // Whoever may take longer may also wait longer, for his turn behind another who does.
      if (seconds > SECONDS)
        await tx.$executeRaw`select set_config('statement_timeout', ${String(seconds * 1000)}, true)`;
      const ctx: Ctx = {
        tx,
        actor,
        now: moment,
        today: dayOfMoment(moment),
        rulesVersion,
        record: (draft) => void drafts.push(draft),
        keepFaults: (faults) => void wrong.push(faults),
        afterwards: (task) => void later.push(task),
      };
      const result = await work(ctx).catch((error: unknown) => {
        throw error instanceof InvalidInput ? new InvalidInput(Object.assign({}, ...wrong, error.fields)) : error;
      });
      refuseFaults(Object.assign({}, ...wrong));
      await writeAudit(ctx, drafts);
      return result;
    },
    { maxWait: 5_000, timeout: seconds * 1000 },
  );
  const done = await answered(running, seconds + silence).catch(refuseAsTheDatabase);
  for (const task of later) await task();
  return done;
}

/** The refusal, and all that the framework hands on of it where a page met it (platform/front.ts). */
const BUSY = "busy";
/** What Prisma and its driver say when no connection came free in time: nothing has begun. */
const NO_CONNECTION = /Unable to start a transaction in the given time|timeout exceeded when trying to connect/;

/** What the system says to a database that can't write: the disk is full, its share of it is used up, or it has become one that is only read. */
const NO_ROOM = /No space left on device|Disk quota exceeded|Read-only file system/;

/**
 * What the database itself refuses, for a reason that a person has to know, it raises as `refused: <code>`: a refusal like any other. So is a
 * disk that takes no more, and a queue before the database that is too long.
 */
function refuseAsTheDatabase(error: unknown): never {
  if (error instanceof Refusal) throw error;
  const said = error instanceof Error ? error.message : "";
  if (NO_CONNECTION.test(said)) throw Object.assign(new Refusal(BUSY), { digest: BUSY });
  const code = NO_ROOM.test(said) ? "storage-full" : /refused: ([a-z]+(?:-[a-z]+)*)/.exec(said)?.[1];
  throw code ? new Refusal(code) : error;
}

/** Whether that is over by itself, or when somebody has made room: nothing is wrong with what was to be done. */
export function isPassing(error: unknown): boolean {
  return error instanceof Refusal && (error.code === "busy" || error.code === "storage-full");
}

/** The same for a job or for a command that acts for nobody in particular. The reason stands in the trail with what it changes. */
export function asSystem<T>(reason: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return asActor({ kind: "system", reason }, work);
}

/**
 * One statement outside of any transaction, in which nobody says who he is: row-level security shows it nothing. For functions of the
 * database that decide by themselves what they answer. Refuses `busy` as above.
 */
export function asNobody<T>(statement: Prisma.Sql): Promise<T[]> {
  return answered(client().$queryRaw<T[]>(statement), SECONDS + SILENCE).catch(refuseAsTheDatabase);
}

/**
 * What the database answers; an Error when it has said nothing for so many seconds, as one does that hangs, or whose host is gone. Its connections are
 * left to it: they may never come free. Whoever asks next gets new ones, or is told in seconds that there are none; what else is under way goes on, and the
 * old ones end when they have been quiet.
 */
async function answered<T>(asking: Promise<T>, seconds: number): Promise<T> {
  const asked = globalThis.humiPrisma;
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    if (globalThis.humiPrisma === asked) globalThis.humiPrisma = undefined;
    reject(new Error("The database doesn't answer."));
  }, seconds * 1000);
  try {
    return await Promise.race([asking, silence]);
  } finally {
    clearTimeout(timer);
  }
}

// One plan for each statement, kept: made anew for the values of each time, it costs more than it saves (platform/prepared.ts). And none is compiled:
// a server that can would do so by what it guesses of rows under row-level security, and that takes longer than to run them.
async function introduce(tx: Tx, actor: Actor, moment: Date): Promise<number> {
  const official = actor.kind === "official" ? actor : undefined;
  const firm = actor.kind === "firm" ? actor : undefined;
  const rows = await tx.$queryRaw<{ version: number | null }[]>`
    select set_config('app.kind', ${actor.kind}, true),
      set_config('app.person', ${official?.personId ?? firm?.personId ?? ""}, true),
      set_config('app.enterprise', ${firm?.enterpriseId ?? ""}, true),
      set_config('app.department', ${official?.departmentId ?? ""}, true),
      set_config('app.department_kind', ${official?.departmentKind ?? ""}, true),
      set_config('app.level', ${official?.level ?? ""}, true),
      set_config('app.division', ${official?.divisionCode ?? ""}, true),
      set_config('app.duties', ${official?.duties.join(",") ?? ""}, true),
      set_config('app.now', ${moment.toISOString()}, true), set_config('app.moving', '', true),
      set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true),
      (select (value #>> '{}')::int from settings where key = 'rules-version') as version`;
  return rows[0]?.version ?? 0;
}

/** Lets the row whose step was decided leave its mover's sight within this transaction. Called by `takeStep` alone. */
export async function nameMoving(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`select set_config('app.moving', ${id}, true)`;
}
