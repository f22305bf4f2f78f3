import { randomUUID } from "node:crypto";
import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { keepsClusters } from "./policy";
import type { AddCluster, ChangeCluster } from "./schema";

/** Adds a block economy to the network. Programme document 三(三). Refuses `not-found`; invalid: `unknown-division`, `name-taken`. */
export async function addCluster(ctx: Ctx, { source, ...input }: AddCluster): Promise<{ clusterId: string }> {
  const { tx, actor } = ctx;
  if (!keepsClusters(actor)) throw new Refusal("not-found");
  const { divisions } = await placesOf(ctx);
  if (!divisions.some(({ code }) => code === input.divisionCode))
    throw new InvalidInput({ divisionCode: ["unknown-division"] });
  await refuseTakenName(ctx, input.nameZh);
  const { id } = await tx.cluster.create({
    data: { ...input, code: `added-${randomUUID()}`, source, verified: false, version: 2 },
    select: { id: true },
  });
  ctx.record({ act: "add.cluster", subjectKind: "cluster", subjectId: id });
  return { clusterId: id };
}

/**
 * Renames a cluster, or says where it lies; what it was called before stays readable with the reason. Refuses `not-found`, `overtaken`;
 * invalid: `name-taken`.
 */
export async function changeCluster(
  ctx: Ctx,
  { clusterId, version, reason, ...after }: ChangeCluster,
): Promise<{ clusterId: string }> {
  const { tx, actor, now } = ctx;
  if (!keepsClusters(actor)) throw new Refusal("not-found");
  const before = await tx.cluster.findFirst({
    where: { id: clusterId },
    select: { nameZh: true, nameEn: true, towns: true },
  });
  if (!before) throw new Refusal("not-found");
  if (after.nameZh !== before.nameZh) await refuseTakenName(ctx, after.nameZh);
  const { count } = await tx.cluster.updateMany({
    where: { id: clusterId, version },
    data: { ...after, version: version + 1 },
  });
  if (count !== 1) throw new Overtaken();
  await tx.clusterChange.create({
    data: { clusterId, changedAt: now, changedById: actor.personId, before, after, reason },
    select: { id: true },
  });
  const fields = (["nameZh", "nameEn", "towns"] as const).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  ctx.record({ act: "change.cluster", subjectKind: "cluster", subjectId: clusterId, detail: { fields } });
  return { clusterId };
}

/** Two clusters of one name would be one in every list. */
async function refuseTakenName({ tx }: Ctx, nameZh: string): Promise<void> {
  if ((await tx.cluster.count({ where: { nameZh } })) > 0) throw new InvalidInput({ nameZh: ["name-taken"] });
}
