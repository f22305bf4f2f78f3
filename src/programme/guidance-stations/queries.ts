import { dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { sql } from "@/platform/sql";
import { listClusters } from "../clusters/queries";
import { openServices } from "../contact-points/services/queries";

const detail = {
  id: true,
  departmentId: true,
  divisionCode: true,
  town: true,
  address: true,
  phone: true,
  openedOn: true,
  closedOn: true,
  version: true,
  department: { select: { nameZh: true, nameEn: true } },
  clusters: {
    where: { toDay: null },
    select: { cluster: { select: { id: true, nameZh: true, nameEn: true } } },
    orderBy: { id: "asc" },
  },
  staff: {
    where: { toDay: null },
    select: { id: true, name: true, post: true, phone: true, fromDay: true },
    orderBy: { id: "asc" },
  },
} as const;

async function read({ tx, actor }: Ctx, where: object) {
  if (actor.kind !== "official" && actor.kind !== "system") return [];
  const rows = await tx.guidanceStation.findMany({
    where,
    select: detail,
    orderBy: [{ divisionCode: "asc" }, { openedOn: "asc" }, { id: "asc" }],
  });
  return rows.map(({ department, clusters, openedOn, closedOn, ...row }) => ({
    ...row,
    ...department,
    clusters: clusters.map(({ cluster }) => cluster),
    openedOn: dayFromDate(openedOn),
    closedOn: closedOn && dayFromDate(closedOn),
  }));
}
export type Station = Awaited<ReturnType<typeof read>>[number];

/** All stations, open ones first: officials know them. */
export async function listStations(ctx: Ctx): Promise<readonly Station[]> {
  const rows = await read(ctx, {});
  return rows.toSorted((a, b) => Number(a.closedOn !== null) - Number(b.closedOn !== null));
}

/** One station, or null. */
export async function findStation(ctx: Ctx, stationId: string): Promise<Station | null> {
  return (await read(ctx, { id: stationId }))[0] ?? null;
}

/** The open stations that serve a cluster. */
export function stationsOf(ctx: Ctx, clusterId: string): Promise<readonly Station[]> {
  return read(ctx, { closedOn: null, clusters: { some: { clusterId, toDay: null } } });
}

/** Ids of the clusters whose page this person can open: every official knows which station serves which, not every one reads them. */
export async function openClusters(ctx: Ctx): Promise<readonly string[]> {
  return (await listClusters(ctx, { asOf: ctx.today })).map(({ id }) => id);
}

/** The station to which this official belongs, or null. */
export async function ownStation(ctx: Ctx): Promise<Station | null> {
  if (ctx.actor.kind !== "official") return null;
  return (await read(ctx, { departmentId: ctx.actor.departmentId }))[0] ?? null;
}

/** What a station's officer has on his desk: his station, its clusters' figures of today, the points whose services of this year are open. */
export async function stationDesk(ctx: Ctx) {
  const year = Number(ctx.today.slice(0, 4));
  return {
    station: await ownStation(ctx),
    clusters: await listClusters(ctx, { asOf: ctx.today }),
    services: await openServices(ctx, year),
    year,
    today: ctx.today,
  };
}
export type StationDeskView = Awaited<ReturnType<typeof stationDesk>>;

/** How many people have an account of the station that is open now. */
export async function countAccounts({ tx }: Ctx, departmentId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ n: number }[]>(sql`
    select count(*)::int as n from known_officials o where o.department_id = ${departmentId}::uuid and o.active
      and exists (select from person_duties h where h.person_id = o.id and h.ended_at is null and h.duty = 'station_officer')`);
  return rows[0]?.n ?? 0;
}
