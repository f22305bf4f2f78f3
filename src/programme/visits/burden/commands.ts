import { InvalidInput } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { burdened } from "./queries";

/**
 * The reason for another visit to a firm that has had its visits of the year in which it is to be made; null where none is needed. Invalid:
 * `burden`, as long as it isn't given. It warns and doesn't forbid.
 */
export async function answeredBurden(
  ctx: Ctx,
  enterpriseId: string,
  { dueOn, burdenReason = null }: { readonly dueOn: string; readonly burdenReason?: string | null },
): Promise<string | null> {
  const over = (await burdened(ctx, [enterpriseId], dueOn.slice(0, 4))).has(enterpriseId);
  if (over && !burdenReason) throw new InvalidInput({ burdenReason: ["burden"] });
  return over ? burdenReason : null;
}
