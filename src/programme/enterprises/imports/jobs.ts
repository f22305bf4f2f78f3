import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import { asActor, asSystem, isPassing } from "@/platform/database";
import { defineJob, eachInTurn } from "@/platform/jobs";
import { actorOfPerson } from "@/platform/session";
import { applyImport, holdImport, stumble } from "./commands";
import { APPLY_JOB, mayImport } from "./policy";
import { queuedImports } from "./queries";

/** A list of twenty thousand firms takes its time; a minute is the rule, this the end. */
const SECONDS = 300;
const SYSTEM: Actor = { kind: "system", reason: APPLY_JOB };

/**
 * Applies what is queued, each list in one transaction and in the name of whoever queued it, with the rights that he has now. A process that is
 * killed leaves nothing but the queued list, which the next run takes up. Throws what nobody foresaw, after the other lists.
 */
export async function applyQueuedImports(): Promise<void> {
  await eachInTurn(await asSystem(APPLY_JOB, queuedImports), async ({ id, uploadedById }) => {
    const actor = uploadedById ? await asSystem(APPLY_JOB, (ctx) => actorOfPerson(ctx, uploadedById)) : SYSTEM;
    if (!actor || (actor.kind !== "system" && !mayImport(actor)))
      return asSystem(APPLY_JOB, (ctx) => holdImport(ctx, id, "no-right"));
    try {
      await asActor(actor, (ctx) => applyImport(ctx, id, (rows) => tellRows(id, rows)), { seconds: SECONDS });
    } catch (error) {
      const because = reasonOf(error) ?? (await asSystem(APPLY_JOB, (ctx) => stumble(ctx, id, error)));
      if (!because) throw error;
      await asActor(actor, (ctx) => holdImport(ctx, id, because));
    }
  });
}

/** What a person can put right. A code that somebody registered in this very minute counts as a change, too. */
function reasonOf(error: unknown): string | undefined {
  if (isPassing(error)) return undefined;
  if (error instanceof Refusal) return error.code === "overtaken" ? "changed-since" : error.code;
  return error instanceof Error && "code" in error && error.code === "P2002" ? "changed-since" : undefined;
}

/** Outside the transaction that writes, or nobody would see it. */
async function tellRows(id: string, rows: number): Promise<void> {
  await asSystem(APPLY_JOB, ({ tx }) =>
    tx.enterpriseImport.updateMany({ where: { id, status: "queued" }, data: { done: rows } }),
  );
}

export const applyImportsJob = defineJob({
  name: APPLY_JOB,
  cron: "* * * * *",
  lateAfterMinutes: 15,
  overlapping: true,
  run: applyQueuedImports,
});
