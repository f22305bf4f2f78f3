import type { Ctx } from "./database";

/**
 * Runs a command once for a form's key: a second sending, also one at the same moment, waits for the first and gets its answer.
 * The key is the person's and the command's, and stands in the same transaction as the effect, so a failed command leaves no key.
 */
export async function once<T>(ctx: Ctx, command: string, key: string | undefined, work: () => Promise<T>): Promise<T> {
  if (!key) return work();
  const { tx, actor, now } = ctx;
  const actorKey = actor.kind === "official" || actor.kind === "firm" ? actor.personId : "public";
  const claimed = await tx.$executeRaw`
    insert into idempotency_keys (actor_key, command, key, result, at) values (${actorKey}, ${command}, ${key}, 'null', ${now})
    on conflict do nothing`;
  if (claimed === 0) {
    const rows = await tx.$queryRaw<{ result: T }[]>`
      select result from idempotency_keys where actor_key = ${actorKey} and command = ${command} and key = ${key}`;
    const first = rows[0];
    if (!first) throw new Error(`idempotency key of ${command} vanished`);
    return first.result;
  }
  const result = await work();
  await tx.$executeRaw`
    update idempotency_keys set result = ${JSON.stringify(result ?? null)}::jsonb
    where actor_key = ${actorKey} and command = ${command} and key = ${key}`;
  return result;
}
