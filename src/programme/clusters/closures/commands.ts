import { dateOf, dayFromDate } from "@/kernel/days";
import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import type { ClusterTurn } from "@/platform/moved-periods";
import { tell } from "@/platform/notices";
import { officialsCharged, regulatorsWith } from "@/platform/people";
import { pointsFollow } from "../../contact-points/commands";
import { sitesFollow } from "../../demonstration-sites/commands";
import { keepsClusters } from "../policy";
import type { CloseCluster, ReopenCluster } from "./schema";

type Turned = { readonly enterpriseIds: readonly string[]; readonly from: string | null; readonly to: string | null };

/**
 * Closes a cluster from a day on: its firms belong to it no more, the registers' entries neither, and nothing new is done with it. What was counted of days
 * before stays. Refusals: `not-found`, `cluster-closed`, `overtaken`. Invalid: `future-day`, `members-since` (a firm came, or it was reopened, later).
 */
export async function closeCluster(
  ctx: Ctx,
  { clusterId, version, fromDay, ground }: CloseCluster,
): Promise<{ clusterId: string }> {
  const { tx, actor, now, today } = ctx;
  if (!keepsClusters(actor)) throw new Refusal("not-found");
  const cluster = await tx.cluster.findFirst({ where: { id: clusterId }, select: { closedOn: true } });
  if (!cluster) throw new Refusal("not-found");
  if (cluster.closedOn) throw new Refusal("cluster-closed");
  if (fromDay > today) throw new InvalidInput({ fromDay: ["future-day"] });
  const day = dateOf(fromDay);
  // First, so that whoever is placing a firm in it waits, or is waited for.
  const { count } = await tx.cluster.updateMany({
    where: { id: clusterId, version, closedOn: null },
    data: { closedOn: day, version: version + 1 },
  });
  if (count !== 1) throw new Overtaken();
  const later = await tx.clusterMember.count({ where: { clusterId, fromDay: { gt: day } } });
  const reopened = await tx.clusterClosure.count({ where: { clusterId, reopenedFrom: { gt: day } } });
  if (later + reopened > 0) throw new InvalidInput({ fromDay: ["members-since"] });

  const firms = await tx.enterprise.findMany({ where: { clusterId }, select: { id: true } });
  const leads = await tx.clusterLeader.findMany({
    where: { clusterId, toDay: null },
    select: { enterpriseId: true, source: true },
  });
  const closure = await tx.clusterClosure.create({
    data: { clusterId, fromDay: day, ground, closedAt: now, closedById: actor.personId },
    select: { id: true },
  });
  const sources = new Map(leads.map(({ enterpriseId, source }) => [enterpriseId, source]));
  await tx.clusterClosureFirm.createMany({
    data: firms.map(({ id }) => ({
      closureId: closure.id,
      enterpriseId: id,
      leadSource: sources.get(id) ?? null,
    })),
  });
  await turn(ctx, { enterpriseIds: firms.map(({ id }) => id), from: clusterId, to: null }, ground);
  await turnEntries(ctx, { from: fromDay, of: { clusterId }, to: null });
  ctx.record({
    ...{ act: "close.cluster", subjectKind: "cluster", subjectId: clusterId },
    detail: { fromDay, ground, count: firms.length },
  });
  await tellOf(ctx, clusterId, "cluster.closed");
  return { clusterId };
}

/**
 * Reopens a cluster from a day on: firms that left with it and belong to no other come back from that day, and lead it again if they did. Refusals:
 * `not-found`, `cluster-open`, `overtaken`. Invalid: `future-day`, `before-closed`.
 */
export async function reopenCluster(
  ctx: Ctx,
  { clusterId, version, fromDay, reason }: ReopenCluster,
): Promise<{ clusterId: string }> {
  const { tx, actor, now, today } = ctx;
  if (!keepsClusters(actor)) throw new Refusal("not-found");
  const cluster = await tx.cluster.findFirst({
    where: { id: clusterId },
    select: { divisionCode: true, closedOn: true },
  });
  const closure = await tx.clusterClosure.findFirst({
    where: { clusterId, reopenedFrom: null },
    select: { id: true, fromDay: true, firms: { select: { enterpriseId: true, leadSource: true } } },
  });
  if (!cluster) throw new Refusal("not-found");
  if (!cluster.closedOn || !closure) throw new Refusal("cluster-open");
  if (fromDay > today) throw new InvalidInput({ fromDay: ["future-day"] });
  if (fromDay < dayFromDate(closure.fromDay)) throw new InvalidInput({ fromDay: ["before-closed"] });
  const { count } = await tx.cluster.updateMany({
    where: { id: clusterId, version, closedOn: { not: null } },
    data: { closedOn: null, version: version + 1 },
  });
  if (count !== 1) throw new Overtaken();
  const back = await tx.enterprise.findMany({
    where: {
      id: { in: closure.firms.map(({ enterpriseId }) => enterpriseId) },
      ...{ clusterId: null, divisionCode: cluster.divisionCode, status: { not: "merged" } },
    },
    select: { id: true },
  });
  const enterpriseIds = back.map(({ id }) => id);
  await tx.clusterClosure.updateMany({
    where: { id: closure.id, reopenedFrom: null },
    data: {
      ...{ reopenedFrom: dateOf(fromDay), reopenedAt: now },
      ...{ reopenedById: actor.personId, reopenedBecause: reason },
    },
  });
  await turn(ctx, { enterpriseIds, from: null, to: clusterId }, reason);
  const here = new Set(enterpriseIds);
  await tx.clusterLeader.createMany({
    data: closure.firms.flatMap(({ enterpriseId, leadSource }) =>
      leadSource !== null && here.has(enterpriseId)
        ? [
            {
              ...{ clusterId, enterpriseId, fromDay: dateOf(fromDay) },
              ...{ source: leadSource, namedById: actor.personId },
            },
          ]
        : [],
    ),
    skipDuplicates: true,
  });
  await turnEntries(ctx, {
    from: fromDay,
    of: { clusterId: null, enterpriseId: { in: enterpriseIds } },
    to: clusterId,
  });
  ctx.record({
    ...{ act: "reopen.cluster", subjectKind: "cluster", subjectId: clusterId },
    detail: { fromDay, reason, count: enterpriseIds.length },
  });
  await tellOf(ctx, clusterId, "cluster.reopened");
  return { clusterId };
}

/** Says on the firms' own rows to which cluster they belong; the old value stays readable with the reason. */
async function turn({ tx, actor, now }: Ctx, { enterpriseIds, from, to }: Turned, reason: string): Promise<void> {
  if (actor.kind !== "official") throw new Refusal("not-found");
  await tx.enterprise.updateMany({
    where: { id: { in: [...enterpriseIds] }, clusterId: from },
    data: { clusterId: to, version: { increment: 1 }, updatedAt: now },
  });
  const said = { changedAt: now, changedById: actor.personId, reason };
  await tx.enterpriseChange.createMany({
    data: enterpriseIds.map((enterpriseId) => ({
      ...{ enterpriseId, ...said },
      ...{ before: { clusterId: from }, after: { clusterId: to } },
    })),
  });
}

async function turnEntries(ctx: Ctx, entries: ClusterTurn): Promise<void> {
  await pointsFollow.turn(ctx, entries);
  await sitesFollow.turn(ctx, entries);
}

/** Told are the officers of the open stations that serve it, and the programme office of its division. */
async function tellOf(ctx: Ctx, clusterId: string, kind: string): Promise<void> {
  const { tx } = ctx;
  const stations = await tx.guidanceStation.findMany({
    where: { closedOn: null, clusters: { some: { clusterId, toDay: null } } },
    select: { departmentId: true },
  });
  const { divisionCode } = await tx.cluster.findUniqueOrThrow({
    where: { id: clusterId },
    select: { divisionCode: true },
  });
  const people = [
    ...(await officialsCharged(ctx, {
      duties: ["station_officer"],
      departments: stations.map(({ departmentId }) => departmentId),
    })),
    ...(await regulatorsWith(ctx, ["programme_officer"], { divisionCode })),
  ];
  await tell(ctx, [...new Set(people)], { kind, subjectKind: "cluster", subjectId: clusterId, number: null });
}
