import type { Ctx } from "@/platform/database";
import { type Sql, sql } from "@/platform/sql";
import { countedLeaks } from "../../contact-points/leaks/queries";
import { countedServices } from "../../contact-points/services/queries";
import { countedVisits } from "../../visits/queue/queries";

export type ProgrammeFigures = {
  readonly unvisited: number;
  readonly overdueVisits: number;
  readonly overdueLeaks: number;
};

/**
 * The programme office's figures: points that are owed a visit this year and have none; visits, and advice given at them, past their date;
 * reports of leaks past theirs. An expression of a statement that asks more.
 */
export function programmeExpression(ctx: Ctx): Sql {
  const year = Number(ctx.today.slice(0, 4));
  return sql`json_build_object(
    'unvisited', ${countedServices(ctx, { code: "visit", year, state: "open" })},
    'overdueVisits', ${countedVisits(ctx, { overdue: "1" })},
    'overdueLeaks', ${countedLeaks(ctx, { overdue: "1" })})`;
}
