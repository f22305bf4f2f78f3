import { isDeepStrictEqual } from "node:util";
import { Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { mayEditChecklist } from "./policy";
import { currentChecklist } from "./queries";
import type { EditChecklist } from "./schema";

/**
 * Makes the next version of the admission checklist. Applications that were made keep theirs; an item that stays in its place keeps its code.
 * Refusals: `not-found` (not the coordinator), `overtaken` (another version came between), `nothing-changed`.
 */
export async function editChecklist(
  ctx: Ctx,
  { serial, items, source, verified }: EditChecklist,
): Promise<{ serial: number }> {
  const { tx, actor, now } = ctx;
  if (!mayEditChecklist(actor)) throw new Refusal("not-found");
  const old = await currentChecklist(ctx);
  if (old.serial !== serial) throw new Overtaken();
  const next = serial + 1;
  const content = items.map(({ place, ...item }) => ({
    code: old.items[place - 1]?.code ?? `item_${next}_${place}`,
    ...item,
  }));
  const before = { content: old.items, source: old.source, verified: old.verified };
  if (isDeepStrictEqual({ content, source, verified }, before)) throw new Refusal("nothing-changed");
  const { count } = await tx.admissionChecklist.createMany({
    data: [{ serial: next, content, source, verified, madeById: actor.personId, madeAt: now }],
    // Two who make the next version at once: the number is taken.
    skipDuplicates: true,
  });
  if (count !== 1) throw new Overtaken();
  ctx.record({ act: "edit.admission-checklist", subjectKind: "admission-checklist", detail: { version: next } });
  return { serial: next };
}
