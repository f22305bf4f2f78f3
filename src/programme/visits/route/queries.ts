import { addDays } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { type PlannedVisits, visitsBetween } from "../queue/queries";
import type { VisitFilter } from "../schema";
import { ROUTE_DAYS } from "./policy";

/** The visits that a route passes: what is overdue, and what is to be made within thirty days. Two statements. */
export async function visitRoute(ctx: Ctx, filter: VisitFilter, most?: number): Promise<PlannedVisits> {
  const after = addDays(ctx.today, ROUTE_DAYS + 1);
  return visitsBetween(ctx, filter, { from: null, after, ...(most === undefined ? {} : { most }) });
}
