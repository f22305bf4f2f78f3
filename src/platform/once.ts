import { createHmac } from "node:crypto";
import { type FormValues, valuesOf } from "@/kernel/form-state";
import type { Ctx } from "./database";
import { env } from "./env";

/**
 * The key under which a form is carried out once: the one that was made with the page, and what was typed on it. Whoever goes back to a page
 * that his browser kept, and sends other words, sends something new. What was typed can't be guessed from the key. A step needs no key of its
 * page: it names its record and the state in which the person saw it, and from that state nobody takes the same step twice.
 */
export function keyOf(form: FormData, typed: FormValues = valuesOf(form)): string | undefined {
  const made = form.get("_key");
  const key = typeof made === "string" && made !== "" ? made : stateSeen(typed);
  if (key === undefined) return undefined;
  return createHmac("sha256", env().NEXTAUTH_SECRET)
    .update(`once/${key}/${JSON.stringify(typed)}`)
    .digest("hex");
}

/** Says that a form names a record and the state of it, which never comes again; else undefined. */
function stateSeen(typed: FormValues): string | undefined {
  const names = Object.values(typed).some((value) => typeof value === "string" && RECORD.test(value));
  return names && (typed.version !== undefined || typed.seen !== undefined) ? "state" : undefined;
}

const RECORD = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

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
