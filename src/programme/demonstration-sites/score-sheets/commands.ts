import { isDeepStrictEqual } from "node:util";
import { Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { mayEditSheet } from "../policy";
import { currentSheet } from "./queries";
import type { EditSheet } from "./schema";

/**
 * Makes the next version of the score sheet. Applications that were begun keep theirs. Refusals: `not-found` (not the coordinator),
 * `overtaken` (another version came between), `nothing-changed`.
 */
export async function editSheet(
  ctx: Ctx,
  { serial, content, source, verified }: EditSheet,
): Promise<{ serial: number }> {
  const { tx, actor, now } = ctx;
  if (!mayEditSheet(actor)) throw new Refusal("not-found");
  const old = await currentSheet(ctx);
  if (old.serial !== serial) throw new Overtaken();
  const said = { content, source, verified };
  if (isDeepStrictEqual(said, { content: old.content, source: old.source, verified: old.verified }))
    throw new Refusal("nothing-changed");
  const next = serial + 1;
  const { count } = await tx.scoreSheet.createMany({
    data: [{ serial: next, ...said, madeById: actor.personId, madeAt: now }],
    // Two who make the next version at once: the number is taken.
    skipDuplicates: true,
  });
  if (count !== 1) throw new Overtaken();
  ctx.record({ act: "edit.score-sheet", subjectKind: "score-sheet", detail: { version: next } });
  return { serial: next };
}
