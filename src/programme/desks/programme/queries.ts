import type { Ctx } from "@/platform/database";
import { countedLeaks } from "../../contact-points/leaks/queries";
import { countedServices } from "../../contact-points/services/queries";

/** The programme office's figures: points that are owed a visit this year and have none, reports of leaks past their date. One statement. */
export async function programmeFigures(
  ctx: Ctx,
): Promise<{ readonly unvisited: number; readonly overdueLeaks: number }> {
  const year = Number(ctx.today.slice(0, 4));
  const rows = await ctx.tx.$queryRaw<{ unvisited: number; overdueLeaks: number }[]>`
    select ${countedServices(ctx, { code: "visit", year, state: "open" })} as unvisited,
      ${countedLeaks(ctx, { overdue: "1" })} as "overdueLeaks"`;
  return rows[0] ?? { unvisited: 0, overdueLeaks: 0 };
}
