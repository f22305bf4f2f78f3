import type { Ctx } from "@/platform/database";
import { type Sql, sql } from "@/platform/sql";
import { visitsByDivision } from "../queue/queries";
import { VISIT_FIGURES, type VisitFigure, visitFigureFilters } from "./policy";

type Asked = Omit<Parameters<typeof visitFigureFilters>[0], "today">;

export type VisitFigures = {
  /** Which figures there are of that day, with the filter of the list behind each. */
  readonly columns: ReturnType<typeof visitFigureFilters>;
  /** How many in each division; a division that isn't named has none. */
  readonly at: Readonly<Record<string, Readonly<Partial<Record<VisitFigure, number>>>>>;
};

/** How many visits each figure counts for this reader on a day, by division. Through the filters of the lists that they open. One statement. */
export async function visitFigures(ctx: Ctx, asked: Asked): Promise<VisitFigures> {
  const columns = visitFigureFilters({ ...asked, today: ctx.today });
  const parts = columns.map(({ figure, filter }): Sql => visitsByDivision(ctx, figure, filter));
  const rows = await ctx.tx.$queryRaw<{ figure: string; division: string; n: number }[]>`
    ${parts.reduce((above, below) => sql`${above} union all ${below}`)}`;
  const at: Record<string, Partial<Record<VisitFigure, number>>> = {};
  for (const { figure, division, n } of rows) {
    const known = VISIT_FIGURES.find((one) => one === figure);
    if (known) at[division] = { ...at[division], [known]: n };
  }
  return { columns, at };
}
