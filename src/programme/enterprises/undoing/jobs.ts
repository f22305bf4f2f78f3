import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import { asActor, asSystem, isPassing } from "@/platform/database";
import { defineJob, eachInTurn } from "@/platform/jobs";
import { actorOfPerson } from "@/platform/session";
import { stumble } from "../imports/commands";
import { keepImport, undoImport } from "./commands";
import { UNDO_JOB } from "./policy";
import { undoingImports } from "./queries";

/** As long as applying may take. */
const SECONDS = 300;
const SYSTEM: Actor = { kind: "system", reason: UNDO_JOB };

/**
 * Undoes the lists of which somebody asked it, each in one transaction and in his name, with the rights that he has now. A process that is killed
 * leaves the list as it stood, and the next run takes it up. Throws what nobody foresaw, after the other lists.
 */
export async function undoAskedImports(): Promise<void> {
  await eachInTurn(await asSystem(UNDO_JOB, undoingImports), async ({ id, undoAskedById }) => {
    const actor = undoAskedById ? await asSystem(UNDO_JOB, (ctx) => actorOfPerson(ctx, undoAskedById)) : SYSTEM;
    try {
      await asActor(actor ?? { kind: "public" }, (ctx) => undoImport(ctx, id), { seconds: SECONDS });
    } catch (error) {
      const because = reasonOf(error) ?? (await asSystem(UNDO_JOB, (ctx) => stumble(ctx, id, error)));
      if (!because) throw error;
      await asSystem(UNDO_JOB, (ctx) => keepImport(ctx, id, because));
    }
  });
}

/** What a person can put right, or has to know. */
function reasonOf(error: unknown): string | undefined {
  if (isPassing(error)) return undefined;
  if (error instanceof Refusal) {
    if (error.code === "not-found" || error.code === "not-yours") return "no-right-to-undo";
    return error.code === "overtaken" ? "used-since" : error.code;
  }
  if (!(error instanceof Error)) return undefined;
  // The block economy to which a firm belonged before is over by now; a code that it had is another firm's.
  if (error.message.includes("cluster-closed")) return "cluster-closed";
  return /enterprises_(uscc|org_code|reg_no)_key/.test(error.message) ? "code-taken" : undefined;
}

export const undoImportsJob = defineJob({
  name: UNDO_JOB,
  cron: "* * * * *",
  lateAfterMinutes: 15,
  overlapping: true,
  run: undoAskedImports,
});
