import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { mayChangeQuotas } from "./policy";
import type { ChangeQuotas } from "./schema";

/**
 * Splits a target over the divisions anew. The shares needn't add up to the target: by how much they don't is said wherever they
 * are shown. Refusals: `not-found`, `nothing-changed`, `overtaken` (any share moved since the person saw the split, for then he saw another sum).
 */
export async function changeQuotas(
  ctx: Ctx,
  { targetId, reason, quotas }: ChangeQuotas,
): Promise<{ targetId: string }> {
  const { tx, actor } = ctx;
  if (!mayChangeQuotas(actor)) throw new Refusal("not-found");
  const rows = await tx.quota.findMany({
    where: { targetId },
    select: { divisionCode: true, value: true, version: true },
  });
  if (rows.length === 0) throw new Refusal("not-found");

  const before = new Map(rows.map((row) => [row.divisionCode, row]));
  const unknown = quotas.filter(({ divisionCode }) => !before.has(divisionCode));
  if (unknown.length > 0 || quotas.length !== rows.length) throw new InvalidInput({ "": ["other-divisions"] });
  const changed = quotas.filter(({ divisionCode, value }) => before.get(divisionCode)?.value !== value);
  if (quotas.some(({ divisionCode, version }) => before.get(divisionCode)?.version !== version)) throw new Overtaken();
  if (changed.length === 0) throw new Refusal("nothing-changed");

  for (const { divisionCode, value, version } of changed) {
    const { count } = await tx.quota.updateMany({
      where: { targetId, divisionCode, version },
      data: { value, version: version + 1 },
    });
    if (count !== 1) throw new Overtaken();
  }
  ctx.record({
    act: "change.quotas",
    subjectKind: "target",
    subjectId: targetId,
    purpose: reason,
    detail: Object.fromEntries(
      changed.map(({ divisionCode, value }) => [divisionCode, `${before.get(divisionCode)?.value}→${value}`]),
    ),
  });
  return { targetId };
}
