import { realNow } from "@/platform/clock";
import { asSystem } from "@/platform/database";
import { defineJob } from "@/platform/jobs";
import { log } from "@/platform/log";
import { recount } from "@/platform/recount";
import { fileStore } from "@/platform/storage";
import { checkSealedTrail } from "@/platform/trail-check";
import { recordKey } from "@/platform/vault";
import { mailsGivenUp } from "../notifications/mails/queries";
import { keepSelfCheck } from "./commands";
import { CHECKS, type Check } from "./policy";
import { findSettings, numberGaps, recordsWithoutDesk, storedFiles, wrongTallies } from "./queries";
import type { SelfCheckResult } from "./schema";

const DAY = 86_400_000; // ms
/** Keys that one transaction takes away. */
const AT_ONCE = 10_000;

/**
 * Takes away the keys of forms that were carried out so long ago that nobody sends them again: older than the setting `form-key-days` (docs/decisions/
 * 0132-keys-of-forms-are-forgotten.md).
 */
export async function forgetFormKeys(): Promise<void> {
  for (let taken = AT_ONCE; taken === AT_ONCE; )
    taken = await asSystem("forget-form-keys", async (ctx) => {
      const { formKeyDays } = await findSettings(ctx);
      const before = new Date(ctx.now.getTime() - formKeyDays * DAY);
      return ctx.tx.$executeRaw`
        delete from idempotency_keys where (actor_key, command, key) in (
          select actor_key, command, key from idempotency_keys where at < ${before} limit ${AT_ONCE})`;
    });
}

export const forgetFormKeysJob = defineJob({
  name: "forget-form-keys",
  cron: "50 3 * * *",
  lateAfterMinutes: 3 * 24 * 60,
  run: forgetFormKeys,
});

type Found = { readonly checked: number; readonly which: readonly string[] };

const reason = "self-check";
/** Findings that are kept one by one; more are only counted. */
const KEPT = 20;

/** Looks each night whether everything is as it should be, and keeps what isn't: kinds, numbers and ids, never content. */
export const selfCheckJob = defineJob({
  name: "self-check",
  cron: "30 2 * * *",
  lateAfterMinutes: 26 * 60,
  run: async () => {
    await selfCheck();
  },
});

const checks: Readonly<Record<Check, () => Promise<Found>>> = {
  trail: wholeTrail,
  files: storedWhole,
  numbers: () => asSystem(reason, numberGaps),
  queues: () => asSystem(reason, recordsWithoutDesk),
  clocks: countedClocks,
  tallies: () => asSystem(reason, wrongTallies),
  mails: () => asSystem(reason, mailsGivenUp),
};

/** Runs all checks and keeps the result. */
export async function selfCheck(): Promise<SelfCheckResult> {
  const begun = realNow();
  const found: SelfCheckResult["found"] = {
    trail: none(),
    files: none(),
    numbers: none(),
    queues: none(),
    clocks: none(),
    tallies: none(),
    mails: none(),
  };
  for (const check of CHECKS) {
    const { checked, which } = await checks[check]();
    found[check] = { checked, faults: which.length, which: which.slice(0, KEPT) };
    if (which.length > 0) log.error({ check, checked, which: which.slice(0, KEPT) }, "the self-check found something");
  }
  const result = {
    at: begun.toISOString(),
    seconds: Math.round((realNow().getTime() - begun.getTime()) / 1000),
    found,
  };
  await asSystem(reason, (ctx) => keepSelfCheck(ctx, result));
  return result;
}

function none(): SelfCheckResult["found"][Check] {
  return { checked: 0, faults: 0, which: [] };
}

async function wholeTrail(): Promise<Found> {
  const { entries, faults } = await checkSealedTrail();
  const which = faults.map(({ kind, ...where }) => [kind, ...Object.values(where)].join(" "));
  return { checked: entries, which };
}

async function storedWhole(): Promise<Found> {
  const which: string[] = [];
  const store = fileStore();
  let checked = 0;
  for (let after: string | undefined; ; ) {
    const files = await asSystem(reason, async (ctx) => {
      const rows = await storedFiles(ctx, after);
      const keys = new Map<string, Buffer>();
      for (const { recordId } of rows) if (!keys.has(recordId)) keys.set(recordId, await recordKey(ctx, recordId));
      return rows.map((row) => ({ ...row, key: keys.get(row.recordId) }));
    });
    for (const { kind, id, key, size, sha256 } of files) {
      checked++;
      const damaged = await (key
        ? store.verify({ id, key }, { size, sha256 })
        : Promise.reject(new Error("no key"))
      ).then(
        () => false,
        () => true,
      );
      if (damaged) which.push(`${kind} ${id}`);
    }
    after = files.at(-1)?.id;
    if (after === undefined) return { checked, which };
  }
}

async function countedClocks(): Promise<Found> {
  return asSystem(reason, async (ctx) => {
    const checked = await ctx.tx.clock.count({ where: { metOn: null, cancelledOn: null } });
    const moves = await recount(ctx);
    return { checked, which: moves.map(({ clockId, kind, from, to }) => `${kind} ${clockId} ${from} ${to}`) };
  });
}
