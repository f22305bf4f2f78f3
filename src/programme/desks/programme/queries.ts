import type { Ctx } from "@/platform/database";
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
 * reports of leaks past theirs. One statement.
 */
export async function programmeFigures(ctx: Ctx): Promise<ProgrammeFigures> {
  const year = Number(ctx.today.slice(0, 4));
  const rows = await ctx.tx.$queryRaw<ProgrammeFigures[]>`
    select ${countedServices(ctx, { code: "visit", year, state: "open" })} as unvisited,
      ${countedVisits(ctx, { overdue: "1" })} as "overdueVisits",
      ${countedLeaks(ctx, { overdue: "1" })} as "overdueLeaks"`;
  return rows[0] ?? { unvisited: 0, overdueVisits: 0, overdueLeaks: 0 };
}
