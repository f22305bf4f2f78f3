import { isStationOfficer } from "@/kernel/actor";
import { dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { sql } from "@/platform/sql";
import { clustersServed } from "../members/queries";

/** Rows that a station is shown of its clusters' visits to come. */
const SHOWN = 50;

type Found = {
  readonly id: string;
  readonly enterpriseId: string;
  readonly clusterId: string;
  readonly name: string;
  readonly purpose: "patrol" | "mid_term" | "follow_up" | "guidance";
  readonly dueOn: Date | null;
  readonly arrangedOn: Date | null;
};

/**
 * Visits to firms of a station's clusters that are planned or arranged, the nearest first: when, to whom and what for, and nothing of what was
 * found. Those that follow a case are not among them. Nobody's but the station's: others have the list of visits.
 */
export async function plannedVisits({ tx, actor }: Ctx, limit = SHOWN) {
  if (!isStationOfficer(actor)) return [];
  const rows = await tx.$queryRaw<Found[]>(sql`
    select v.id, v.enterprise_id as "enterpriseId", v.cluster_id as "clusterId", v.name, v.purpose::text as purpose, v.due_on as "dueOn", v.arranged_on as "arrangedOn"
    from station_visits v where v.status in ('planned', 'arranged') and v.cluster_id in (${clustersServed(actor.departmentId)})
    order by coalesce(v.arranged_on, v.due_on), v.id limit ${limit}`);
  return rows.map(({ dueOn, arrangedOn, ...row }) => ({
    ...row,
    dueOn: dueOn && dayFromDate(dueOn),
    arrangedOn: arrangedOn && dayFromDate(arrangedOn),
  }));
}
export type PlannedVisit = Awaited<ReturnType<typeof plannedVisits>>[number];
