import { parseFirmCode } from "@/kernel/credit-code";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { placeInCluster } from "../../enterprises/commands";
import { keepsClusters } from "../policy";
import type { RemoveMember } from "./schema";

type Placing = { readonly clusterId: string; readonly reason: string };

/**
 * Places the firm of this code in a cluster, from today on; of another cluster it is a member no longer. Refusals: `not-found`,
 * `code-unreadable`, `firm-unknown`, and those of `placeInCluster`.
 */
export async function placeByCode(ctx: Ctx, code: string, placing: Placing): Promise<{ enterpriseId: string }> {
  if (!keepsClusters(ctx.actor)) throw new Refusal("not-found");
  const parsed = parseFirmCode(code);
  if ("fault" in parsed) throw new Refusal("code-unreadable");
  const firm = await ctx.tx.enterprise.findFirst({
    where: { [parsed.kind]: parsed.code, mergedIntoId: null, withdrawnAt: null },
    select: { id: true },
  });
  if (!firm) throw new Refusal("firm-unknown");
  return placeInCluster(ctx, { enterpriseId: firm.id, ...placing });
}

/** The same for a firm that was picked in a list. */
export async function placePicked(ctx: Ctx, enterpriseId: string, placing: Placing): Promise<{ enterpriseId: string }> {
  if (!keepsClusters(ctx.actor)) throw new Refusal("not-found");
  return placeInCluster(ctx, { enterpriseId, ...placing });
}

/** Takes a firm out of a cluster, from today on; the days before stay as they were. Refusals: `not-found`, `no-member`, and those of `placeInCluster`. */
export async function removeMember(
  ctx: Ctx,
  { clusterId, enterpriseId, reason }: RemoveMember,
): Promise<{ clusterId: string }> {
  if (!keepsClusters(ctx.actor)) throw new Refusal("not-found");
  const member = await ctx.tx.clusterMember.count({ where: { clusterId, enterpriseId, toDay: null } });
  if (member === 0) throw new Refusal("no-member");
  await placeInCluster(ctx, { enterpriseId, clusterId: null, reason });
  return { clusterId };
}
