import { dateOf } from "@/kernel/days";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { keepsClusters } from "../policy";
import type { EndLeader, NameLeader } from "./schema";

/**
 * Names a member as a leading firm (龙头企业) of its cluster from today on. Programme document 三(三); a reason to be invited as a contact point
 * (domain.md §5.4). Refusals: `not-found`, `no-member`, `already-leading`.
 */
export async function nameLeader(
  ctx: Ctx,
  { clusterId, enterpriseId, source }: NameLeader,
): Promise<{ clusterId: string }> {
  const { tx, actor, today } = ctx;
  if (!keepsClusters(actor)) throw new Refusal("not-found");
  const member = await tx.clusterMember.count({ where: { clusterId, enterpriseId, toDay: null } });
  if (member === 0) throw new Refusal("no-member");
  const { count } = await tx.clusterLeader.createMany({
    data: [{ clusterId, enterpriseId, fromDay: dateOf(today), source, namedById: actor.personId }],
    // A second naming at the same moment meets the unique index of open leads.
    skipDuplicates: true,
  });
  if (count !== 1) throw new Refusal("already-leading");
  ctx.record({
    ...{ act: "name.cluster-leader", subjectKind: "cluster", subjectId: clusterId, enterpriseId },
    detail: { source },
  });
  return { clusterId };
}

/** From today on the firm leads no longer; that it did stays readable. Refusals: `not-found`, `not-leading`. */
export async function endLeader(ctx: Ctx, { clusterId, enterpriseId }: EndLeader): Promise<{ clusterId: string }> {
  const { tx, actor, today } = ctx;
  if (!keepsClusters(actor)) throw new Refusal("not-found");
  const { count } = await tx.clusterLeader.updateMany({
    where: { clusterId, enterpriseId, toDay: null },
    data: { toDay: dateOf(today) },
  });
  if (count !== 1) throw new Refusal("not-leading");
  ctx.record({ act: "end.cluster-leader", subjectKind: "cluster", subjectId: clusterId, enterpriseId });
  return { clusterId };
}
