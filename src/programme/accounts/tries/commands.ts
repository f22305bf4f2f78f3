import { createHash } from "node:crypto";
import { realNow } from "@/platform/clock";
import type { Ctx } from "@/platform/database";

/** Wrong tries, counted in real time under a key: what was typed, or whom it is about (docs/decisions/0170). For the system alone. */

/** So many wrong tries lock, for so many minutes. */
export const TRIES = 5;
const LOCK_MINUTES = 30;

/** Under which key a person's tries are counted, whatever he is called by; nobody's are counted too, or a missing account would cost less. */
export function ofWhom(typed: string, personId: string | undefined): string {
  return personId ? `person/${personId}` : `nobody/${typed}`;
}

/** Whether somebody is locked now. */
export async function isLocked({ tx }: Ctx, tried: string): Promise<boolean> {
  return (await tx.signInThrottle.count({ where: { key: keyOf(tried), lockedUntil: { gt: realNow() } } })) > 0;
}

/** Counts a wrong try and says the how manieth it is; the last one that is allowed locks. What is half an hour old doesn't count. */
export async function countWrong({ tx }: Ctx, tried: string): Promise<number> {
  const at = realNow();
  const since = new Date(at.getTime() - LOCK_MINUTES * 60_000);
  const until = new Date(at.getTime() + LOCK_MINUTES * 60_000);
  const rows = await tx.$queryRaw<{ failures: number }[]>`
    insert into sign_in_throttles as t (key, failures, last_at) values (${keyOf(tried)}, 1, ${at})
    on conflict (key) do update set last_at = ${at}, (failures, locked_until) = (
      select counted.failures, case when counted.failures >= ${TRIES}::int then coalesce(counted.locked_until, ${until}) end
      from (
        select case when t.last_at < ${since} or t.locked_until <= ${at} then 1 else t.failures + 1 end as failures,
          case when t.locked_until > ${at} then t.locked_until end as locked_until
      ) as counted)
    returning failures`;
  return rows[0]?.failures ?? TRIES;
}

/** Forgets wrong tries, unless they have locked; says whether none is left. */
export async function forgetWrong({ tx }: Ctx, tried: string): Promise<boolean> {
  const key = keyOf(tried);
  // A try that is being counted at this moment is waited for: the row is locked.
  await tx.signInThrottle.deleteMany({
    where: { key, OR: [{ lockedUntil: null }, { lockedUntil: { lte: realNow() } }] },
  });
  return (await tx.signInThrottle.count({ where: { key } })) === 0;
}

/** What was typed may be a password in the wrong field: only its hash is kept. */
function keyOf(tried: string): string {
  return createHash("sha256").update(tried).digest("hex");
}

/** Lifts the locks of a person, who has just proved who he is in another way, and of his names. */
export async function liftLock(
  { tx }: Ctx,
  { personId, names }: { readonly personId: string; readonly names: readonly (string | null)[] },
): Promise<void> {
  const keys = [ofWhom("", personId), ...names.flatMap((name) => (name === null ? [] : [fold(name)]))].map(keyOf);
  await tx.signInThrottle.deleteMany({ where: { key: { in: keys } } });
}

/** A user name or mail address as it is looked for and counted. */
export function fold(username: string): string {
  return username.normalize("NFKC").trim().toLowerCase();
}
