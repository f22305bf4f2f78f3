import { randomUUID } from "node:crypto";
import { dateOf } from "@/kernel/days";
import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { keepsStations } from "./policy";
import { findStation, type Station } from "./queries";
import type { AddStaff, AddStation, ChangeStation, CloseStation, EndStaff } from "./schema";

/**
 * Opens a guidance station, as a department of its own whose people can be given the duty of its officers. Programme document 三(三).
 * Refuses `not-found`; invalid: `unknown-division`, `unknown-cluster`, `cluster-closed`, `in-future`, `name-taken`.
 */
export async function addStation(ctx: Ctx, input: AddStation): Promise<{ stationId: string }> {
  const { tx, actor, now, today } = ctx;
  const { nameZh, nameEn, clusters, openedOn, divisionCode, ...about } = input;
  if (!keepsStations(actor, divisionCode)) throw new Refusal("not-found");
  const places = await placesOf(ctx);
  if (!places.divisions.some(({ code }) => code === divisionCode))
    throw new InvalidInput({ divisionCode: ["unknown-division"] });
  if (openedOn > today) throw new InvalidInput({ openedOn: ["in-future"] });
  await refuseBad(ctx, { clusters, nameZh });
  const department = await tx.department.create({
    data: {
      ...{ code: `GS-${randomUUID()}`, nameZh, nameEn, divisionCode },
      ...{ kind: "guidance_station", level: "county", documentWord: "指导站" },
    },
    select: { id: true },
  });
  const { id } = await tx.guidanceStation.create({
    data: {
      ...about,
      ...{ departmentId: department.id, divisionCode, openedOn: dateOf(openedOn), createdAt: now, updatedAt: now },
    },
    select: { id: true },
  });
  await tx.stationCluster.createMany({
    data: clusters.map((clusterId) => ({ stationId: id, clusterId, fromDay: dateOf(openedOn) })),
  });
  ctx.record({ act: "add.station", subjectKind: "station", subjectId: id });
  return { stationId: id };
}

/** Changes a station's name, place and clusters; a cluster is served from today on, and until today. Refuses `not-found`, `closed`, `overtaken`. */
export async function changeStation(ctx: Ctx, input: ChangeStation): Promise<{ stationId: string }> {
  const { tx, now, today } = ctx;
  const { stationId, version, nameZh, nameEn, clusters, ...about } = input;
  const station = await openOne(ctx, stationId);
  const served = new Set(station.clusters.map(({ id }) => id));
  await refuseBad(ctx, { clusters, served: [...served], ...(nameZh === station.nameZh ? {} : { nameZh }) });
  const { count } = await tx.guidanceStation.updateMany({
    where: { id: stationId, version, closedOn: null },
    data: { ...about, version: version + 1, updatedAt: now },
  });
  if (count !== 1) throw new Overtaken();
  await tx.department.updateMany({ where: { id: station.departmentId }, data: { nameZh, nameEn } });
  await tx.stationCluster.updateMany({
    where: { stationId, toDay: null, clusterId: { notIn: clusters } },
    data: { toDay: dateOf(today) },
  });
  await tx.stationCluster.createMany({
    data: clusters
      .filter((clusterId) => !served.has(clusterId))
      .map((clusterId) => ({ stationId, clusterId, fromDay: dateOf(today) })),
  });
  ctx.record({ act: "change.station", subjectKind: "station", subjectId: stationId });
  return { stationId };
}

/** Closes a station: from now on its officers see nothing any more. Refuses `not-found`, `closed`, `overtaken`. */
export async function closeStation(
  ctx: Ctx,
  { stationId, version, reason }: CloseStation,
): Promise<{ stationId: string }> {
  const { tx, now, today } = ctx;
  await openOne(ctx, stationId);
  const { count } = await tx.guidanceStation.updateMany({
    where: { id: stationId, version, closedOn: null },
    data: { closedOn: dateOf(today), version: version + 1, updatedAt: now },
  });
  if (count !== 1) throw new Overtaken();
  ctx.record({ act: "close.station", subjectKind: "station", subjectId: stationId, detail: { reason } });
  return { stationId };
}

/** Names somebody who works at a station, with or without an account. Refuses `not-found`, `closed`. */
export async function addStaff(ctx: Ctx, { stationId, ...person }: AddStaff): Promise<{ stationId: string }> {
  await openOne(ctx, stationId);
  await ctx.tx.stationStaff.create({
    data: { stationId, ...person, fromDay: dateOf(ctx.today) },
    select: { id: true },
  });
  ctx.record({ act: "add.station-staff", subjectKind: "station", subjectId: stationId });
  return { stationId };
}

/** Somebody works there no longer, from today on. Refuses `not-found`, `closed`. */
export async function endStaff(ctx: Ctx, { stationId, staffId }: EndStaff): Promise<{ stationId: string }> {
  await openOne(ctx, stationId);
  const { count } = await ctx.tx.stationStaff.updateMany({
    where: { id: staffId, stationId, toDay: null },
    data: { toDay: dateOf(ctx.today) },
  });
  if (count !== 1) throw new Refusal("not-found");
  ctx.record({ act: "end.station-staff", subjectKind: "station", subjectId: stationId });
  return { stationId };
}

/** The station that this person keeps and that is still open. */
async function openOne(ctx: Ctx, stationId: string): Promise<Station> {
  const station = await findStation(ctx, stationId);
  if (!station || !keepsStations(ctx.actor, station.divisionCode)) throw new Refusal("not-found");
  if (station.closedOn) throw new Refusal("closed");
  return station;
}

async function refuseBad(
  ctx: Ctx,
  {
    clusters,
    served = [],
    nameZh,
  }: { readonly clusters: readonly string[]; readonly served?: readonly string[]; readonly nameZh?: string },
): Promise<void> {
  const known = new Map((await placesOf(ctx)).clusters.map(({ id, closedOn }) => [id, closedOn]));
  if (clusters.some((id) => !known.has(id))) throw new InvalidInput({ clusters: ["unknown-cluster"] });
  // One that is served already may have been closed since.
  if (clusters.some((id) => known.get(id) && !served.includes(id)))
    throw new InvalidInput({ clusters: ["cluster-closed"] });
  // Whoever reads a list of departments tells them by their names.
  if (nameZh && (await ctx.tx.department.count({ where: { nameZh } })) > 0)
    throw new InvalidInput({ nameZh: ["name-taken"] });
}
