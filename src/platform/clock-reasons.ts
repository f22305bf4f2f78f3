import { Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "./database";

/**
 * Writes why a clock was missed, as the next of its reasons: the last one stands, the earlier ones stay (docs/decisions/0149). `lateTurns` is how
 * many the person saw. Refuses `not-yours` to whoever is no official; throws Overtaken when somebody said it meanwhile.
 */
export async function sayWhy(
  { tx, actor, now }: Ctx,
  { id, lateTurns }: { readonly id: string; readonly lateTurns: number },
  reason: string,
): Promise<void> {
  if (actor.kind !== "official") throw new Refusal("not-yours");
  const turn = lateTurns + 1;
  const { count } = await tx.clock.updateMany({
    where: { id, lateTurns },
    data: { lateReason: reason, lateTurns: turn },
  });
  if (count !== 1) throw new Overtaken();
  await tx.clockReason.createMany({ data: [{ clockId: id, turn, reason, byId: actor.personId, at: now }] });
}
