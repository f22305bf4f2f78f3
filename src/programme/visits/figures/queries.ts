import type { Ctx } from "@/platform/database";
import { visitsByDivision } from "../queue/queries";
import { type VisitFigure, visitFigureFilters } from "./policy";

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
  const rows = await visitsByDivision(
    ctx,
    columns.map(({ filter }) => filter),
  );
  const at = Object.fromEntries(
    rows.map(({ division, counts }) => [
      division,
      Object.fromEntries(columns.map(({ figure }, index) => [figure, counts[index] ?? 0])),
    ]),
  );
  return { columns, at };
}
